import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { type Database, type DatabaseOptions, openDatabase } from './database';

/** One process at a time lays or changes the tables; an arbitrary constant of ours. */
const MIGRATION_LOCK = 0x70756c74;

/**
 * Creates the store's schema where it is missing and brings its tables up to date from `migrationsFolder`.
 * Needs the right to create schemas; extensions are tried and missed loudly by the migration that uses them.
 */
export async function prepareStore(options: DatabaseOptions & { migrationsFolder: string }): Promise<void> {
  const admin = postgres(options.url, { max: 1, onnotice: () => undefined });
  try {
    await admin`SELECT pg_advisory_lock(${MIGRATION_LOCK})`;
    await admin`CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA public`;
    await admin`CREATE SCHEMA IF NOT EXISTS ${admin(options.store)}`;
    const database = openDatabase({ ...options, connections: 1 });
    try {
      await migrate(database.orm, {
        migrationsFolder: options.migrationsFolder,
        migrationsSchema: options.store,
        migrationsTable: 'migration',
      });
    } finally {
      await database.close();
    }
  } finally {
    await admin.end({ timeout: 2 });
  }
}

/** Removes a store with all it holds. For the sped-up demo's own store and for tests. */
export async function dropStore(options: { url: string; store: string }): Promise<void> {
  const admin = postgres(options.url, { max: 1, onnotice: () => undefined });
  try {
    await admin`DROP SCHEMA IF EXISTS ${admin(options.store)} CASCADE`;
  } finally {
    await admin.end({ timeout: 2 });
  }
}

export async function isEmptyLog(database: Database): Promise<boolean> {
  const [row] = await database.sql<{ found: boolean }[]>`SELECT EXISTS (SELECT 1 FROM appeal_event) AS found`;
  return row?.found !== true;
}
