import type { AppealChange, StoredAppeal } from '../appeals/appeal-rows';
import type { AppealState } from '../appeals/appeal-state';
import { type DeadlineRuler, withDeadlines } from '../deadlines/deadline-desk';
import { type Router, withRoute } from '../routing/routing-desk';

/** The department follows the topic where it was routing that had chosen it. */
export function withTopic(router: Router, state: AppealState, topic: string): AppealState {
  return withRoute(router, { ...state, topic });
}

/** Another topic may stand under another regime. */
export function topicChange(
  rules: { router: Router; ruler: DeadlineRuler },
  stored: StoredAppeal,
  topic: string,
): AppealChange {
  const { keys, bodyHash } = stored;
  const next = withDeadlines(rules.ruler, withTopic(rules.router, stored.state, topic), stored.state);
  return { stored, keys, bodyHash, next };
}
