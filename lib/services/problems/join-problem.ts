import type { ProblemChanged } from '@/lib/contract/problem';
import type { VerbContext } from '../store';
import { changing } from './changing';
import { moveAppeals } from './move-appeals';
import { appendProblemEvents, requireAppeals, requireProblem, touchProblems } from './problem-rows';

export interface MembersInput {
  readonly problemId: number;
  readonly appealIds: readonly number[];
  readonly reason?: string | null | undefined;
}

/** Joins appeals to a problem, out of whatever they were in. Needs the scope `problems`; errors: not-found, invalid. */
export function joinProblem({
  ctx,
  input,
}: {
  ctx: VerbContext;
  input: MembersInput;
}): Promise<ProblemChanged> {
  const { problemId } = input;
  return changing(ctx, input.reason, async (tx, doing) => {
    await requireProblem(tx, problemId);
    const appeals = await requireAppeals(tx, input.appealIds);
    const moved = await moveAppeals(tx, { appeals, to: problemId, note: 'left', doing });
    if (moved.length === 0) return { problemId, changed: 0, message: 'все эти записи уже здесь' };
    await appendProblemEvents(tx, [{ problemId, action: 'joined', appealIds: moved }], doing);
    await touchProblems(tx, [problemId]);
    return { problemId, changed: moved.length, message: `присоединено записей: ${moved.length}` };
  });
}
