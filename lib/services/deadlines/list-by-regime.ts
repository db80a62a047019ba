import { NONE } from '@/lib/contract/figures';
import {
  OPEN_STANDINGS,
  type OpenStanding,
  type RegimeList,
  type RegimeListItem,
  type RegimeQuery,
} from '@/lib/contract/regime-list';
import { mark } from '../mark';
import type { VerbContext } from '../store';

/** A page shows so many; the counts are of all. */
export const SHOWN = 200;

type Row = { id: string; topic: string; department: string | null; due: Date | null; soon: Date | null };
type Asked = RegimeQuery & { readonly regime: string };

const iso = (at: Date | null) => (at === null ? null : new Date(at).toISOString());

/** Open records whose due time one regime gives, by the rules of the gauges; `NONE` for those that no regime leads. */
export async function listByRegime({
  ctx: { store },
  input,
}: {
  ctx: VerbContext;
  input: Asked;
}): Promise<RegimeList> {
  const { sql } = store.db;
  const { rules } = await store.deadlines.ruler(store.db.orm);
  const now = mark(store.clock.now());
  const open = sql`(
    SELECT id, topic, department, due_at AS due, soon_at AS soon, CASE WHEN due_at IS NULL THEN 'none'
      WHEN date_trunc('second', ${now}::timestamptz) > date_trunc('second', due_at) THEN 'late'
      WHEN coalesce(soon_at, due_at - interval '2 hours') <= ${now}::timestamptz THEN 'soon' ELSE 'inTime' END AS standing
    FROM appeal WHERE kind = ${input.kind} AND answered_at IS NULL AND closed_at IS NULL
      AND regime IS NOT DISTINCT FROM ${input.regime === NONE ? null : input.regime})`;
  const counted = await sql<{ standing: OpenStanding; n: number }[]>`
    SELECT standing, count(*)::int AS n FROM ${open} o GROUP BY 1`;
  const wanted = input.deadline === null ? sql`true` : sql`standing = ${input.deadline}`;
  const rows = await sql<Row[]>`
    SELECT id, topic, department, due, soon FROM ${open} o WHERE ${wanted} ORDER BY due NULLS LAST, id LIMIT ${SHOWN}`;
  return {
    name: rules.regimes.find(({ id }) => id === input.regime)?.name ?? null,
    counts: countsOf(counted),
    items: rows.map(present),
  };
}

function countsOf(rows: readonly { standing: OpenStanding; n: number }[]): RegimeList['counts'] {
  const of = (standing: OpenStanding) => rows.find((row) => row.standing === standing)?.n ?? 0;
  const [inTime, soon, late, none] = OPEN_STANDINGS;
  return { inTime: of(inTime), soon: of(soon), late: of(late), none: of(none) };
}

const present = ({ id, topic, department, due, soon }: Row): RegimeListItem => ({
  id: Number(id),
  topic,
  department,
  dueAt: iso(due),
  soonAt: iso(soon),
});
