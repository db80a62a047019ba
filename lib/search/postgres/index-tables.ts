import type postgres from 'postgres';
import type { Database } from '@/lib/db/database';

/**
 * The tables of one index. Every statement names `documents` first and dropping begins with it, so that a
 * statement and a swap never wait for each other in a circle.
 */
export interface IndexTables {
  readonly generation: number;
  /** What conditions ask: kept narrow, for it is read from end to end. */
  readonly documents: string;
  /** Each combination of facet values that occurs, with the code that documents carry. */
  readonly facets: string;
  /** The folded texts, read for marks only. */
  readonly texts: string;
  /** Every word as it was ever written in a document: what a mistyped word may have meant. */
  readonly words: string;
}

/** Begins the names of all indexes, those of older versions of these tables too. */
const FAMILY = 'search_index_';
/** Raised with every change of the tables: an index of another version counts as missing. */
const PREFIX = `${FAMILY}v3_`;

function tablesOf(generation: number): IndexTables {
  const name = `${PREFIX}${generation}`;
  return {
    generation,
    documents: `${name}_documents`,
    facets: `${name}_facets`,
    texts: `${name}_texts`,
    words: `${name}_words`,
  };
}

/** The live index, or null when there is none. */
export async function findLive(sql: postgres.Sql): Promise<IndexTables | null> {
  const [row] = await sql<{ live: string | null }[]>`
    SELECT live FROM search_index WHERE engine = 'postgres' AND to_regclass(live || '_documents') IS NOT NULL`;
  return row?.live?.startsWith(PREFIX) ? tablesOf(Number(row.live.slice(PREFIX.length))) : null;
}

/** Tables beside the live ones; their indexes come when they are full. */
export async function createTables(sql: postgres.Sql): Promise<IndexTables> {
  const [row] = await sql<{ generation: number }[]>`
    INSERT INTO search_index AS s (engine, generation) VALUES ('postgres', 1)
    ON CONFLICT (engine) DO UPDATE SET generation = s.generation + 1 RETURNING generation`;
  const tables = tablesOf(row?.generation ?? 1);
  await sql.unsafe(`
    CREATE TABLE ${tables.documents} (
      id bigint PRIMARY KEY, version bigint NOT NULL, created bigint NOT NULL, cell bigint, facets integer NOT NULL,
      urgency bigint NOT NULL, near bigint NOT NULL, tsv tsvector NOT NULL
    );
    CREATE TABLE ${tables.facets} (
      code integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, topic text NOT NULL, district text, channel text NOT NULL,
      status text NOT NULL, kind text NOT NULL, department text, "precision" text NOT NULL, finish text NOT NULL,
      UNIQUE NULLS NOT DISTINCT (topic, district, channel, status, kind, department, "precision", finish)
    );
    CREATE TABLE ${tables.texts} (id bigint PRIMARY KEY, text text NOT NULL);
    CREATE TABLE ${tables.words} (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, word text NOT NULL UNIQUE);`);
  return tables;
}

/** Indexes that also answer counts by themselves, and what the planner must know. */
export async function settleTables(
  sql: postgres.Sql,
  { documents, facets, texts, words }: IndexTables,
): Promise<void> {
  await sql.unsafe(`
    CREATE INDEX IF NOT EXISTS ${documents}_terms ON ${documents} USING gin (tsv) WITH (fastupdate = off);
    CREATE INDEX IF NOT EXISTS ${documents}_newest ON ${documents} (created DESC, id DESC) INCLUDE (facets, urgency, near, cell);
    CREATE INDEX IF NOT EXISTS ${documents}_facet ON ${documents} (facets, created DESC, id DESC);
    CREATE INDEX IF NOT EXISTS ${documents}_urgent ON ${documents} (urgency, created DESC, id DESC) INCLUDE (facets, near);
    CREATE INDEX IF NOT EXISTS ${documents}_place ON ${documents} (cell) INCLUDE (facets, created, urgency, near);`);
  for (const table of [documents, facets, texts, words]) await sql.unsafe(`VACUUM (ANALYZE) ${table}`);
}

export async function dropTables(
  sql: postgres.Sql,
  { documents, facets, texts, words }: IndexTables,
): Promise<void> {
  for (const table of [documents, facets, texts, words]) await sql.unsafe(`DROP TABLE IF EXISTS ${table}`);
}

/** Drops what no search goes to: rebuilds that were broken off left it, or an older version of these tables. */
export async function dropLeftovers({ sql, store }: Database): Promise<void> {
  const live = await findLive(sql);
  const rows = await sql<{ name: string }[]>`
    SELECT tablename AS name FROM pg_tables WHERE schemaname = ${store} AND starts_with(tablename, ${FAMILY})
    ORDER BY tablename NOT LIKE '%_documents'`;
  const kept = live === null ? [] : [live.documents, live.facets, live.texts, live.words];
  for (const { name } of rows) if (!kept.includes(name)) await sql.unsafe(`DROP TABLE IF EXISTS ${name}`);
}

/** From now on searches and live writes go to these tables; those they went to before are dropped. */
export async function makeLive(sql: postgres.Sql, tables: IndexTables): Promise<void> {
  const before = await findLive(sql);
  await sql`UPDATE search_index SET live = ${`${PREFIX}${tables.generation}`} WHERE engine = 'postgres'`;
  if (before !== null && before.generation !== tables.generation) await dropTables(sql, before);
}
