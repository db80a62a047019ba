import { sql } from 'drizzle-orm';
import { AppError } from '@/lib/contract/app-error';
import type { Transaction } from '@/lib/db/database';
import type { ProblemAction } from '@/lib/domain/problems/problem-action';
import {
  type AppealFacts,
  appendProblemEvents,
  type Doing,
  endMemberships,
  insertMembers,
  insertProblems,
  peopleOf,
} from './problem-rows';

/** Current members among the given appeals, appeal → problem. */
export async function membershipsOf(tx: Transaction, ids: readonly number[]): Promise<Map<number, number>> {
  const rows = await tx.execute<{ appeal_id: string; problem_id: string }>(sql`
    SELECT appeal_id, problem_id FROM problem_member WHERE left_at IS NULL
      AND appeal_id IN (SELECT jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)::bigint)`);
  return new Map(rows.map((row) => [Number(row.appeal_id), Number(row.problem_id)]));
}

/** Errors: invalid naming the appeals that do not belong to the problem. */
export async function requireMembers(
  tx: Transaction,
  problemId: number,
  ids: readonly number[],
): Promise<void> {
  const current = await membershipsOf(tx, ids);
  const strangers = ids.filter((id) => current.get(id) !== problemId);
  if (strangers.length > 0) {
    throw new AppError(
      'invalid',
      `в проблеме № ${problemId} нет записей № ${strangers.join(', № ')}; ничего не изменено`,
    );
  }
}

export interface Move {
  readonly appeals: readonly AppealFacts[];
  readonly to: number;
  /** How the problems that lose appeals note it. */
  readonly note: ProblemAction;
  readonly doing: Doing;
}

/** Moves appeals into a problem out of whatever they are in; answers those that were not there before. */
export async function moveAppeals(tx: Transaction, { appeals, to, note, doing }: Move): Promise<number[]> {
  const current = await membershipsOf(
    tx,
    appeals.map(({ id }) => id),
  );
  const moving = appeals.filter(({ id }) => current.get(id) !== to);
  const ids = moving.map(({ id }) => id);
  await noteLosses(tx, { left: await endMemberships(tx, ids, doing), to, note, doing });
  const members = moving.map(({ id, text }) => ({
    problemId: to,
    appealId: id,
    score: null,
    reasons: [],
    people: peopleOf(text),
  }));
  await insertMembers(tx, members, doing);
  return ids;
}

async function noteLosses(
  tx: Transaction,
  { left, to, note, doing }: Omit<Move, 'appeals'> & { left: ReadonlyMap<number, number> },
): Promise<void> {
  const losers = [...new Set(left.values())];
  const events = losers.map((problemId) => ({
    problemId,
    action: note,
    appealIds: [...left].filter(([, from]) => from === problemId).map(([id]) => id),
    otherId: to,
  }));
  await appendProblemEvents(tx, events, doing);
}

/** A problem of one's own for these appeals, its topic and district those of the first; without members yet. */
export async function openProblem(
  tx: Transaction,
  appeals: readonly AppealFacts[],
  doing: Doing,
): Promise<number> {
  const [first] = appeals;
  if (first === undefined) throw new Error('a problem is opened for at least one appeal');
  const last = Math.max(...appeals.map(({ created }) => created));
  const fresh = { topic: first.topic, district: first.district, place: null, last };
  const [id] = await insertProblems(tx, [fresh], doing);
  if (id === undefined) throw new Error('a problem was not inserted');
  return id;
}
