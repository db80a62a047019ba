import type postgres from 'postgres';
import type { Database } from '@/lib/db/database';

const WRITES = 'search-writes';
const REBUILD = 'search-rebuild';

type TakeLock = (tx: postgres.TransactionSql, key: string) => PromiseLike<unknown>;

const alone: TakeLock = (tx, key) => tx`SELECT pg_advisory_xact_lock(hashtext(${key}))`;
const together: TakeLock = (tx, key) => tx`SELECT pg_advisory_xact_lock_shared(hashtext(${key}))`;

/**
 * A rebuild's last step and the indexer's batches exclude each other: batches share the lock, the swap takes
 * it alone, so that no document goes into an index that is about to be dropped.
 */
export function writingToIndex<T>(database: Database, work: () => Promise<T>): Promise<T> {
  return underLock(database, { name: WRITES, take: together }, work);
}

/** Runs alone: no batch is being written meanwhile. */
export function swappingIndex<T>(database: Database, work: () => Promise<T>): Promise<T> {
  return underLock(database, { name: WRITES, take: alone }, work);
}

/** One rebuild of a store at a time, in whatever process; another one waits. */
export function rebuildingIndex<T>(database: Database, work: () => Promise<T>): Promise<T> {
  return underLock(database, { name: REBUILD, take: alone }, work);
}

async function underLock<T>(
  database: Database,
  lock: { name: string; take: TakeLock },
  work: () => Promise<T>,
): Promise<T> {
  let result: { value: T } | null = null;
  await database.sql.begin(async (tx) => {
    await lock.take(tx, `${database.store} ${lock.name}`);
    result = { value: await work() };
  });
  return unwrap(result);
}

function unwrap<T>(result: { value: T } | null): T {
  if (result === null) throw new Error('the work under the lock did not finish');
  return result.value;
}
