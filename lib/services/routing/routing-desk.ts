import { eq, max } from 'drizzle-orm';
import type { Transaction } from '@/lib/db/database';
import { routingRule, settingChange } from '@/lib/db/schema';
import { dayOfYear } from '@/lib/domain/city-time';
import { leadingRule, placeOfPrecision } from '@/lib/domain/routing/route';
import type { RoutingRule } from '@/lib/domain/routing/rule';
import type { AppealState } from '../appeals/appeal-state';

/** What of an appeal its routing goes by. */
export type RoutedFacts = Pick<AppealState, 'topic' | 'district' | 'precision' | 'created'>;

/** The rules that hold now, ready to be asked. */
export interface Router {
  readonly rules: readonly RoutingRule[];
  ruleFor(facts: RoutedFacts): RoutingRule | null;
}

export interface RoutingDesk {
  /** Read anew only when something has changed; never ask inside a transaction that has changed them. */
  router(tx: Pick<Transaction, 'select'>): Promise<Router>;
}

type Row = typeof routingRule.$inferSelect;

export function toRule({ seasonFrom: from, seasonTo: to, ...rule }: Row): RoutingRule {
  return { ...rule, season: from === null || to === null ? null : { from, to } };
}

/** The rules as they stand in the store, those that give way to others last. */
export async function readRules(tx: Pick<Transaction, 'select'>): Promise<RoutingRule[]> {
  const rows = await tx.select().from(routingRule);
  return rows.map(toRule).sort((a, b) => b.priority - a.priority || (a.id < b.id ? -1 : 1));
}

export function createRouter(rules: readonly RoutingRule[], zone: string): Router {
  // An appeal asks only the rules of its own topic and of every topic.
  const topics = new Set(rules.flatMap(({ topic }) => topic ?? []));
  const general = rules.filter(({ topic }) => topic === null);
  const byTopic = new Map(
    [...topics].map((id) => [id, rules.filter(({ topic }) => topic === null || topic === id)]),
  );
  return {
    rules,
    ruleFor: ({ topic, district, precision, created }) =>
      leadingRule(byTopic.get(topic) ?? general, {
        topic,
        district,
        place: placeOfPrecision(precision),
        day: dayOfYear(zone, created),
      }),
  };
}

export function createRoutingDesk(zone: string): RoutingDesk {
  let held: { version: number; router: Router } | null = null;
  return {
    async router(tx) {
      const [row] = await tx
        .select({ last: max(settingChange.id) })
        .from(settingChange)
        .where(eq(settingChange.area, 'routing'));
      const version = row?.last ?? 0;
      if (held?.version === version) return held.router;
      const router = createRouter(await readRules(tx), zone);
      held = { version, router };
      return router;
    },
  };
}

/** Whether routing may give another department: nobody, neither a person nor the source, has chosen the present one. */
export function isRouted({ department, routed }: Pick<AppealState, 'department' | 'routed'>): boolean {
  return department === null || department === routed;
}

/** The state with the department of its rule, where it is routed. Asked after every change of topic or place. */
export function withRoute(router: Router, state: AppealState): AppealState {
  if (!isRouted(state)) return state;
  const department = router.ruleFor(state)?.department ?? null;
  return department === state.department && department === state.routed
    ? state
    : { ...state, department, routed: department };
}

/** The state with a department that a person chose: routing leaves it alone from then on. */
export function withChosenDepartment(state: AppealState, department: string): AppealState {
  return { ...state, department, routed: null };
}
