import { desc, eq, max } from 'drizzle-orm';
import type { RouteTold, RoutingAnswer } from '@/lib/contract/routing';
import { routingRun, settingChange } from '@/lib/db/schema';
import { reasonWords } from '@/lib/domain/routing/reason-words';
import type { AppealState } from '../appeals/appeal-state';
import type { Store, VerbContext } from '../store';
import { type RoutedFacts, readRules } from './routing-desk';
import { routingNames } from './routing-ground';

const RUNS = 20;

/** The rules of routing in words, and when they were replaced. */
export async function getRouting({ ctx: { store } }: { ctx: VerbContext }): Promise<RoutingAnswer> {
  const { orm } = store.db;
  const [last] = await orm
    .select({ id: max(settingChange.id) })
    .from(settingChange)
    .where(eq(settingChange.area, 'routing'));
  const rules = await readRules(orm);
  const runs = await orm.select().from(routingRun).orderBy(desc(routingRun.id)).limit(RUNS);
  const names = routingNames(store.city);
  return {
    version: last?.id ?? 0,
    rules: rules.map((rule) => ({ ...rule, words: reasonWords(rule, names) })),
    runs: runs.map(({ id, appliedAt, actor, moved, undoneAt }) => ({
      id,
      actor,
      moved,
      at: appliedAt.toISOString(),
      undoneAt: undoneAt?.toISOString() ?? null,
    })),
  };
}

/** Why an appeal stands at its department, in words. */
export async function tellRoute(
  store: Store,
  state: RoutedFacts & Pick<AppealState, 'department' | 'routed'>,
): Promise<RouteTold> {
  if (state.department === null) return { words: null, isChosen: false };
  if (state.department !== state.routed) return { words: null, isChosen: true };
  const rule = (await store.routing.router(store.db.orm)).ruleFor(state);
  if (rule?.department === state.department)
    return { words: reasonWords(rule, routingNames(store.city)), isChosen: false };
  return { words: 'по прежним правилам маршрутизации', isChosen: false };
}
