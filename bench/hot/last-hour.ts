import { HOUR, MINUTE } from '@/lib/domain/city-time';
import { quantile, upperTail } from '@/lib/domain/negative-binomial';
import { HOT_QUANTILE } from '@/lib/domain/norm';
import type { Arrival } from './arrivals';
import { type Detector, firstAt, type Point, type Watch } from './detector';

const LEAST_AUTHORS = 5;
const LEAST_SOURCES = 2;
const LEAST_ADDRESSES = 3;
/** Scores below one in ten are nobody's alarm. */
const LEAST_SCORE = 1;
const LARGEST_SCORE = 50;

/** The rule of the wall: five authors, and two sources or three addresses. */
export function passesRule(hour: readonly Arrival[]): boolean {
  if (new Set(hour.map(({ author }) => author)).size < LEAST_AUTHORS) return false;
  const sources = new Set(hour.map(({ source }) => source));
  if (sources.size >= LEAST_SOURCES) return true;
  return new Set(hour.flatMap(({ address }) => (address === null ? [] : [address]))).size >= LEAST_ADDRESSES;
}

/** The detector of the first issue: the last hour against the norm, −log10 of its negative binomial tail. */
export const lastHour: Detector = {
  name: 'Пульт, последний час',
  memory: 2 * HOUR,
  step: 1,
  trace: ({ arrivals, expectation, from, to }: Watch) => {
    const points: Point[] = [];
    for (let i = firstAt(arrivals, from); i < arrivals.length; i++) {
      const at = arrivals[i]?.at ?? 0;
      if (at >= to) break;
      const since = Math.floor((at - HOUR) / MINUTE) * MINUTE;
      const first = firstAt(arrivals, since);
      const count = i + 1 - first;
      if (count < LEAST_AUTHORS) continue;
      const mu = expectation.between(since, at);
      const p = upperTail(count, mu, expectation.dispersion.hour);
      const score = Math.min(LARGEST_SCORE, -Math.log10(Math.max(p, 1e-300)));
      if (score < LEAST_SCORE || count <= quantile(HOT_QUANTILE, mu, expectation.dispersion.hour)) continue;
      if (passesRule(arrivals.slice(first, i + 1))) points.push({ at, score });
    }
    return points;
  },
};
