import { sql } from 'drizzle-orm';
import { AppError } from '@/lib/contract/app-error';
import type { Transaction } from '@/lib/db/database';
import { collectiveOf } from '@/lib/domain/problems/collective';
import type { ProblemAction } from '@/lib/domain/problems/problem-action';
import type { Reason } from '@/lib/domain/problems/reasons';
import { mark } from '../mark';
import type { Store } from '../store';

/** The rule that joins by itself; what it did a person may undo, what a person did it never undoes. */
export const RULE_ACTOR = 'system:problems';

/** One change of problems at a time: the rule and people would else give one appeal two problems. */
export async function lockProblems(tx: Transaction, { db }: Store): Promise<void> {
  await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtext(${db.store}), hashtext('problem-changes'))`);
}

export interface Doing {
  readonly actor: string;
  readonly reason: string | null;
  /** Epoch ms. */
  readonly now: number;
}

export interface NewMember {
  readonly problemId: number;
  readonly appealId: number;
  readonly score: number | null;
  readonly reasons: readonly Reason[];
  readonly people: number | null;
}

/** How many people an appeal speaks for, as it is kept: null one author, 0 many without a number. */
export function peopleOf(text: string): number | null {
  const collective = collectiveOf(text);
  return collective === null ? null : (collective.people ?? 0);
}

export async function insertMembers(
  tx: Transaction,
  members: readonly NewMember[],
  doing: Doing,
): Promise<void> {
  if (members.length === 0) return;
  const rows = members.map((member, i) => ({
    i,
    problem_id: member.problemId,
    appeal_id: member.appealId,
    score: member.score,
    reasons: member.reasons,
    people: member.people,
  }));
  await tx.execute(sql`
    INSERT INTO problem_member (problem_id, appeal_id, score, reasons, people, joined_at, joined_by)
    SELECT r.problem_id, r.appeal_id, r.score, r.reasons, r.people, ${mark(doing.now)}, ${doing.actor}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS r(i int, problem_id bigint, appeal_id bigint, score real, reasons jsonb, people int)
    ORDER BY r.i`);
}

/** Ends the current memberships of these appeals; answers appeal → problem that each has left. */
export async function endMemberships(
  tx: Transaction,
  appealIds: readonly number[],
  doing: Doing,
): Promise<Map<number, number>> {
  const rows = await tx.execute<{ appeal_id: string; problem_id: string }>(sql`
    UPDATE problem_member SET left_at = ${mark(doing.now)}, left_by = ${doing.actor}
    WHERE left_at IS NULL AND appeal_id IN (SELECT jsonb_array_elements_text(${JSON.stringify(appealIds)}::jsonb)::bigint)
    RETURNING appeal_id, problem_id`);
  return new Map(rows.map((row) => [Number(row.appeal_id), Number(row.problem_id)]));
}

export interface NewProblem {
  readonly topic: string;
  readonly district: string | null;
  readonly place: string | null;
  /** When the last appeal was written, epoch ms. */
  readonly last: number;
}

/** Ids in the order of the given problems. */
export async function insertProblems(
  tx: Transaction,
  problems: readonly NewProblem[],
  doing: Doing,
): Promise<number[]> {
  if (problems.length === 0) return [];
  const rows = problems.map(({ topic, district, place, last }, i) => ({
    i,
    topic,
    district,
    place,
    last_at: mark(last),
  }));
  const inserted = await tx.execute<{ id: string }>(sql`
    INSERT INTO problem (topic, district, place, created_at, created_by, last_at)
    SELECT r.topic, r.district, r.place, ${mark(doing.now)}, ${doing.actor}, r.last_at
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS r(i int, topic text, district text, place text, last_at timestamptz)
    ORDER BY r.i RETURNING id`);
  return inserted.map(({ id }) => Number(id)).sort((a, b) => a - b);
}

export interface NewProblemEvent {
  readonly problemId: number;
  readonly action: ProblemAction;
  readonly appealIds: readonly number[];
  readonly otherId?: number;
  readonly outageId?: string;
}

export async function appendProblemEvents(
  tx: Transaction,
  events: readonly NewProblemEvent[],
  doing: Doing,
): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map(({ problemId, action, appealIds, otherId, outageId }, i) => ({
    i,
    problem_id: problemId,
    action,
    appeal_ids: appealIds,
    other_id: otherId ?? null,
    outage_id: outageId ?? null,
  }));
  await tx.execute(sql`
    INSERT INTO problem_event (problem_id, action, appeal_ids, other_id, outage_id, actor, reason, recorded_at)
    SELECT r.problem_id, r.action, ARRAY(SELECT jsonb_array_elements_text(r.appeal_ids)::bigint), r.other_id, r.outage_id,
      ${doing.actor}, ${doing.reason}, ${mark(doing.now)}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS r(i int, problem_id bigint, action text, appeal_ids jsonb, other_id bigint, outage_id text)
    ORDER BY r.i`);
}

/** Errors: not-found when there is none, conflict in words when it was merged into another. */
export async function requireProblem(tx: Transaction, id: number): Promise<void> {
  const [row] = await tx.execute<{ merged_into: string | null }>(
    sql`SELECT merged_into FROM problem WHERE id = ${id} FOR UPDATE`,
  );
  if (row === undefined) throw new AppError('not-found', `проблемы № ${id} нет; ничего не изменено`);
  if (row.merged_into !== null) {
    throw new AppError(
      'invalid',
      `проблема № ${id} объединена с № ${row.merged_into}: работайте с ней; ничего не изменено`,
    );
  }
}

export interface AppealFacts {
  readonly id: number;
  readonly topic: string;
  readonly district: string | null;
  readonly created: number;
  readonly text: string;
}

/** Errors: not-found naming the appeals that do not exist. */
export async function requireAppeals(tx: Transaction, ids: readonly number[]): Promise<AppealFacts[]> {
  const rows = await tx.execute<{
    id: string;
    topic: string;
    district: string | null;
    created: number;
    text: string;
  }>(sql`
    SELECT a.id, a.topic, a.district, (extract(epoch FROM a.created_at) * 1000)::float8 AS created, coalesce(t.text, '') AS text
    FROM appeal a LEFT JOIN appeal_text t ON t.appeal_id = a.id
    WHERE a.id IN (SELECT jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)::bigint) ORDER BY a.id`);
  const missing = ids.filter((id) => !rows.some((row) => Number(row.id) === id));
  if (missing.length > 0) {
    throw new AppError('not-found', `записей нет: № ${missing.join(', № ')}; ничего не изменено`);
  }
  return rows.map((row) => ({ ...row, id: Number(row.id) }));
}

/** Moves `last_at` to the last appeal that still belongs. */
export async function touchProblems(tx: Transaction, ids: readonly number[]): Promise<void> {
  await tx.execute(sql`
    UPDATE problem p SET last_at = coalesce((SELECT max(a.created_at) FROM problem_member m JOIN appeal a ON a.id = m.appeal_id
      WHERE m.problem_id = p.id AND m.left_at IS NULL), p.last_at)
    WHERE p.id IN (SELECT jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)::bigint)`);
}
