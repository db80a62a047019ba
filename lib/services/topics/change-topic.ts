import type { AppealChange, StoredAppeal } from '../appeals/appeal-rows';
import type { AppealState } from '../appeals/appeal-state';
import type { City } from '../city/city';
import { type DeadlineRuler, withDeadlines } from '../deadlines/deadline-desk';

/** The department follows the topic where it was the topic that had chosen it. */
export function withTopic(city: City, state: AppealState, topic: string): AppealState {
  const isRouted = state.department === null || state.department === city.departmentOf(state.topic);
  return { ...state, topic, department: isRouted ? city.departmentOf(topic) : state.department };
}

/** Another topic may stand under another regime. */
export function topicChange(
  rules: { city: City; ruler: DeadlineRuler },
  stored: StoredAppeal,
  topic: string,
): AppealChange {
  const { keys, bodyHash } = stored;
  const next = withDeadlines(rules.ruler, withTopic(rules.city, stored.state, topic), stored.state);
  return { stored, keys, bodyHash, next };
}
