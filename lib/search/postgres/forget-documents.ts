import type postgres from 'postgres';
import type { GoneDocument } from '../appeal-search';
import type { IndexTables } from './index-tables';

/** A version that is newer than the removal stays: it is another truth. */
export async function forgetDocuments(
  sql: postgres.Sql,
  { documents, texts }: IndexTables,
  gone: readonly GoneDocument[],
): Promise<void> {
  if (gone.length === 0) return;
  await sql.unsafe(
    `WITH removed AS (
       DELETE FROM ${documents} d USING jsonb_to_recordset($1::text::jsonb) AS r(id bigint, version bigint)
       WHERE d.id = r.id AND d.version <= r.version RETURNING d.id
     )
     DELETE FROM ${texts} t USING removed WHERE t.id = removed.id`,
    [JSON.stringify(gone)],
  );
}
