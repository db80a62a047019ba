import { inArray } from 'drizzle-orm';
import type { Transaction } from '@/lib/db/database';
import { appeal } from '@/lib/db/schema';
import { appendEvents, type EventOrigin } from '../log/append-events';
import type { StoredAppeal } from './appeal-rows';
import { contributionOf } from './appeal-state';

/**
 * Takes locked appeals out of the store with their texts and people. The log keeps that they were there and what
 * they added, so that every projection gives it back.
 */
export async function removeAppeals(
  tx: Transaction,
  stored: readonly StoredAppeal[],
  origin: EventOrigin,
): Promise<void> {
  if (stored.length === 0) return;
  const events = stored.map(({ id, state, keys }) => ({
    appealId: id,
    body: { type: 'appeal.removed', appealId: id, before: contributionOf(state, keys), after: null } as const,
  }));
  await appendEvents(tx, events, origin);
  const ids = stored.map(({ id }) => id);
  await tx.delete(appeal).where(inArray(appeal.id, ids));
}
