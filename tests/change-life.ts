import { withTransaction } from '@/lib/db/with-transaction';
import type { LifeFacts } from '@/lib/domain/life/facts';
import { lockAppeals, writeChanges } from '@/lib/services/appeals/appeal-rows';
import { changeEvent } from '@/lib/services/appeals/change-event';
import { appendEvents } from '@/lib/services/log/append-events';
import type { Store } from '@/lib/services/store';

export interface LivedThrough {
  readonly life: Partial<LifeFacts>;
  readonly regime: string | null;
  /** How long before the due time it is «скоро», ms; null for the common two hours. */
  readonly soonBefore: number | null;
}

/** Writes what rules and moves would have made of an appeal, with its event: for tests that need a state, not a move. */
export async function changeLife(store: Store, externalId: string, lived: LivedThrough): Promise<void> {
  const [row] = await store.db.sql<{ id: string }[]>`SELECT id FROM appeal WHERE external_id = ${externalId}`;
  await withTransaction(store.db, async (tx) => {
    const stored = (await lockAppeals(tx, [Number(row?.id)])).get(Number(row?.id));
    if (stored === undefined) return;
    const { state, keys, bodyHash } = stored;
    const soon = state.due === null || lived.soonBefore === null ? null : state.due - lived.soonBefore;
    const next = { ...state, life: { ...state.life, ...lived.life }, regime: lived.regime, soon };
    const change = { stored, next, keys, bodyHash };
    await writeChanges(tx, [change]);
    const recordedAt = store.clock.now();
    const origin = { actor: 'test', lane: 'live', restored: false, recordedAt } as const;
    await appendEvents(tx, [changeEvent('appeal.updated', change)], origin);
  });
}
