import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import { AppError } from '@/lib/contract/app-error';
import { type RoutingChanged, routingRuleInput } from '@/lib/contract/routing';
import type { Transaction } from '@/lib/db/database';
import { routingRun } from '@/lib/db/schema';
import { counted, RECORDS } from '@/lib/domain/russian';
import { changingDepartments, readDepartments } from '../departments/department-rows';
import { moveAppealsTo } from '../departments/move-open-appeals';
import { noteChanges } from '../setting-changes/note-change';
import type { VerbContext } from '../store';
import { runNote, writeRules } from './apply-routing';
import { refuseRuleFaults, routingGround, ruleOfInput } from './routing-ground';

/**
 * Takes the last replacement of the rules back: the earlier rules hold again, and appeals that still stand where it
 * put them go where they had been. Needs the scope `settings`; errors: not-found, conflict for an earlier run,
 * invalid where the earlier rules name what is closed by now.
 */
export function undoRouting({
  ctx,
  input: { run },
}: {
  ctx: VerbContext;
  input: { run: number };
}): Promise<RoutingChanged> {
  const { store } = ctx;
  return changingDepartments(ctx, null, async (tx, doing) => {
    const row = await requireLast(tx, run);
    const rules = row.before.map((rule) => ruleOfInput(routingRuleInput.parse(rule)));
    refuseRuleFaults(rules, routingGround(store.city, await readDepartments(tx)));
    await writeRules(tx, rules);
    const moved = await moveBack(tx, run, doing);
    await tx
      .update(routingRun)
      .set({ undoneAt: new Date(doing.now), undoneBy: doing.actor })
      .where(eq(routingRun.id, run));
    const version = await noteChanges(tx, [runNote('undo', run, { rules: rules.length, moved })], doing);
    return { run, version, moved, message: `прежние правила вернулись, с ними ${counted(moved, RECORDS)}` };
  });
}

async function requireLast(tx: Transaction, run: number) {
  const [found] = await tx.select().from(routingRun).where(eq(routingRun.id, run));
  if (found === undefined) throw new AppError('not-found', `замены правил № ${run} нет`);
  if (found.undoneAt !== null) throw new AppError('conflict', `замена правил № ${run} уже отменена`);
  const [last] = await tx
    .select()
    .from(routingRun)
    .where(and(isNull(routingRun.undoneAt)))
    .orderBy(desc(routingRun.id))
    .limit(1);
  if (last?.id === run) return found;
  throw new AppError('conflict', `сначала отмените замену № ${last?.id ?? ''}: она сделана позже`);
}

async function moveBack(
  tx: Transaction,
  run: number,
  { actor, now }: { actor: string; now: number },
): Promise<number> {
  const rows = await tx.execute<{
    id: string;
    before: string | null;
    routed: string | null;
    after: string | null;
  }>(sql`
    SELECT m.appeal_id AS id, m.department_before AS before, m.routed_before AS routed, m.department_after AS after
    FROM routing_move m JOIN appeal a ON a.id = m.appeal_id
    WHERE m.run_id = ${run} AND a.department IS NOT DISTINCT FROM m.department_after
      AND a.answered_at IS NULL AND a.closed_at IS NULL ORDER BY 1`);
  const back = new Map(rows.map((row) => [Number(row.id), row]));
  return moveAppealsTo(tx, {
    ids: [...back.keys()],
    actor,
    now,
    next: (state, id) => {
      const was = back.get(id);
      if (was === undefined || state.department !== was.after || state.routed !== was.after) return null;
      return { ...state, department: was.before, routed: was.routed };
    },
  });
}
