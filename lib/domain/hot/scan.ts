import { MINUTE } from '../city-time';
import { logUpperTail } from './log-tail';
import { type Dispersions, dispersionOf } from './own-norm';

/** A burst shows first in the window that fits it: these end now. Minutes. */
export const SCAN_MINUTES = [5, 15, 30, 60, 120] as const;
export const LONGEST_SCAN = 120;
/** Nothing is told apart beyond this: one chance hour in 10³⁰. */
const HIGHEST_SCORE = 30;

export interface ScanWindow {
  readonly minutes: number;
  /** Unique authors of the window. */
  readonly seen: number;
  readonly expected: number;
}

export interface ScanPeak extends ScanWindow {
  /** −log10 of how often in an hour chance alone would fill a window of this length so. */
  readonly score: number;
}

/**
 * The window that stands out most against the norm. A short window has more chances in an hour than a long one,
 * so its tail is multiplied by them: every length rings falsely as often as the others. Null when none is a
 * deviation above what was expected.
 */
export function scanPeak(windows: readonly ScanWindow[], dispersions: Dispersions): ScanPeak | null {
  let peak: ScanPeak | null = null;
  for (const window of windows) {
    const { seen, expected } = window;
    const dispersion = dispersionOf(dispersions, window.minutes);
    // Within one deviation of the norm nothing stands out; most windows are, and end here.
    if (seen <= expected || (seen - expected) ** 2 <= expected + dispersion * expected * expected) continue;
    const chances = Math.log(60 / window.minutes);
    const log = logUpperTail(seen, expected, dispersion) + chances;
    const score = Math.min(HIGHEST_SCORE, -log / Math.LN10);
    if (peak === null || score > peak.score) peak = { ...window, score };
  }
  return peak;
}

/** Where a window that ends at `t` begins: only the older edge moves in steps, of a minute. */
export function scanStart(t: number, minutes: number): number {
  return Math.floor(t / MINUTE) * MINUTE - minutes * MINUTE;
}

/** The share of false alarms among all that ring (Benjamini & Hochberg 1995). */
export const FALSE_DISCOVERY_RATE = 0.01;

/**
 * More watched counts than this ask for no longer look. Cut a city finer and each count is quieter: what keeps it
 * silent is the rule of five authors, not its tail. On real arrivals the score of one false alarm a week is 3.0–3.5
 * whether 25, 150 or 2,500 counts are watched (docs/hot-topics.md).
 */
const MOST_TESTS = 25;

/** How many tests the false discovery rate is shared by. */
export const sharedTests = (watched: number) => Math.min(MOST_TESTS, Math.max(1, watched));

/** The score from which a lone one of so many watched counts rings. */
export function ringingScore(watched: number): number {
  return Math.log10(sharedTests(watched) / FALSE_DISCOVERY_RATE);
}
