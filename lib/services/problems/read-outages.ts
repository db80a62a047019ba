import type { ProblemOutage } from '@/lib/contract/problem';
import type { Store } from '../store';

type Row = {
  problem_id: string;
  id: string;
  title: string;
  starts: number;
  ends: number;
  ended: number | null;
};

/** How an outage stands at a moment; times are epoch ms. */
export function outageState(
  { starts, ends, ended }: Pick<Row, 'starts' | 'ends' | 'ended'>,
  now: number,
): ProblemOutage['state'] {
  if (ended !== null && ended <= now) return 'ended';
  if (now < starts) return 'expected';
  return now <= ends ? 'active' : 'overdue';
}

/** Outages that explain the given problems, the latest first, by problem. */
export async function readProblemOutages(
  { db: { sql }, clock }: Store,
  problemIds: readonly number[],
): Promise<Map<number, ProblemOutage[]>> {
  const rows = await sql<Row[]>`
    SELECT l.problem_id, o.id, o.title, (extract(epoch FROM o.starts_at) * 1000)::float8 AS starts,
      (extract(epoch FROM o.promised_at) * 1000)::float8 AS ends, (extract(epoch FROM o.ended_at) * 1000)::float8 AS ended
    FROM problem_outage l JOIN outage o ON o.id = l.outage_id
    WHERE o.withdrawn_at IS NULL AND l.problem_id = ANY(${[...problemIds]}::bigint[]) ORDER BY o.starts_at DESC, o.id`;
  const found = new Map<number, ProblemOutage[]>();
  for (const row of rows) {
    const id = Number(row.problem_id);
    const outage: ProblemOutage = {
      id: row.id,
      title: row.title,
      from: new Date(row.starts).toISOString(),
      promisedEnd: new Date(row.ends).toISOString(),
      actualEnd: row.ended === null ? null : new Date(row.ended).toISOString(),
      state: outageState(row, clock.now()),
    };
    found.set(id, [...(found.get(id) ?? []), outage]);
  }
  return found;
}
