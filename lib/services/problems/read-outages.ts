import type { ProblemOutage } from '@/lib/contract/problem';
import { type OutageKind, outageState } from '@/lib/domain/outages/outage';
import type { Store } from '../store';

type Row = {
  problem_id: string;
  id: string;
  kind: OutageKind;
  by: string | null;
  title: string;
  starts: number;
  ends: number;
  ended: number | null;
};

/** Outages that explain the given problems, the latest first, by problem. */
export async function readProblemOutages(
  { db: { sql }, clock }: Store,
  problemIds: readonly number[],
): Promise<Map<number, ProblemOutage[]>> {
  const rows = await sql<Row[]>`
    SELECT l.problem_id, o.id, o.kind, o.told_by AS by, o.title, (extract(epoch FROM o.starts_at) * 1000)::float8 AS starts,
      (extract(epoch FROM o.promised_at) * 1000)::float8 AS ends, (extract(epoch FROM o.ended_at) * 1000)::float8 AS ended
    FROM problem_outage l JOIN outage o ON o.id = l.outage_id
    WHERE o.withdrawn_at IS NULL AND l.problem_id = ANY(${[...problemIds]}::bigint[]) ORDER BY o.starts_at DESC, o.id`;
  const found = new Map<number, ProblemOutage[]>();
  for (const row of rows) {
    const id = Number(row.problem_id);
    const outage: ProblemOutage = {
      id: row.id,
      kind: row.kind,
      by: row.by,
      title: row.title,
      from: new Date(row.starts).toISOString(),
      promisedEnd: new Date(row.ends).toISOString(),
      actualEnd: row.ended === null ? null : new Date(row.ended).toISOString(),
      state: outageState({ from: row.starts, promised: row.ends, ended: row.ended }, clock.now()),
    };
    found.set(id, [...(found.get(id) ?? []), outage]);
  }
  return found;
}
