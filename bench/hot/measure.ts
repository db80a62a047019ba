import { HOUR } from '@/lib/domain/city-time';
import type { Arrival } from './arrivals';
import type { Burst } from './bursts';
import { type Detector, firstAt } from './detector';

/** Background and burst of a span in the order of time. */
function merged(burst: Burst, span: { from: number; to: number }): Arrival[] {
  const { arrivals } = burst.series;
  const around = arrivals.slice(firstAt(arrivals, span.from), firstAt(arrivals, span.to));
  return [...around, ...burst.added].toSorted((a, b) => a.at - b.at);
}

/**
 * How long after its beginning a burst is seen, ms; Infinity when it is not seen before it ends (for a detector
 * of steps: before the end of the step in which it ends); null when an alarm was on already.
 */
export function delayOf(detector: Detector, threshold: number, burst: Burst): number | null {
  const end = Math.ceil(burst.to / detector.step) * detector.step;
  const from = burst.from - HOUR;
  const arrivals = merged(burst, { from: from - detector.memory - detector.step, to: end + 1 });
  const points = detector.trace({ arrivals, expectation: burst.series.expectation, from, to: end });
  let delay = Number.POSITIVE_INFINITY;
  for (const { at, score } of points) {
    if (score < threshold || at > end) continue;
    if (at <= burst.from) return null;
    delay = Math.min(delay, at - burst.from);
  }
  return delay;
}
