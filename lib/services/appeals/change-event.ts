import type { AppealEventType } from '@/lib/domain/log-event';
import type { NewEvent } from '../log/append-events';
import type { AppealChange, StoredAppeal } from './appeal-rows';
import { type AppealState, contributionOf } from './appeal-state';

/** Both states list their fields in one order, so their texts can be compared. */
export function isSameState(stored: StoredAppeal, next: AppealState): boolean {
  return JSON.stringify(stored.state) === JSON.stringify(next);
}

export function changeEvent(type: AppealEventType, { stored, next, keys }: AppealChange): NewEvent {
  const before = contributionOf(stored.state, stored.keys);
  return {
    appealId: stored.id,
    body: { type, appealId: stored.id, before, after: contributionOf(next, keys) },
  };
}
