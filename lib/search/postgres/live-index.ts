import type postgres from 'postgres';
import { IndexMissingError } from '../appeal-search';
import { findLive, type IndexTables } from './index-tables';

const UNDEFINED_TABLE = '42P01';

export function isMissingTable(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === UNDEFINED_TABLE;
}

export interface LiveIndex {
  /**
   * Does the work on the live tables; once more when they are gone, for a swap may have put others in their
   * place. Errors: `IndexMissingError`.
   */
  with<T>(work: (tables: IndexTables) => Promise<T>): Promise<T>;
}

/** Remembers which tables are live: what a swap replaces it also drops, so that a wrong memory is noticed. */
export function createLiveIndex(sql: postgres.Sql): LiveIndex {
  let known: IndexTables | null = null;

  async function look(): Promise<IndexTables> {
    known = await findLive(sql);
    if (known === null) throw new IndexMissingError();
    return known;
  }

  return {
    async with(work) {
      try {
        return await work(known ?? (await look()));
      } catch (error) {
        if (!isMissingTable(error)) throw error;
        return retry(work, await look());
      }
    },
  };
}

async function retry<T>(work: (tables: IndexTables) => Promise<T>, tables: IndexTables): Promise<T> {
  try {
    return await work(tables);
  } catch (error) {
    throw isMissingTable(error) ? new IndexMissingError() : error;
  }
}
