import type { DeadlineFacts } from '@/lib/domain/deadline/clock';
import { NEW_LIFE } from '@/lib/domain/life/facts';

/** Facts of a plain open message, for tests and proofs. */
export function makeFacts(created: number, facts: Partial<DeadlineFacts> = {}): DeadlineFacts {
  return {
    kind: 'message',
    source: 'vk',
    channel: 'vk',
    topic: 'potholes',
    status: 'registered',
    created,
    received: created,
    sourceDue: null,
    answered: null,
    closed: null,
    life: NEW_LIFE,
    ...facts,
  };
}
