import { sql } from 'drizzle-orm';
import { requireScope } from '../actor';
import type { VerbContext } from '../store';

export interface KnownAppeal {
  readonly id: number;
  /** Epoch ms. */
  readonly createdAt: number;
}

/** Which of a source's own numbers are registered already, and when these appeals were written. */
export async function findKnownAppeals({
  ctx,
  input,
}: {
  ctx: VerbContext;
  input: { source: string; externalIds: readonly string[] };
}): Promise<ReadonlyMap<string, KnownAppeal>> {
  requireScope(ctx.actor, 'ingest');
  // The database can neither hold nor compare a NUL or half a letter.
  const ids = input.externalIds.filter((id) => !id.includes('\0') && id.isWellFormed());
  const rows = await ctx.store.db.orm.execute<{ id: string; external_id: string; created_at: number }>(sql`
    SELECT a.id, a.external_id, (extract(epoch from a.created_at) * 1000)::float8 AS created_at FROM appeal a
    JOIN jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb) AS r(external_id)
      ON a.source = ${input.source} AND a.external_id = r.external_id`);
  return new Map(
    rows.map((row) => [row.external_id, { id: Number(row.id), createdAt: Number(row.created_at) }]),
  );
}
