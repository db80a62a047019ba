import { sql } from 'drizzle-orm';
import { UNDETERMINED_TOPIC } from '@/lib/domain/appeal';
import type { VerbContext } from '../store';

export interface WaitingLabels {
  /** Different labels of the source without a topic. */
  readonly total: number;
  /** The ten met most often, with the number of their appeals. */
  readonly top: readonly { readonly label: string; readonly appeals: number }[];
}

/** The words of a source for topics that nobody has mapped yet. */
export async function findWaitingLabels({
  ctx,
  input,
}: {
  ctx: VerbContext;
  input: { source: string };
}): Promise<WaitingLabels> {
  const rows = await ctx.store.db.orm.execute<{ label: string; n: string; total: string }>(sql`
    SELECT topic_label AS label, count(*) AS n, count(*) OVER () AS total FROM appeal
    WHERE source = ${input.source} AND topic = ${UNDETERMINED_TOPIC} AND topic_label IS NOT NULL
    GROUP BY topic_label ORDER BY n DESC, label LIMIT 10`);
  return {
    total: Number(rows[0]?.total ?? 0),
    top: rows.map((row) => ({ label: row.label, appeals: Number(row.n) })),
  };
}
