import type { ProblemChange, ProblemChanged } from '@/lib/contract/problem';
import type { VerbContext } from '../store';
import { attachOutage, detachOutage } from './attach-outage';
import { joinProblem } from './join-problem';
import { leaveProblem } from './leave-problem';
import { mergeProblems } from './merge-problems';
import { splitProblem } from './split-problem';

/** One change of a problem by a person, by its name. Needs the scope `problems`. */
export function changeProblem({
  ctx,
  input: { problemId, change },
}: {
  ctx: VerbContext;
  input: { problemId: number; change: ProblemChange };
}): Promise<ProblemChanged> {
  switch (change.action) {
    case 'join':
      return joinProblem({ ctx, input: { problemId, ...change } });
    case 'leave':
      return leaveProblem({ ctx, input: { problemId, ...change } });
    case 'split':
      return splitProblem({ ctx, input: { problemId, ...change } });
    case 'merge':
      return mergeProblems({ ctx, input: { problemId, ...change } });
    case 'attach-outage':
      return attachOutage({ ctx, input: { problemId, ...change } });
    case 'detach-outage':
      return detachOutage({ ctx, input: { problemId, ...change } });
  }
}
