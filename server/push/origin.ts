import type { IncomingHttpHeaders } from 'node:http';

const LOOPBACK = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/;

/** A name that leads here by someone else's DNS must not open what only this machine may see. */
export function isLoopbackHost(host: string | undefined): boolean {
  return host !== undefined && LOOPBACK.test(host);
}

/** WebSockets know no CORS: a page of another origin is refused here; programs send no Origin. */
export function isAllowedRequest(headers: IncomingHttpHeaders): boolean {
  if (!isLoopbackHost(headers.host)) return false;
  if (headers.origin === undefined) return true;
  const origin = URL.canParse(headers.origin) ? new URL(headers.origin) : null;
  return origin !== null && origin.host === headers.host;
}
