import type { Dispersions } from './hot/own-norm';
import { dispersionOf } from './hot/own-norm';
import { FALSE_DISCOVERY_RATE, type ScanPeak, type ScanWindow, scanPeak, sharedTests } from './hot/scan';
import type { Interval } from './log-event';
import { quantile } from './negative-binomial';
import { HOT_QUANTILE } from './norm';

export const LEAST_AUTHORS = 5;
export const LEAST_SOURCES = 2;
export const LEAST_ADDRESSES = 3;
const HOUR_MINUTES = 60;

/** What one topic did in the last hour in one district, or in the whole city (`district` null). */
export interface TopicHour {
  readonly topic: string;
  readonly district: string | null;
  readonly count: number;
  readonly authors: number;
  readonly sources: number;
  readonly addresses: number;
}

export interface WatchedTopic extends TopicHour {
  /** Unique authors and the norm's expectation of every window of the scan, the hour among them. */
  readonly windows: readonly ScanWindow[];
  readonly dispersion: Dispersions;
}

export interface HotVerdict extends TopicHour {
  /** Length of the window that `count`, `norm` and `bound` tell of: the hour, unless only another one is passed. */
  readonly minutes: number;
  readonly norm: Interval;
  /** The 99 % bound that the count has passed. */
  readonly bound: number;
  readonly expected: number;
  /** −log10 of how often in an hour chance alone would do it. */
  readonly score: number;
}

export interface HotRules {
  /** How many topics and places are watched at all, the quiet ones included. */
  readonly tests: number;
  display(mu: number, dispersion: number): Interval;
}

interface Tested {
  readonly hour: WatchedTopic;
  readonly peak: ScanPeak;
}

/**
 * Hot means: a window of five minutes to two hours stands out among all topics and districts at the false
 * discovery rate and is above its 99 % bound, told by at least five authors in the hour, and by two sources or
 * from three addresses. Worst first; one row a topic, the place where it stands out most.
 */
export function judgeHot(hours: readonly WatchedTopic[], rules: HotRules): HotVerdict[] {
  const best = new Map<string, HotVerdict>();
  for (const tested of standOut(hours, rules.tests)) {
    const verdict = verdictOf(tested, rules);
    if (verdict === null) continue;
    const known = best.get(verdict.topic);
    if (known === undefined || isSharper(verdict, known)) best.set(verdict.topic, verdict);
  }
  return [...best.values()].sort(
    (a, b) => b.count - b.expected - (a.count - a.expected) || a.topic.localeCompare(b.topic),
  );
}

/** Those that pass Benjamini and Hochberg's step-up test, sharpest first. */
function standOut(hours: readonly WatchedTopic[], watched: number): Tested[] {
  const tested = hours
    .flatMap((hour): Tested[] => {
      if (hour.authors < LEAST_AUTHORS) return [];
      const peak = scanPeak(hour.windows, hour.dispersion);
      return peak === null ? [] : [{ hour, peak }];
    })
    .sort((a, b) => b.peak.score - a.peak.score);
  const tests = sharedTests(Math.max(tested.length, watched));
  let passed = 0;
  tested.forEach(({ peak }, i) => {
    if (10 ** -peak.score <= Math.min(1, (i + 1) / tests) * FALSE_DISCOVERY_RATE) passed = i + 1;
  });
  return tested.slice(0, passed);
}

/** The hour speaks where it is above its own bound; else the window that rang. */
function verdictOf({ hour, peak }: Tested, rules: HotRules): HotVerdict | null {
  if (hour.sources < LEAST_SOURCES && hour.addresses < LEAST_ADDRESSES) return null;
  const { windows, dispersion, ...told } = hour;
  const boundOf = ({ expected, minutes }: ScanWindow) =>
    quantile(HOT_QUANTILE, expected, dispersionOf(dispersion, minutes));
  if (peak.seen <= boundOf(peak)) return null;
  const full = windows.find(({ minutes }) => minutes === HOUR_MINUTES);
  const shown = full !== undefined && told.count > boundOf(full) ? { ...full, seen: told.count } : peak;
  return {
    ...told,
    count: shown.seen,
    minutes: shown.minutes,
    expected: shown.expected,
    bound: boundOf(shown),
    norm: rules.display(shown.expected, dispersionOf(dispersion, shown.minutes)),
    score: peak.score,
  };
}

/** A district that holds most of the city's count says more than the city. */
function isSharper(candidate: HotVerdict, known: HotVerdict): boolean {
  if (candidate.district !== null && known.district === null) return candidate.count >= 0.7 * known.count;
  if (candidate.district === null && known.district !== null) return known.count < 0.7 * candidate.count;
  return candidate.score > known.score;
}
