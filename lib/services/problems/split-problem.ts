import type { ProblemChanged } from '@/lib/contract/problem';
import type { VerbContext } from '../store';
import { changing } from './changing';
import type { MembersInput } from './join-problem';
import { moveAppeals, openProblem, requireMembers } from './move-appeals';
import { appendProblemEvents, requireAppeals, requireProblem, touchProblems } from './problem-rows';

/** Makes some appeals of a problem a problem of their own; nothing of the history is lost. Needs the scope `problems`. */
export function splitProblem({
  ctx,
  input,
}: {
  ctx: VerbContext;
  input: MembersInput;
}): Promise<ProblemChanged> {
  return changing(ctx, input.reason, async (tx, doing) => {
    await requireProblem(tx, input.problemId);
    await requireMembers(tx, input.problemId, input.appealIds);
    const appeals = await requireAppeals(tx, input.appealIds);
    const problemId = await openProblem(tx, appeals, doing);
    const appealIds = await moveAppeals(tx, { appeals, to: problemId, note: 'split-off', doing });
    const created = { problemId, action: 'created', appealIds, otherId: input.problemId } as const;
    await appendProblemEvents(tx, [created], doing);
    await touchProblems(tx, [input.problemId]);
    return { problemId, changed: appealIds.length, message: `отделено в проблему № ${problemId}` };
  });
}
