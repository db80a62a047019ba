import type { Transaction } from '@/lib/db/database';
import type { DeadlineFacts, Deadlines } from '@/lib/domain/deadline/clock';
import type { AppealState } from '../appeals/appeal-state';

/** The rules that hold now, ready to be asked. */
export interface DeadlineRuler {
  deadlinesOf(facts: DeadlineFacts): Deadlines;
}

export interface DeadlineDesk {
  ruler(tx: Pick<Transaction, 'select'>): Promise<DeadlineRuler>;
}

/** Rules of a centre that has none: the due time of the source leads. */
const BY_SOURCE: DeadlineRuler = {
  deadlinesOf: ({ sourceDue }) => ({ clocks: [], due: sourceDue, soon: null, regime: null }),
};

export function createDeadlineDesk(): DeadlineDesk {
  return { ruler: async () => BY_SOURCE };
}

/** The state with the due time of its leading clock: asked after every change of what the rules look at. */
export function withDeadlines(ruler: DeadlineRuler, state: AppealState): AppealState {
  const { due, soon, regime } = ruler.deadlinesOf(state);
  return { ...state, due, soon, regime };
}
