import type { ProblemChanged, ProblemInput } from '@/lib/contract/problem';
import type { VerbContext } from '../store';
import { changing } from './changing';
import { moveAppeals, openProblem } from './move-appeals';
import { appendProblemEvents, requireAppeals } from './problem-rows';

/** Makes appeals one problem, out of whatever they were in. Needs the scope `problems`; errors: not-found. */
export function createProblem({
  ctx,
  input,
}: {
  ctx: VerbContext;
  input: ProblemInput;
}): Promise<ProblemChanged> {
  return changing(ctx, input.reason, async (tx, doing) => {
    const appeals = await requireAppeals(tx, input.appealIds);
    const problemId = await openProblem(tx, appeals, doing);
    const moved = await moveAppeals(tx, { appeals, to: problemId, note: 'left', doing });
    await appendProblemEvents(tx, [{ problemId, action: 'created', appealIds: moved }], doing);
    return { problemId, changed: moved.length, message: `создана проблема № ${problemId}` };
  });
}
