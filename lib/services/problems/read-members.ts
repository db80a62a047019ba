import type { Channel, Status } from '@/lib/domain/appeal';
import { numberToCell } from '@/lib/domain/cell';
import type { MemberFacts } from '@/lib/domain/problems/problem-facts';
import type { Reason } from '@/lib/domain/problems/reasons';
import type { Store } from '../store';

/** A current member of a problem: what is counted of it, and what is shown. */
export interface StoredMember extends MemberFacts {
  readonly problemId: number;
  readonly channel: Channel;
  readonly topic: string;
  readonly status: Status;
  readonly cell: string | null;
  readonly score: number | null;
  readonly reasons: readonly Reason[];
  readonly joinedAt: number;
  readonly joinedBy: string;
}

type Row = Omit<StoredMember, 'id' | 'problemId' | 'cell'> & {
  id: string;
  problemId: string;
  cell: string | null;
};

/** Current members of the given problems, the earliest written first. */
export async function readMembers(
  { db: { sql } }: Store,
  problemIds: readonly number[],
): Promise<StoredMember[]> {
  const ms = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`;
  const rows = await sql<Row[]>`
    SELECT ${sql.unsafe(`a.id, m.problem_id AS "problemId", a.kind, a.source, a.channel, a.topic, a.status, a.cell::text AS cell,
      ${ms('a.created_at')} AS created, ${ms('a.due_at')} AS due, ${ms('a.answered_at')} AS answered,
      ${ms('a.closed_at')} AS closed, a.author_key AS author, m.people, m.score, m.reasons,
      ${ms('m.joined_at')} AS "joinedAt", m.joined_by AS "joinedBy"`)}
    FROM problem_member m JOIN appeal a ON a.id = m.appeal_id
    WHERE m.left_at IS NULL AND m.problem_id = ANY(${[...problemIds]}::bigint[]) ORDER BY a.created_at, a.id`;
  return rows.map((row) => ({
    ...row,
    id: Number(row.id),
    problemId: Number(row.problemId),
    cell: row.cell === null ? null : numberToCell(BigInt(row.cell)),
  }));
}
