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
import { forgetDocuments } from './forget-documents';
import {
  createTables,
  dropLeftovers,
  dropTables,
  findLive,
  type IndexTables,
  makeLive,
  settleTables,
} from './index-tables';
import { createLiveIndex, isMissingTable } from './live-index';
import { writeDocuments } from './write-documents';

/** Search in PostgreSQL's own full text with the Russian stemmer: the embedded default. */
export function createPostgresSearch(database: Database): AppealSearch {
  const { sql } = database;
  const live = createLiveIndex(sql);
  return {
    engine: 'postgres',
    hasIndex: async () => (await findLive(sql)) !== null,
    write: (documents) => live.with((tables) => writeDocuments(sql, tables, documents)),
    forget: (gone) => live.with((tables) => forgetDocuments(sql, tables, gone)),
    search: (request) => live.with((tables) => search(sql, tables, request)),
    startRebuild: () => startRebuild(database),
    ping: async () => {
      await live.with(({ documents }) => sql.unsafe(`SELECT 1 FROM ${documents} LIMIT 1`));
    },
    remove: async () => {
      await sql`UPDATE search_index SET live = NULL WHERE engine = 'postgres'`;
      await dropLeftovers(database);
    },
    close: async () => undefined,
  };
}

async function startRebuild(database: Database): Promise<RebuildTarget> {
  const { sql } = database;
  await dropLeftovers(database);
  const tables = await createTables(sql);
  let isSettled = false;

  async function settle(): Promise<void> {
    if (isSettled) return;
    await missingAsOurs(settleTables(sql, tables));
    isSettled = true;
  }

  return {
    write: (documents) => missingAsOurs(writeDocuments(sql, tables, documents)),
    forget: (gone) => missingAsOurs(forgetDocuments(sql, tables, gone)),
    settle,
    swap: async () => {
      await settle();
      await missingAsOurs(sql.unsafe(`SELECT 1 FROM ${tables.documents} LIMIT 1`));
      await makeLive(sql, tables);
    },
    abandon: () => dropTables(sql, tables),
  };
}

async function missingAsOurs<T>(work: PromiseLike<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw isMissingTable(error) ? new IndexMissingError() : error;
  }
}

async function search(sql: postgres.Sql, tables: IndexTables, request: SearchRequest): Promise<SearchResult> {
  const terms = await compileTerms(sql, request.terms);
  const conditions = conditionsOf(request.filter, tsqueryOf(terms));
  const [hits, counted] = await Promise.all([
    findHits(sql, { tables, request, conditions, terms }),
    countFacets(sql, { tables, filter: request.filter, conditions }),
  ]);
  return { hits, ...counted };
}
