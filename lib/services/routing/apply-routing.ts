import { sql } from 'drizzle-orm';
import { AppError } from '@/lib/contract/app-error';
import type { RoutingChanged, RoutingInput } from '@/lib/contract/routing';
import type { Transaction } from '@/lib/db/database';
import { routingRule, routingRun } from '@/lib/db/schema';
import type { RoutingRule } from '@/lib/domain/routing/rule';
import { counted, RECORDS } from '@/lib/domain/russian';
import { changingDepartments, readDepartments } from '../departments/department-rows';
import { moveAppealsTo } from '../departments/move-open-appeals';
import { noteChanges, type SettingDoing } from '../setting-changes/note-change';
import type { VerbContext } from '../store';
import { createRouter, readRules } from './routing-desk';
import { refuseRuleFaults, routingGround, ruleOfInput } from './routing-ground';
import { findMoves, type RoutingMove } from './routing-moves';

/**
 * Replaces the rules of routing and moves the open appeals that they send elsewhere, each with its event; closed ones
 * and chosen departments stay. Needs the scope `settings`; errors: invalid at the rules' fields, conflict where
 * somebody has changed the rules meanwhile.
 */
export function applyRouting({
  ctx,
  input,
}: {
  ctx: VerbContext;
  input: RoutingInput;
}): Promise<RoutingChanged> {
  const { store } = ctx;
  return changingDepartments(ctx, input.reason, async (tx, doing) => {
    await refuseStale(tx, input.seen);
    const rules = input.rules.map(ruleOfInput);
    refuseRuleFaults(rules, routingGround(store.city, await readDepartments(tx)));
    const before = await readRules(tx);
    await writeRules(tx, rules);
    const { moves } = await findMoves(tx, createRouter(rules, store.city.profile.zone));
    const run = await noteRun(tx, { before, after: rules, moves }, doing);
    await move(tx, moves, doing);
    const version = await noteChanges(
      tx,
      [runNote('apply', run, { rules: rules.length, moved: moves.length })],
      doing,
    );
    const message = `правила записаны, сменили подразделение: ${counted(moves.length, RECORDS)}`;
    return { run, version, moved: moves.length, message };
  });
}

export const runNote = (action: 'apply' | 'undo', run: number, after: object) =>
  ({ area: 'routing', item: String(run), action, before: null, after }) as const;

async function refuseStale(tx: Transaction, seen: number): Promise<void> {
  const [newer] = await tx.execute<{ actor: string }>(sql`
    SELECT actor FROM setting_change WHERE area = 'routing' AND id > ${seen} ORDER BY id DESC LIMIT 1`);
  if (newer === undefined) return;
  throw new AppError(
    'conflict',
    `правила не записаны: их изменили, пока вы смотрели (${newer.actor}); обновите страницу, ваши правки сохраните файлом`,
  );
}

export async function writeRules(tx: Transaction, rules: readonly RoutingRule[]): Promise<void> {
  await tx.delete(routingRule);
  if (rules.length === 0) return;
  await tx.insert(routingRule).values(
    rules.map(({ season, ...rule }) => ({
      ...rule,
      seasonFrom: season?.from ?? null,
      seasonTo: season?.to ?? null,
    })),
  );
}

interface Run {
  readonly before: readonly RoutingRule[];
  readonly after: readonly RoutingRule[];
  readonly moves: readonly RoutingMove[];
}

async function noteRun(
  tx: Transaction,
  { before, after, moves }: Run,
  { actor, now }: SettingDoing,
): Promise<number> {
  const [row] = await tx
    .insert(routingRun)
    .values({
      before: before.map((rule) => ({ ...rule })),
      after: after.map((rule) => ({ ...rule })),
      moved: moves.length,
      actor,
      appliedAt: new Date(now),
    })
    .returning({ id: routingRun.id });
  if (row === undefined) throw new Error('a run of routing was not written');
  await tx.execute(sql`
    INSERT INTO routing_move (run_id, appeal_id, department_before, routed_before, department_after)
    SELECT ${row.id}, r.id, r."from", r."routedFrom", r."to"
    FROM jsonb_to_recordset(${JSON.stringify(moves)}::jsonb)
      AS r(id bigint, "from" text, "routedFrom" text, "to" text)`);
  return row.id;
}

async function move(
  tx: Transaction,
  moves: readonly RoutingMove[],
  { actor, now }: SettingDoing,
): Promise<void> {
  const target = new Map(moves.map(({ id, to }) => [id, to]));
  await moveAppealsTo(tx, {
    ids: moves.map(({ id }) => id),
    actor,
    now,
    // Between the look and the lock a person may have chosen.
    next: (state, id) => {
      const to = target.get(id) ?? null;
      const isStillRouted = state.department === null || state.department === state.routed;
      return isStillRouted ? { ...state, department: to, routed: to } : null;
    },
  });
}
