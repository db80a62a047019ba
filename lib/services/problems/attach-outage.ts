import { sql } from 'drizzle-orm';
import { AppError } from '@/lib/contract/app-error';
import type { ProblemChanged } from '@/lib/contract/problem';
import { mark } from '../mark';
import type { VerbContext } from '../store';
import { changing } from './changing';
import { appendProblemEvents, requireProblem } from './problem-rows';

export interface OutageLink {
  readonly problemId: number;
  readonly outageId: string;
  readonly reason?: string | null | undefined;
}

/** Says that an outage explains a problem. Needs the scope `problems`; errors: not-found. */
export function attachOutage({
  ctx,
  input,
}: {
  ctx: VerbContext;
  input: OutageLink;
}): Promise<ProblemChanged> {
  const { problemId, outageId } = input;
  return changing(ctx, input.reason, async (tx, doing) => {
    await requireProblem(tx, problemId);
    const known = await tx.execute(sql`SELECT 1 FROM outage WHERE id = ${outageId}`);
    if (known.length === 0)
      throw new AppError('not-found', `отключения «${outageId}» нет; ничего не изменено`);
    const fresh = await tx.execute(sql`
      INSERT INTO problem_outage (problem_id, outage_id, attached_at, attached_by)
      VALUES (${problemId}, ${outageId}, ${mark(doing.now)}, ${doing.actor}) ON CONFLICT DO NOTHING RETURNING 1`);
    if (fresh.length === 0) return { problemId, changed: 0, message: 'отключение уже привязано' };
    await appendProblemEvents(tx, [{ problemId, action: 'outage-attached', appealIds: [], outageId }], doing);
    return { problemId, changed: 0, message: 'отключение привязано' };
  });
}

/** Takes it back; the rule does not attach it again. Needs the scope `problems`. */
export function detachOutage({
  ctx,
  input,
}: {
  ctx: VerbContext;
  input: OutageLink;
}): Promise<ProblemChanged> {
  const { problemId, outageId } = input;
  return changing(ctx, input.reason, async (tx, doing) => {
    await requireProblem(tx, problemId);
    const gone = await tx.execute(sql`
      DELETE FROM problem_outage WHERE problem_id = ${problemId} AND outage_id = ${outageId} RETURNING 1`);
    if (gone.length === 0) return { problemId, changed: 0, message: 'отключение и не было привязано' };
    await appendProblemEvents(tx, [{ problemId, action: 'outage-detached', appealIds: [], outageId }], doing);
    return { problemId, changed: 0, message: 'отключение отвязано' };
  });
}
