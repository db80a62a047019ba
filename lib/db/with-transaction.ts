import type { Database, Transaction } from './database';

const RETRYABLE = new Set(['40001', '40P01']);
const ATTEMPTS = 5;

function codeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null) return null;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return 'cause' in error ? codeOf(error.cause) : null;
}

/** Runs `work` in one transaction; a deadlock or a serialisation failure is tried again from the start. */
export async function withTransaction<T>(
  database: Database,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await database.orm.transaction(work);
    } catch (error) {
      const code = codeOf(error);
      if (code === null || !RETRYABLE.has(code) || attempt === ATTEMPTS) throw error;
    }
  }
}
