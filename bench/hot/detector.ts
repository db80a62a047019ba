import type { Arrival } from './arrivals';
import type { Expectation } from './watched';

/** How strongly a detector sees a burst, moment by moment; an alarm is a score at or above a threshold. */
export interface Point {
  readonly at: number;
  readonly score: number;
}

export interface Watch {
  /** In the order of time; at least `memory` before `from`. */
  readonly arrivals: readonly Arrival[];
  readonly expectation: Expectation;
  readonly from: number;
  readonly to: number;
}

export interface Detector {
  readonly name: string;
  /** How far back its judgement of a moment reaches, ms. */
  readonly memory: number;
  /** Its step: a burst that ends inside a step is still its own until the step ends. */
  readonly step: number;
  /** A threshold that is not set by the false alarms, for so many watched series. */
  fixed?(series: number): number;
  /** Points of a span in the order of time; what is far below any threshold may be left out. */
  trace(watch: Watch): Point[];
}

/** Index of the first arrival at or after `t`. */
export function firstAt(arrivals: readonly Arrival[], t: number): number {
  let low = 0;
  let high = arrivals.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((arrivals[middle]?.at ?? 0) < t) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Counts of equal steps from `from`. */
export function binned(
  arrivals: readonly Arrival[],
  span: { from: number; to: number },
  step: number,
): number[] {
  const counts = new Array<number>(Math.max(0, Math.ceil((span.to - span.from) / step))).fill(0);
  for (let i = firstAt(arrivals, span.from); i < arrivals.length; i++) {
    const at = arrivals[i]?.at ?? 0;
    if (at >= span.to) break;
    const bin = Math.floor((at - span.from) / step);
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts;
}
