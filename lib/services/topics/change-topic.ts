import type { AppealChange, StoredAppeal } from '../appeals/appeal-rows';
import type { AppealState } from '../appeals/appeal-state';
import type { City } from '../city/city';

/** The department follows the topic where it was the topic that had chosen it. */
export function withTopic(city: City, state: AppealState, topic: string): AppealState {
  const isRouted = state.department === null || state.department === city.departmentOf(state.topic);
  return { ...state, topic, department: isRouted ? city.departmentOf(topic) : state.department };
}

export function topicChange(city: City, stored: StoredAppeal, topic: string): AppealChange {
  const { keys, bodyHash } = stored;
  return { stored, keys, bodyHash, next: withTopic(city, stored.state, topic) };
}
