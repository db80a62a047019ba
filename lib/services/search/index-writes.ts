import type postgres from 'postgres';
import type { Database } from '@/lib/db/database';

const LOCK = 'search-writes';

/**
 * A rebuild's last step and the indexer's batches exclude each other: batches share the lock, the swap takes
 * it alone, so that no document goes into an index that is about to be dropped.
 */
export async function writingToIndex<T>(database: Database, work: () => Promise<T>): Promise<T> {
  return underLock(database, (tx, key) => tx`SELECT pg_advisory_xact_lock_shared(hashtext(${key}))`, work);
}

/** Runs alone: no batch is being written meanwhile. */
export async function swappingIndex<T>(database: Database, work: () => Promise<T>): Promise<T> {
  return underLock(database, (tx, key) => tx`SELECT pg_advisory_xact_lock(hashtext(${key}))`, work);
}

async function underLock<T>(
  database: Database,
  take: (tx: postgres.TransactionSql, key: string) => PromiseLike<unknown>,
  work: () => Promise<T>,
): Promise<T> {
  let result: { value: T } | null = null;
  await database.sql.begin(async (tx) => {
    await take(tx, `${database.store} ${LOCK}`);
    result = { value: await work() };
  });
  return unwrap(result);
}

function unwrap<T>(result: { value: T } | null): T {
  if (result === null) throw new Error('the work under the lock did not finish');
  return result.value;
}
