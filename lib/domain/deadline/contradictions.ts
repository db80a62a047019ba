import { CLOCK_NAMES } from './explain';
import { criteriaOf, type Regime, type RegimeCondition } from './regime';
import type { RuleFault } from './validate-rules';

const areApart = <T>(a: readonly T[], b: readonly T[]) =>
  a.length > 0 && b.length > 0 && !a.some((value) => b.includes(value));
const differ = <T>(a: T | null, b: T | null) => a !== null && b !== null && a !== b;

/** Whether one appeal can be meant by both; an appeal may be under several controllers at once. */
export function canMeetBoth(a: RegimeCondition, b: RegimeCondition): boolean {
  return !(
    differ(a.kind, b.kind) ||
    differ(a.isFastTrack, b.isFastTrack) ||
    areApart(a.channels, b.channels) ||
    areApart(a.sources, b.sources) ||
    areApart(a.topics, b.topics)
  );
}

/** Two regimes that set the same clock for the same appeals with nothing to say which of them goes first. */
export function findContradictions(regimes: readonly Regime[]): RuleFault[] {
  return regimes.flatMap((later, i) =>
    regimes
      .slice(0, i)
      .filter((earlier) => isTie(earlier, later) && canMeetBoth(earlier.when, later.when))
      .flatMap((earlier) =>
        later.clocks.flatMap(({ clock }, j) =>
          earlier.clocks.some((other) => other.clock === clock)
            ? [
                {
                  path: `regimes.${i}.clocks.${j}.clock`,
                  message: wordsOf(earlier, later, CLOCK_NAMES[clock]),
                },
              ]
            : [],
        ),
      ),
  );
}

const isTie = (a: Regime, b: Regime) =>
  a.precedence === b.precedence && criteriaOf(a.when) === criteriaOf(b.when);

function wordsOf(earlier: Regime, later: Regime, clock: string): string {
  return `«${later.name}» спорит с «${earlier.name}»: оба отсчитывают срок «${clock}» для одних и тех же записей и одинаково точны; уточните условие или поднимите старшинство одного из них`;
}
