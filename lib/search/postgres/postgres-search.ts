import type postgres from 'postgres';
import type { Database } from '@/lib/db/database';
import type { SearchTerm } from '@/lib/domain/search-text';
import {
  type AppealSearch,
  COUNTED,
  IndexMissingError,
  type RebuildTarget,
  type SearchRequest,
  type SearchResult,
} from '../appeal-search';
import { facetsFrom } from '../facets';
import { compileEach, compileTerms, tsqueryOf } from './compile-terms';
import { conditionsOf } from './conditions';
import { countFacets } from './count-facets';
import { countBars, countCells, countHits } from './count-views';
import { facetConditions } from './facet-conditions';
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
import { createWordList } from './word-list';
import { writeDocuments } from './write-documents';

/** Search in PostgreSQL's own full text with the Russian stemmer: the embedded default. */
export function createPostgresSearch(database: Database): AppealSearch {
  const { sql } = database;
  const live = createLiveIndex(sql);
  const words = createWordList(sql);
  return {
    engine: 'postgres',
    hasIndex: async () => (await findLive(sql)) !== null,
    write: (documents) => live.with((tables) => writeDocuments(sql, tables, documents)),
    forget: (gone) => live.with((tables) => forgetDocuments(sql, tables, gone)),
    search: (request) => live.with((tables) => search(sql, tables, request)),
    countTerms: (terms) => live.with((tables) => countTerms(sql, tables, terms)),
    nearWords: (word, edits) => live.with((tables) => words.near(tables, word, edits)),
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
  const { filter, now, count, preferred = [] } = request;
  const [terms, own, ...preferences] = await Promise.all([
    compileTerms(sql, request.terms),
    facetConditions(sql, tables, request),
    ...preferred.map((wanted) => compileTerms(sql, wanted)),
  ]);
  const conditions = conditionsOf(filter, tsqueryOf(terms));
  const asked = { tables, conditions: [...conditions, ...own] };
  const [hits, counted, cells, bars] = await Promise.all([
    findHits(sql, { ...asked, request, terms, preferred: preferences.map(tsqueryOf) }),
    (count?.facets ?? true)
      ? countFacets(sql, { tables, filter, conditions, now })
      : countHits(sql, asked).then((total) => ({ total, facets: facetsFrom(new Map()) })),
    countCells(sql, asked, count?.cells),
    countBars(sql, asked, count?.bars),
  ]);
  return { hits, ...counted, cells, bars };
}

async function countTerms(
  sql: postgres.Sql,
  { documents }: IndexTables,
  terms: readonly SearchTerm[],
): Promise<number[]> {
  const compiled = await compileEach(sql, terms);
  const queries = compiled.map((term) => (term === null ? null : tsqueryOf([term])));
  if (queries.length === 0) return [];
  const rows = await sql.unsafe<{ n: number }[]>(
    `SELECT (SELECT count(*)::int4 FROM (
       SELECT 1 FROM ${documents} d WHERE q.query IS NULL OR d.tsv @@ q.query::tsquery LIMIT ${COUNTED}
     ) met) AS n FROM unnest($1::text[]) WITH ORDINALITY AS q(query, place) ORDER BY q.place`,
    [queries],
  );
  return rows.map(({ n }) => n);
}
