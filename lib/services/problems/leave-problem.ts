import type { ProblemChanged } from '@/lib/contract/problem';
import type { VerbContext } from '../store';
import { changing } from './changing';
import type { MembersInput } from './join-problem';
import { requireMembers } from './move-appeals';
import { appendProblemEvents, endMemberships, requireProblem, touchProblems } from './problem-rows';

/** Takes appeals out of a problem; the rule does not join them to it again. Needs the scope `problems`. */
export function leaveProblem({
  ctx,
  input,
}: {
  ctx: VerbContext;
  input: MembersInput;
}): Promise<ProblemChanged> {
  const { problemId, appealIds } = input;
  return changing(ctx, input.reason, async (tx, doing) => {
    await requireProblem(tx, problemId);
    await requireMembers(tx, problemId, appealIds);
    await endMemberships(tx, appealIds, doing);
    await appendProblemEvents(tx, [{ problemId, action: 'left', appealIds }], doing);
    await touchProblems(tx, [problemId]);
    return { problemId, changed: appealIds.length, message: `выведено записей: ${appealIds.length}` };
  });
}
