import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { openCluster } from '@/server/embedded-postgres/cluster';

declare module 'vitest' {
  interface ProvidedContext {
    databaseUrl: string;
    /** Absent where the machine has none: such suites fail under CI and say so loudly elsewhere. */
    redisUrl: string | null;
    elasticsearchUrl: string | null;
  }
}

const SERVICES = path.resolve(import.meta.dirname, '../.data/tests');

/** Real services for the tests: PostgreSQL of our own, Redis and Elasticsearch as `npm test` started them. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await openCluster({
    dataDir: SERVICES,
    tell: (step) => process.stdout.write(`  · ${step}\n`),
  });
  project.provide('databaseUrl', process.env.TEST_DATABASE_URL ?? cluster.url);
  project.provide('redisUrl', process.env.TEST_REDIS_URL ?? null);
  project.provide('elasticsearchUrl', process.env.TEST_ELASTICSEARCH_URL ?? null);
  return () => cluster.release();
}
