import { DAY } from '@/lib/domain/city-time';
import type { Detector, Point } from './detector';
import { HISTORY_WEEKS, START, WEEK } from './replica';
import type { Series } from './watched';

/** Alarms of one series closer than this are one alarm, whoever gave them. */
const EPISODE = DAY;
/** The longest memory of all detectors is filled before anybody's alarms count. */
export const WARM_UP = 2 * WEEK;

export const WATCH_START = START + HISTORY_WEEKS * WEEK + WARM_UP;

export interface Calibrated {
  readonly threshold: number;
  readonly perWeek: number;
}

/** How many separate alarms a threshold gives. */
export function countAlarms(traces: readonly (readonly Point[])[], threshold: number): number {
  let alarms = 0;
  for (const trace of traces) {
    let last = Number.NEGATIVE_INFINITY;
    for (const { at, score } of trace) {
      if (score < threshold) continue;
      if (at - last > EPISODE) alarms++;
      last = at;
    }
  }
  return alarms;
}

/** The lowest threshold that gives at most `wanted` false alarms a week on burst-free weeks, unless it is fixed. */
export function calibrate(
  detector: Detector,
  series: readonly Series[],
  { weeks, wanted }: { weeks: number; wanted: number },
): Calibrated {
  const span = { from: WATCH_START, to: WATCH_START + weeks * WEEK };
  let traces = series.map(({ arrivals, expectation }) =>
    detector.trace({ arrivals, expectation, ...span }).filter(({ at }) => at < span.to),
  );
  if (detector.fixed !== undefined) {
    const threshold = detector.fixed(series.length);
    return { threshold, perWeek: countAlarms(traces, threshold) / weeks };
  }
  const highest = traces.reduce(
    (top, trace) => trace.reduce((best, { score }) => Math.max(best, score), top),
    0,
  );
  let low = 0;
  let high = highest + 1e-6;
  for (let round = 0; round < 40; round++) {
    const middle = (low + high) / 2;
    if (countAlarms(traces, middle) / weeks > wanted) {
      low = middle;
      traces = traces
        .map((trace) => trace.filter(({ score }) => score >= middle))
        .filter(({ length }) => length > 0);
    } else high = middle;
  }
  return { threshold: high, perWeek: countAlarms(traces, high) / weeks };
}
