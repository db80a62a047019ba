import type { Transaction } from '@/lib/db/database';
import { withTransaction } from '@/lib/db/with-transaction';
import { requireScope } from '../actor';
import type { VerbContext } from '../store';
import { type Doing, lockProblems } from './problem-rows';

/** A person's change of problems: with the right, one at a time, as a whole or not at all. */
export async function changing<T>(
  { store, actor }: VerbContext,
  reason: string | null | undefined,
  work: (tx: Transaction, doing: Doing) => Promise<T>,
): Promise<T> {
  requireScope(actor, 'problems');
  const doing: Doing = { actor: actor.id, reason: reason ?? null, now: store.clock.now() };
  return withTransaction(store.db, async (tx) => {
    await lockProblems(tx, store);
    return work(tx, doing);
  });
}
