import type { Interval } from './log-event';
import { quantile, upperTail } from './negative-binomial';
import { HOT_QUANTILE } from './norm';

/** The share of false alarms among all that ring (Benjamini & Hochberg 1995). */
const FALSE_DISCOVERY_RATE = 0.01;
const LEAST_AUTHORS = 5;
const LEAST_SOURCES = 2;
const LEAST_ADDRESSES = 3;

/** What one topic did in the last hour in one district, or in the whole city (`district` null). */
export interface TopicHour {
  readonly topic: string;
  readonly district: string | null;
  readonly count: number;
  readonly authors: number;
  readonly sources: number;
  readonly addresses: number;
  /** Expected count of this hour. */
  readonly expected: number;
}

export interface HotVerdict extends TopicHour {
  readonly norm: Interval;
  /** The 99 % bound that the count has passed. */
  readonly bound: number;
}

export interface HotRules {
  readonly dispersion: number;
  /** How many topics and places are watched at all, the quiet ones included. */
  readonly tests: number;
  display(mu: number): Interval;
}

/**
 * Hot means: above the 99 % bound, significant among all topics and districts at an FDR of 1 %, told by at
 * least five authors, and by two sources or from three addresses. Worst first; one row a topic, the place
 * where it stands out most.
 */
export function judgeHot(hours: readonly TopicHour[], rules: HotRules): HotVerdict[] {
  const tested = hours
    .filter(({ count }) => count >= LEAST_AUTHORS)
    .map((hour) => ({ hour, p: upperTail(hour.count, hour.expected, rules.dispersion) }))
    .sort((a, b) => a.p - b.p);
  const tests = Math.max(tested.length, rules.tests);
  let passed = 0;
  tested.forEach(({ p }, i) => {
    if (p <= ((i + 1) / tests) * FALSE_DISCOVERY_RATE) passed = i + 1;
  });
  const best = new Map<string, HotVerdict & { p: number }>();
  for (const { hour, p } of tested.slice(0, passed)) {
    const bound = quantile(HOT_QUANTILE, hour.expected, rules.dispersion);
    if (!rings(hour, bound)) continue;
    const known = best.get(hour.topic);
    if (known === undefined || isSharper({ ...hour, p }, known)) {
      best.set(hour.topic, { ...hour, bound, norm: rules.display(hour.expected), p });
    }
  }
  return [...best.values()]
    .sort((a, b) => b.count - b.expected - (a.count - a.expected) || a.topic.localeCompare(b.topic))
    .map(({ p: _p, ...verdict }) => verdict);
}

function rings(hour: TopicHour, bound: number): boolean {
  return (
    hour.count > bound &&
    hour.authors >= LEAST_AUTHORS &&
    (hour.sources >= LEAST_SOURCES || hour.addresses >= LEAST_ADDRESSES)
  );
}

/** A district that holds most of the city's count says more than the city. */
function isSharper(
  candidate: { district: string | null; count: number; p: number },
  known: { district: string | null; count: number; p: number },
): boolean {
  if (candidate.district !== null && known.district === null) return candidate.count >= 0.7 * known.count;
  if (candidate.district === null && known.district !== null) return known.count < 0.7 * candidate.count;
  return candidate.p < known.p;
}
