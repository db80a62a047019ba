import { sql } from 'drizzle-orm';
import type { ProblemChanged, SuggestionAnswer } from '@/lib/contract/problem';
import type { Transaction } from '@/lib/db/database';
import { mark } from '../mark';
import type { VerbContext } from '../store';
import { changing } from './changing';
import { membershipsOf, moveAppeals, openProblem } from './move-appeals';
import { appendProblemEvents, type Doing, requireAppeals, touchProblems } from './problem-rows';

export interface AnsweredSuggestion extends SuggestionAnswer {
  readonly appealId: number;
}

/** Joins an appeal to what it is like, or says that it is something else. Needs the scope `problems`. */
export function answerSuggestion({
  ctx,
  input,
}: {
  ctx: VerbContext;
  input: AnsweredSuggestion;
}): Promise<ProblemChanged> {
  return changing(ctx, input.reason, (tx, doing) =>
    input.decision === 'join' ? join(tx, input, doing) : refuse(tx, input, doing),
  );
}

async function join(
  tx: Transaction,
  { appealId, peerId }: AnsweredSuggestion,
  doing: Doing,
): Promise<ProblemChanged> {
  const appeals = await requireAppeals(tx, [appealId, peerId]);
  const known = (await membershipsOf(tx, [peerId])).get(peerId);
  const problemId = known ?? (await openProblem(tx, appeals, doing));
  const moved = await moveAppeals(tx, {
    appeals: known === undefined ? appeals : appeals.filter(({ id }) => id === appealId),
    to: problemId,
    note: 'left',
    doing,
  });
  const action = known === undefined ? 'created' : 'joined';
  if (moved.length > 0) await appendProblemEvents(tx, [{ problemId, action, appealIds: moved }], doing);
  await touchProblems(tx, [problemId]);
  return { problemId, changed: moved.length, message: `запись № ${appealId} в проблеме № ${problemId}` };
}

async function refuse(
  tx: Transaction,
  { appealId, peerId }: AnsweredSuggestion,
  doing: Doing,
): Promise<ProblemChanged> {
  await requireAppeals(tx, [appealId, peerId]);
  const rows = await tx.execute(sql`
    UPDATE problem_suggestion SET refused_at = ${mark(doing.now)}, refused_by = ${doing.actor}
    WHERE (appeal_id, peer_id) IN ((${appealId}, ${peerId}), (${peerId}, ${appealId})) AND refused_at IS NULL RETURNING 1`);
  const message = rows.length === 0 ? 'такого предложения нет' : 'записано: это о другом';
  return { problemId: (await membershipsOf(tx, [appealId])).get(appealId) ?? null, changed: 0, message };
}
