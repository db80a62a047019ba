import type postgres from 'postgres';
import type { Database } from '@/lib/db/database';
import {
  type AppealSearch,
  IndexMissingError,
  type RebuildTarget,
  type SearchRequest,
  type SearchResult,
} from '../appeal-search';
import { compileTerms, tsqueryOf } from './compile-terms';
import { conditionsOf } from './conditions';
import { countFacets } from './count-facets';
import { findHits } from './find-hits';
import { createTable, dropLeftovers, dropTable, LIVE_VIEW, nextTable, pointLiveAt } from './index-tables';
import { writeDocuments } from './write-documents';

/** Search in PostgreSQL's own full text with the Russian stemmer: the embedded default. */
export function createPostgresSearch(database: Database): AppealSearch {
  const { sql } = database;
  return {
    engine: 'postgres',
    async hasIndex() {
      const [found] = await sql<{ is_there: boolean }[]>`
        SELECT to_regclass(${`${database.store}.${LIVE_VIEW}`}) IS NOT NULL AS is_there`;
      return found?.is_there === true;
    },
    write: (documents) => missingAsOurs(writeDocuments(sql, LIVE_VIEW, documents)),
    search: (request) => missingAsOurs(search(sql, request)),
    startRebuild: () => startRebuild(database),
    ping: async () => {
      await missingAsOurs(sql.unsafe(`SELECT 1 FROM ${LIVE_VIEW} LIMIT 1`));
    },
    close: async () => undefined,
  };
}

const UNDEFINED_TABLE = '42P01';

async function missingAsOurs<T>(work: PromiseLike<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === UNDEFINED_TABLE;
    throw isMissing ? new IndexMissingError() : error;
  }
}

async function startRebuild(database: Database): Promise<RebuildTarget> {
  const { sql } = database;
  await dropLeftovers(database);
  const table = await nextTable(sql);
  await createTable(sql, table);
  return {
    write: (documents) => missingAsOurs(writeDocuments(sql, table.name, documents)),
    swap: async () => {
      await missingAsOurs(sql.unsafe(`ANALYZE ${table.name}`));
      await pointLiveAt(sql, table);
    },
    abandon: () => dropTable(sql, table),
  };
}

async function search(sql: postgres.Sql, request: SearchRequest): Promise<SearchResult> {
  const terms = await compileTerms(sql, request.terms);
  const conditions = conditionsOf(request.filter, tsqueryOf(terms));
  const [hits, counted] = await Promise.all([
    findHits(sql, { request, conditions, terms }),
    countFacets(sql, conditions),
  ]);
  return { hits, ...counted };
}
