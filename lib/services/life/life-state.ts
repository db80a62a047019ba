import { termWords } from '@/lib/domain/deadline/explain';
import type { ExtensionRoom, LifeState } from '@/lib/domain/life/moved';
import type { AppealState } from '../appeals/appeal-state';
import { type DeadlineRuler, withDeadlines } from '../deadlines/deadline-desk';

export function lifeStateOf(state: AppealState): LifeState {
  const { kind, status, department, created, answered, closed, life } = state;
  return { kind, status, department, created, answered, closed, life };
}

/** What the rules still let be extended of an appeal's clock. */
export function extensionRoomOf(ruler: DeadlineRuler, state: AppealState): ExtensionRoom | null {
  const room = ruler.extensionOf(state);
  if (room === null) return null;
  const { timesLeft, most, chosen } = room;
  return { timesLeft, most, mostWords: termWords(most, chosen.rule.unit) };
}

/** The appeal after a move. An answer that stays is judged by the due time that it was given under. */
export function stateAfterMove(ruler: DeadlineRuler, before: AppealState, life: LifeState): AppealState {
  const next: AppealState = { ...before, ...life };
  const isJudged = before.answered !== null && next.answered === before.answered;
  return isJudged ? next : withDeadlines(ruler, next, before);
}
