import { sql } from 'drizzle-orm';
import { AppError } from '@/lib/contract/app-error';
import type { ProblemChanged } from '@/lib/contract/problem';
import type { VerbContext } from '../store';
import { changing } from './changing';
import { moveAppeals } from './move-appeals';
import { appendProblemEvents, requireAppeals, requireProblem, touchProblems } from './problem-rows';

export interface MergeInput {
  readonly problemId: number;
  readonly from: number;
  readonly reason?: string | null | undefined;
}

/** Moves all of `from` into a problem with its outages; its history stays under its number. Needs the scope `problems`. */
export function mergeProblems({
  ctx,
  input,
}: {
  ctx: VerbContext;
  input: MergeInput;
}): Promise<ProblemChanged> {
  const { problemId, from } = input;
  return changing(ctx, input.reason, async (tx, doing) => {
    if (problemId === from)
      throw new AppError('invalid', 'проблему нельзя объединить с самой собой; ничего не изменено');
    for (const id of [problemId, from].sort((a, b) => a - b)) await requireProblem(tx, id);
    const rows = await tx.execute<{ appeal_id: string }>(
      sql`SELECT appeal_id FROM problem_member WHERE problem_id = ${from} AND left_at IS NULL ORDER BY appeal_id`,
    );
    const appeals = await requireAppeals(
      tx,
      rows.map((row) => Number(row.appeal_id)),
    );
    const appealIds = await moveAppeals(tx, { appeals, to: problemId, note: 'merged', doing });
    await tx.execute(sql`UPDATE problem SET merged_into = ${problemId} WHERE id = ${from}`);
    await tx.execute(sql`
      INSERT INTO problem_outage (problem_id, outage_id, attached_at, attached_by)
      SELECT ${problemId}, outage_id, attached_at, attached_by FROM problem_outage WHERE problem_id = ${from}
      ON CONFLICT DO NOTHING`);
    await appendProblemEvents(tx, [{ problemId, action: 'joined', appealIds, otherId: from }], doing);
    await touchProblems(tx, [problemId]);
    return {
      problemId,
      changed: appealIds.length,
      message: `проблема № ${from} объединена с № ${problemId}`,
    };
  });
}
