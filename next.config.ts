import type { NextConfig } from 'next';

const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  // Next writes its own start-up scripts and styles into the page.
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  // TypeScript 7 is checked by `tsc` itself.
  typescript: { ignoreBuildErrors: true },
  images: { unoptimized: true },
  serverExternalPackages: [
    'drizzle-orm',
    'postgres',
    'redis',
    '@elastic/elasticsearch',
    'pino',
    'h3-js',
    'prom-client',
  ],
  ...(process.env.PULT_MODULES === undefined ? {} : { turbopack: { root: process.env.PULT_MODULES } }),
  headers: async () => [
    {
      source: '/:path*',
      headers: [
        ...(process.env.NODE_ENV === 'production'
          ? [{ key: 'Content-Security-Policy', value: CONTENT_SECURITY_POLICY }]
          : []),
        { key: 'X-Content-Type-Options', value: 'nosniff' },
        { key: 'Referrer-Policy', value: 'same-origin' },
      ],
    },
  ],
};

export default config;
