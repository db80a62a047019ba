import { sql } from 'drizzle-orm';
import { AppError } from '@/lib/contract/app-error';
import type { PlanInput, PlanSet } from '@/lib/contract/indicators';
import type { Transaction } from '@/lib/db/database';
import { indicatorPlan } from '@/lib/db/schema';
import { withTransaction } from '@/lib/db/with-transaction';
import { indicatorOf, indicatorsOf, isIndicatorCode } from '@/lib/domain/indicator/catalogue';
import { SUBJECT_NAMES, valueWords } from '@/lib/domain/indicator/indicator-words';
import { type Month, monthWords } from '@/lib/domain/indicator/month';
import { DEFAULT_PLANS, type Plan, planAt, planFaults } from '@/lib/domain/indicator/plan';
import type { MonthPlans } from '@/lib/domain/indicator/report';
import { requireScope } from '../actor';
import { noteChanges } from '../setting-changes/note-change';
import type { VerbContext } from '../store';

/** Every plan there is: those of the code and those that were set. */
export async function readPlans(tx: Pick<Transaction, 'select'>): Promise<Plan[]> {
  const rows = await tx.select().from(indicatorPlan).orderBy(indicatorPlan.since);
  const set = rows.flatMap(({ code, ...row }): Plan[] => (isIndicatorCode(code) ? [{ ...row, code }] : []));
  return [...DEFAULT_PLANS, ...set];
}

/** The plans that hold in a month. */
export function monthPlans(plans: readonly Plan[], month: Month): MonthPlans {
  const of = (subject: Plan['subject']) => {
    const held = indicatorsOf(subject).flatMap(({ code }) => planAt(plans, { subject, code, month }) ?? []);
    return Object.fromEntries(held.map((plan) => [plan.code, plan]));
  };
  return { message: of('message'), petition: of('petition'), instruction: of('instruction') };
}

/** All plans. Needs no right: by what the centre is judged is no secret. */
export async function listPlans({ ctx: { store } }: { ctx: VerbContext }): Promise<{ items: Plan[] }> {
  return { items: await readPlans(store.db.orm) };
}

/**
 * Sets the plan of an indicator from a month on; months that are frozen keep the plan that they were reported with.
 * Needs the scope `settings`; errors: invalid at its fields.
 */
export async function setPlan({
  ctx: { store, actor },
  input: { reason, ...given },
}: {
  ctx: VerbContext;
  input: PlanInput;
}): Promise<PlanSet> {
  requireScope(actor, 'settings');
  const plan: Plan = given;
  const faults = planFaults(plan);
  if (faults.length > 0) throw new AppError('invalid', 'план не записан: исправьте поля', faults);
  const doing = { actor: actor.id, reason: reason ?? null, now: store.clock.now() };
  const version = await withTransaction(store.db, async (tx) => {
    await tx.execute(sql`LOCK TABLE indicator_plan IN SHARE ROW EXCLUSIVE MODE`);
    const before = planAt(await readPlans(tx), { ...plan, month: given.since });
    await writePlan(tx, plan, given.since);
    const name = planWords(plan, given.since);
    const item = `${plan.subject}.${plan.code}`;
    const note = { area: 'indicators', item, action: 'plan', before, after: { ...plan, name } } as const;
    return noteChanges(tx, [note], doing);
  });
  store.pokeRelay();
  return { version, message: `план записан: действует с месяца «${monthWords(given.since)}»` };
}

/** «Сообщения: В срок — 95 % с месяца «март 2026»»: what the history says. */
function planWords({ subject, code, value }: Plan, since: Month): string {
  const { name, unit } = indicatorOf(code);
  const what = value === null ? 'план снят' : valueWords(value, unit);
  return `${SUBJECT_NAMES[subject]}: ${name} — ${what} с месяца «${monthWords(since)}»`;
}

async function writePlan(tx: Transaction, plan: Plan, since: Month): Promise<void> {
  const { subject, code, value, act, isConfirmed } = plan;
  const set = { value, act, isConfirmed };
  await tx
    .insert(indicatorPlan)
    .values({ subject, code, since, ...set })
    .onConflictDoUpdate({ target: [indicatorPlan.subject, indicatorPlan.code, indicatorPlan.since], set });
}
