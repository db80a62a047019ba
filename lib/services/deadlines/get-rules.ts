import type { RulesAnswer } from '@/lib/contract/deadline-rules';
import type { DeadlineRules } from '@/lib/domain/deadline/regime';
import type { VerbContext } from '../store';
import { warningsOf } from './judge-proposal';
import { listVersions } from './rules-versions';

export type CurrentRules = Omit<RulesAnswer, 'rules'> & { readonly rules: DeadlineRules };

/** The rules that hold, with their history. Needs no right: by what an answer is due is no secret. */
export async function getRules({ ctx: { store } }: { ctx: VerbContext }): Promise<CurrentRules> {
  const [{ version, rules }, history] = await Promise.all([
    store.deadlines.ruler(store.db.orm),
    listVersions(store),
  ]);
  return { version, rules, history, warnings: warningsOf(store, rules) };
}
