import type { MoveKind } from '@/lib/domain/life/move';
import type { AppealEventType } from '@/lib/domain/log-event';
import type { NewEvent } from '../log/append-events';
import type { AppealChange, StoredAppeal } from './appeal-rows';
import { type AppealState, contributionOf } from './appeal-state';

/** Both states list their fields in one order, so their texts can be compared. */
export function isSameState(stored: StoredAppeal, next: AppealState): boolean {
  return JSON.stringify(stored.state) === JSON.stringify(next);
}

export function changeEvent(
  type: Exclude<AppealEventType, 'appeal.moved'>,
  { stored, next, keys }: AppealChange,
): NewEvent {
  const before = contributionOf(stored.state, stored.keys);
  return {
    appealId: stored.id,
    body: { type, appealId: stored.id, before, after: contributionOf(next, keys) },
  };
}

/** The event of a move: which one it was and nothing of its words. */
export function moveEvent(kind: MoveKind, { stored, next, keys }: AppealChange): NewEvent {
  const before = contributionOf(stored.state, stored.keys);
  const after = contributionOf(next, keys);
  const move = { kind, version: stored.version + 1 };
  return { appealId: stored.id, body: { type: 'appeal.moved', appealId: stored.id, before, after, move } };
}
