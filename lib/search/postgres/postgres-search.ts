import type postgres from 'postgres';
import { FACETS, type Facet } from '@/lib/contract/search';
import type { Database } from '@/lib/db/database';
import { cellToNumber } from '@/lib/domain/cell';
import {
  type AppealSearch,
  IndexMissingError,
  type RebuildTarget,
  type SearchDocument,
  type SearchFilter,
  type SearchHit,
  type SearchRequest,
  type SearchResult,
} from '../appeal-search';
import { HIT_END, HIT_START, readMarks } from '../highlight';
import { compileTerms } from './compile-terms';
import { type Condition, conditionsOf, facetFilters } from './conditions';
import { createTable, dropTable, type IndexTable, LIVE_VIEW, nextTable, pointLiveAt } from './index-tables';

const BATCH = 1_000;

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
    write: (documents) => missingAsOurs(writeInto(sql, LIVE_VIEW, documents)),
    search: (request) => missingAsOurs(search(sql, request)),
    startRebuild: () => startRebuild(sql),
    ping: async () => {
      await missingAsOurs(sql.unsafe(`SELECT 1 FROM ${LIVE_VIEW} LIMIT 1`));
    },
    close: async () => undefined,
  };
}

async function missingAsOurs<T>(work: PromiseLike<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const isMissing =
      typeof error === 'object' && error !== null && 'code' in error && error.code === '42P01';
    throw isMissing ? new IndexMissingError() : error;
  }
}

/** Takes newer versions only, whatever order they come in. */
async function writeInto(sql: postgres.Sql, table: string, documents: readonly SearchDocument[]) {
  for (let i = 0; i < documents.length; i += BATCH) {
    const rows = documents.slice(i, i + BATCH).map((document) => ({
      ...document,
      cell: document.cell === null ? null : cellToNumber(document.cell).toString(),
    }));
    await sql.unsafe(
      `INSERT INTO ${table} AS d (id, version, text, tsv, kind, source, channel, topic, district, department, status,
         precision, cell, created, due)
       SELECT r.id, r.version, r.text, to_tsvector('pult_russian', r.text), r.kind, r.source, r.channel, r.topic,
         r.district, r.department, r.status, r.precision, r.cell, r.created, r.due
       FROM jsonb_to_recordset($1::text::jsonb) AS r(id bigint, version bigint, text text, kind text, source text,
         channel text, topic text, district text, department text, status text, precision text, cell bigint,
         created bigint, due bigint)
       ON CONFLICT (id) DO UPDATE SET version = excluded.version, text = excluded.text, tsv = excluded.tsv,
         kind = excluded.kind, source = excluded.source, channel = excluded.channel, topic = excluded.topic,
         district = excluded.district, department = excluded.department, status = excluded.status,
         precision = excluded.precision, cell = excluded.cell, created = excluded.created, due = excluded.due
       WHERE d.version <= excluded.version`,
      [JSON.stringify(rows)],
    );
  }
  return { refused: [] };
}

async function startRebuild(sql: postgres.Sql): Promise<RebuildTarget> {
  const table: IndexTable = await nextTable(sql);
  await createTable(sql, table);
  return {
    write: (documents) => writeInto(sql, table.name, documents),
    swap: async () => {
      await sql.unsafe(`ANALYZE ${table.name}`);
      await pointLiveAt(sql, table);
    },
    abandon: () => dropTable(sql, table),
  };
}

async function search(sql: postgres.Sql, request: SearchRequest): Promise<SearchResult> {
  const query = await compileTerms(sql, request.terms);
  const conditions = conditionsOf(request.filter, query);
  const [hits, counted] = await Promise.all([
    findHits(sql, { request, conditions, query }),
    countFacets(sql, { filter: request.filter, conditions }),
  ]);
  return { hits, ...counted };
}

function whereOf(conditions: readonly Condition[]) {
  let n = 0;
  const clauses = conditions.map(({ clause }) => clause.replace(/\?/g, () => `$${++n}`));
  return {
    text: clauses.length === 0 ? 'true' : clauses.join(' AND '),
    values: conditions.flatMap(({ values }) => [...values]),
  };
}

async function findHits(
  sql: postgres.Sql,
  {
    request,
    conditions,
    query,
  }: { request: SearchRequest; conditions: readonly Condition[]; query: string | null },
): Promise<SearchHit[]> {
  const paged = request.after === null ? conditions : [...conditions, pageCondition(request.after)];
  const { text, values } = whereOf(paged);
  const highlight =
    query === null
      ? `''`
      : `ts_headline('pult_russian', h.text, $${values.length + 2}::tsquery,
          'HighlightAll=true, StartSel=${HIT_START}, StopSel=${HIT_END}')`;
  const rows = await sql.unsafe<{ id: string; created: string; highlighted: string }[]>(
    `SELECT h.id, h.created, ${highlight} AS highlighted FROM (
       SELECT id, created, text FROM ${LIVE_VIEW} WHERE ${text}
       ORDER BY created DESC, id DESC LIMIT $${values.length + 1}
     ) h ORDER BY h.created DESC, h.id DESC`,
    query === null ? [...values, request.limit] : [...values, request.limit, query],
  );
  return rows.map((row) => ({
    id: Number(row.id),
    created: Number(row.created),
    marks: readMarks(row.highlighted),
  }));
}

function pageCondition(after: { created: number; id: number }): Condition {
  return { clause: '(created, id) < (?, ?)', values: [after.created, after.id], facet: null };
}

/** One pass for the total and the facets without a filter of their own, one more for each that has one. */
async function countFacets(
  sql: postgres.Sql,
  { filter, conditions }: { filter: SearchFilter; conditions: readonly Condition[] },
): Promise<Pick<SearchResult, 'total' | 'facets'>> {
  const filtered = facetFilters(filter);
  const free = FACETS.filter((facet) => !filtered.includes(facet));
  const [all, ...own] = await Promise.all([
    countTogether(sql, free, conditions),
    ...filtered.map((facet) =>
      countTogether(
        sql,
        [facet],
        conditions.filter((condition) => condition.facet !== facet),
      ),
    ),
  ]);
  const values = new Map<Facet, { value: string; count: number }[]>(all?.values);
  filtered.forEach((facet, i) => {
    values.set(facet, own[i]?.values.get(facet) ?? []);
  });
  const of = (facet: Facet) => values.get(facet) ?? [];
  const facets = {
    topic: of('topic'),
    district: of('district'),
    channel: of('channel'),
    status: of('status'),
    kind: of('kind'),
    department: of('department'),
  };
  return { total: all?.total ?? 0, facets };
}

type FacetRow = Record<Facet, string | null> & { set: number; n: string };

async function countTogether(sql: postgres.Sql, facets: readonly Facet[], conditions: readonly Condition[]) {
  const { text, values } = whereOf(conditions);
  const columns = facets.join(', ');
  const sets = [...facets.map((facet) => `(${facet})`), '()'].join(', ');
  const rows = await sql.unsafe<FacetRow[]>(
    facets.length === 0
      ? `SELECT 0 AS set, count(*) AS n FROM ${LIVE_VIEW} WHERE ${text}`
      : `SELECT ${columns}, grouping(${columns}) AS set, count(*) AS n FROM ${LIVE_VIEW} WHERE ${text}
         GROUP BY GROUPING SETS (${sets})`,
    values,
  );
  const whole = 2 ** facets.length - 1;
  const found = new Map<Facet, { value: string; count: number }[]>();
  facets.forEach((facet, i) => {
    const set = whole - 2 ** (facets.length - 1 - i);
    const counts = rows
      .filter((row) => row.set === set && row[facet] !== null)
      .map((row) => ({ value: row[facet] ?? '', count: Number(row.n) }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
    found.set(facet, counts);
  });
  return { total: Number(rows.find((row) => row.set === whole)?.n ?? 0), values: found };
}
