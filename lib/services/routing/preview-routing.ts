import type { RoutingPreview, RoutingRuleInput } from '@/lib/contract/routing';
import type { VerbContext } from '../store';
import { createRouter } from './routing-desk';
import { listFaults, routingGround, ruleOfInput } from './routing-ground';
import { countMoves, findMoves } from './routing-moves';

/** What other rules would do to the open appeals; changes nothing. */
export async function previewRouting({
  ctx: { store },
  input,
}: {
  ctx: VerbContext;
  input: { rules: readonly RoutingRuleInput[] };
}): Promise<RoutingPreview> {
  const { byCode } = await store.departments.board(store.db.orm);
  const rules = input.rules.map(ruleOfInput);
  const faults = listFaults(rules, routingGround(store.city, byCode));
  if (faults.length > 0) return { faults, open: 0, moved: 0, moves: [] };
  const { open, moves } = await findMoves(store.db.orm, createRouter(rules, store.city.profile.zone));
  return { faults, open, moved: moves.length, moves: countMoves(moves) };
}
