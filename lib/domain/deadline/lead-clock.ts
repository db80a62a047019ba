import type { AppealClock, DeadlineFacts, Deadlines } from './clock';
import { isGone, roundFinishedAt } from './meet-clock';
import type { Regime } from './regime';

type Leading = Pick<Deadlines, 'due' | 'soon' | 'regime'>;

const isGivenBySource = (clock: AppealClock) => clock.kind === 'final' && clock.regime === null;

/** Clocks that can stand in front: of an open appeal those that run, of a finished one those it is judged by. */
function isCandidate(clock: AppealClock, facts: DeadlineFacts, isFinished: boolean): boolean {
  if (clock.kind === 'promise' || clock.kind === 'registration') return false;
  if (isGivenBySource(clock)) return true;
  if (isFinished) return clock.kind === 'final' || clock.kind === 'control';
  if (clock.metAt !== null || clock.pausedSince !== null || isGone(facts)) return false;
  // Until it is known to be another's, a term for handing it over presses nobody.
  return clock.kind !== 'redirect' || facts.status === 'not-competent';
}

/** Which of the candidates the regime lets lead where the source gave a due time too. */
function allowed(candidates: readonly AppealClock[], regime: Regime | undefined): readonly AppealClock[] {
  const lead = regime?.lead ?? 'source';
  if (lead === 'stricter' || !candidates.some(isGivenBySource)) return candidates;
  if (lead === 'source')
    return candidates.filter((clock) => isGivenBySource(clock) || clock.kind === 'control');
  const isComputed = candidates.some((clock) => clock.kind === 'final' && !isGivenBySource(clock));
  return isComputed ? candidates.filter((clock) => !isGivenBySource(clock)) : candidates;
}

/** The clock in front: the strictest of those that may lead. `regime` is the one of the final answer. */
export function leadingOf(
  clocks: readonly AppealClock[],
  facts: DeadlineFacts,
  regime: Regime | undefined,
): Leading {
  const isFinished = roundFinishedAt(facts) !== null;
  const candidates = clocks.filter((clock) => isCandidate(clock, facts, isFinished));
  let first: AppealClock | null = null;
  for (const clock of allowed(candidates, regime)) if (first === null || clock.due < first.due) first = clock;
  if (first === null) return { due: null, soon: null, regime: regime?.id ?? null };
  if (isGivenBySource(first)) return { due: first.due, soon: null, regime: regime?.id ?? null };
  return { due: first.due, soon: first.soon, regime: first.regime };
}
