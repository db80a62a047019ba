import { DAY, HOUR, MINUTE } from '@/lib/domain/city-time';
import { dispersionOf } from '@/lib/domain/hot/own-norm';
import { binned, type Detector, type Point, type Watch } from './detector';

const BASELINE_DAYS = 7;
const GUARD_DAYS = 2;
/** A baseline that never moved still leaves this deviation, as the EARS programs do. */
const LEAST_DEVIATION = 0.2;

/**
 * EARS-C2 (Hutwagner et al. 2003): a step's count less the mean of the seven days before a two-day guard band,
 * in their standard deviations. Its customary step is a day.
 */
export function earsC2(name: string, step: number): Detector {
  const base = (BASELINE_DAYS * DAY) / step;
  const guard = (GUARD_DAYS * DAY) / step;
  return {
    name,
    memory: (BASELINE_DAYS + GUARD_DAYS + 1) * DAY,
    step,
    trace: ({ arrivals, from, to }) => {
      const first = Math.floor(from / step) * step - (base + guard) * step;
      const counts = binned(arrivals, { from: first, to: Math.ceil(to / step) * step }, step);
      const points: Point[] = [];
      let sum = 0;
      let squares = 0;
      counts.forEach((count, i) => {
        // Baseline of i: [i − guard − base, i − guard).
        const entering = counts[i - guard - 1];
        const leaving = counts[i - guard - base - 1];
        if (entering !== undefined) [sum, squares] = [sum + entering, squares + entering ** 2];
        if (leaving !== undefined) [sum, squares] = [sum - leaving, squares - leaving ** 2];
        if (i < base + guard || count === 0) return;
        const mean = sum / base;
        const variance = Math.max(0, squares / base - mean ** 2) * (base / (base - 1));
        const score = (count - mean) / Math.max(LEAST_DEVIATION, Math.sqrt(variance));
        if (score > 0) points.push({ at: first + (i + 1) * step, score });
      });
      return points;
    },
  };
}

/** What a step adds to a CUSUM: its count, what the norm expects of it and the NB2 dispersion. */
type Increment = (count: number, mu: number, dispersion: number) => number;

/** CUSUM of a series against the norm, kept at or above zero and never reset by an alarm. */
function cusum(options: { name: string; step: number; memory: number; increment: Increment }): Detector {
  const { name, step, memory, increment } = options;
  return {
    name,
    memory,
    step,
    trace: ({ arrivals, expectation, from, to }: Watch) => {
      const first = Math.floor((from - memory) / step) * step;
      const counts = binned(arrivals, { from: first, to: Math.ceil(to / step) * step }, step);
      const dispersion = dispersionOf(expectation.dispersion, step / MINUTE);
      const points: Point[] = [];
      let sum = 0;
      counts.forEach((count, i) => {
        if (count === 0 && sum === 0) return;
        const at = first + i * step;
        sum = Math.max(0, sum + increment(count, expectation.between(at, at + step), dispersion));
        if (sum > 0 && at + step > from) points.push({ at: at + step, score: sum });
      });
      return points;
    },
  };
}

/** The customary allowance: half of a shift of one deviation. */
const ALLOWANCE = 0.5;

/** Standardised CUSUM (Page 1954) of hours against the norm, with negative binomial deviations. */
export const cusumHour: Detector = cusum({
  name: 'CUSUM, час',
  step: HOUR,
  memory: 3 * DAY,
  increment: (count, mu, dispersion) =>
    (count - mu) / Math.max(LEAST_DEVIATION, Math.sqrt(mu + dispersion * mu * mu)) - ALLOWANCE,
});

/** The shift for which the likelihood CUSUM is tuned: what the injected bursts of 3× really are. */
export function tunedShift(mu: number, hours: number, floor: number): number {
  return mu + 2 * Math.max(mu, floor * hours);
}

/**
 * Negative binomial likelihood-ratio CUSUM of five minutes (Höhle & Paul 2008), told beforehand how large the
 * bursts of 3× are: about the best that any detector of one series can do, not one that a centre could run.
 */
export function cusumTuned(floor: number): Detector {
  const step = 5 * MINUTE;
  return cusum({
    name: 'CUSUM, 5 мин, знает размер всплеска',
    step,
    memory: DAY,
    increment: (count, mu, dispersion) => {
      const least = Math.max(mu, 1e-6);
      const shifted = tunedShift(least, step / HOUR, floor);
      if (dispersion < 1e-6) return count * Math.log(shifted / least) - (shifted - least);
      const size = 1 / dispersion;
      return (
        count * Math.log((shifted * (size + least)) / (least * (size + shifted))) -
        size * Math.log((size + shifted) / (size + least))
      );
    },
  });
}

export const earsDaily = earsC2('EARS-C2, сутки', DAY);
export const earsHourly = earsC2('EARS-C2, час', HOUR);
