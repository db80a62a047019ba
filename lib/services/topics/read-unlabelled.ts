import type { Transaction } from '@/lib/db/database';
import { UNDETERMINED_TOPIC } from '@/lib/domain/appeal';
import type { AppealState } from '../appeals/appeal-state';
import type { Store } from '../store';
import { withTopic } from './change-topic';
import type { NewReading } from './store-readings';

export interface ReadState {
  readonly state: AppealState;
  /** Null where the source's own label told the topic. */
  readonly reading: Omit<NewReading, 'appealId'> | null;
}

/**
 * Reads the texts of states without a topic. A text gives the topic only where the source named none: a label
 * that nobody mapped yet waits for its decision, the reading beside it as a suggestion.
 */
export async function readUnlabelled(
  tx: Transaction,
  store: Store,
  states: readonly AppealState[],
): Promise<ReadState[]> {
  if (states.every(({ topic }) => topic !== UNDETERMINED_TOPIC)) {
    return states.map((state) => ({ state, reading: null }));
  }
  const reader = await store.topics.reader(tx);
  const router = await store.routing.router(tx);
  return states.map((state) => {
    if (state.topic !== UNDETERMINED_TOPIC) return { state, reading: null };
    const reading = reader.read(state.text);
    const isRead = state.topicLabel === null && reading.topic !== UNDETERMINED_TOPIC;
    return {
      state: isRead ? withTopic(router, state, reading.topic) : state,
      reading: { reading, reader: reader.name },
    };
  });
}
