import type postgres from 'postgres';
import type { Database } from '@/lib/db/database';

/** Searches and live writes go through this view; a swap points it at another table. */
export const LIVE_VIEW = 'search_document';
const TABLE_PREFIX = `${LIVE_VIEW}_`;

export interface IndexTable {
  readonly name: string;
}

export async function nextTable(sql: postgres.Sql): Promise<IndexTable> {
  const [row] = await sql<{ generation: number }[]>`
    INSERT INTO search_index AS s (engine, generation) VALUES ('postgres', 1)
    ON CONFLICT (engine) DO UPDATE SET generation = s.generation + 1 RETURNING generation`;
  return { name: `${TABLE_PREFIX}${row?.generation ?? 1}` };
}

export async function createTable(sql: postgres.Sql, { name }: IndexTable): Promise<void> {
  await sql.unsafe(`
    CREATE TABLE ${name} (
      id bigint PRIMARY KEY, version bigint NOT NULL, text text NOT NULL, tsv tsvector NOT NULL, kind text NOT NULL,
      source text NOT NULL, channel text NOT NULL, topic text NOT NULL, district text, department text,
      status text NOT NULL, precision text NOT NULL, cell bigint, created bigint NOT NULL, due bigint
    );
    CREATE INDEX ON ${name} USING gin (tsv) WITH (fastupdate = off);
    CREATE INDEX ON ${name} (created DESC, id DESC);
    CREATE INDEX ON ${name} (topic, created DESC, id DESC);
    CREATE INDEX ON ${name} (cell);`);
}

export async function dropTable(sql: postgres.Sql, { name }: IndexTable): Promise<void> {
  await sql.unsafe(`DROP TABLE IF EXISTS ${name}`);
}

/** Drops the tables that no view shows: rebuilds that were broken off left them. */
export async function dropLeftovers({ sql, store }: Database): Promise<void> {
  const tables = await sql<{ name: string }[]>`
    SELECT tablename AS name FROM pg_tables
    WHERE schemaname = ${store} AND starts_with(tablename, ${TABLE_PREFIX})
      AND tablename IS DISTINCT FROM (SELECT live FROM search_index WHERE engine = 'postgres')`;
  for (const table of tables) await dropTable(sql, table);
}

/** Swaps the view to the table and drops the one it showed before, in one transaction. */
export async function pointLiveAt(sql: postgres.Sql, { name }: IndexTable): Promise<void> {
  await sql.begin(async (tx) => {
    const [before] = await tx<
      { live: string | null }[]
    >`SELECT live FROM search_index WHERE engine = 'postgres' FOR UPDATE`;
    // Dropped, not replaced: a release may give the new table other columns.
    await tx.unsafe(`DROP VIEW IF EXISTS ${LIVE_VIEW}; CREATE VIEW ${LIVE_VIEW} AS SELECT * FROM ${name}`);
    await tx`UPDATE search_index SET live = ${name} WHERE engine = 'postgres'`;
    if (before?.live != null && before.live !== name) await tx.unsafe(`DROP TABLE IF EXISTS ${before.live}`);
  });
}
