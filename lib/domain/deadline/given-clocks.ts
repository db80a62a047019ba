import type { AppealClock, DeadlineFacts } from './clock';
import { SOON } from './gauge';
import { roundFinishedAt } from './meet-clock';

/** The regime under which a control date stands. */
export const CONTROL_REGIME = 'control';

/** Clocks whose moment was given: by the source, by a controller, by a promise. */
export function givenClocks(facts: DeadlineFacts): AppealClock[] {
  const { created, sourceDue, life } = facts;
  if (sourceDue === null && life.controls.length === 0 && life.promise === null) return [];
  const metAt = roundFinishedAt(facts);
  const clocks: AppealClock[] = [];
  const give = (clock: Pick<AppealClock, 'kind' | 'regime' | 'from' | 'due' | 'metAt'>) =>
    clocks.push({ ...clock, soon: clock.due - SOON, pausedSince: null });
  if (sourceDue !== null) give({ kind: 'final', regime: null, from: created, due: sourceDue, metAt });
  for (const { since, until } of life.controls)
    give({ kind: 'control', regime: CONTROL_REGIME, from: since, due: until, metAt });
  if (life.promise !== null) {
    const { at, until, keptAt } = life.promise;
    give({ kind: 'promise', regime: null, from: at, due: until, metAt: keptAt });
  }
  return clocks;
}
