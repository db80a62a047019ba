import path from 'node:path';
import { defineConfig } from 'vitest/config';

const alias = { '@': path.resolve(import.meta.dirname) };

export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          sequence: { groupOrder: 0 },
          include: ['{lib,server,components,scripts,bench}/**/*.unit.test.{ts,tsx}'],
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'services',
          sequence: { groupOrder: 1 },
          include: ['{lib,server,components,scripts,bench}/**/*.test.{ts,tsx}'],
          exclude: ['**/*.unit.test.{ts,tsx}'],
          globalSetup: ['./tests/services.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
