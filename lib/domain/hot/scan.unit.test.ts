import { expect, it } from 'vitest';
import { MINUTE } from '../city-time';
import { judgeHot, type WatchedTopic } from '../hot-topic';
import { upperTail } from '../negative-binomial';
import { displayInterval } from '../norm';
import { logUpperTail } from './log-tail';
import { bendProfile, dispersionOf, ownShape } from './own-norm';
import { ringingScore, SCAN_MINUTES, scanPeak, scanStart } from './scan';

const calm = { minutes: 0, hour: 0 };

it('has the tail of the negative binomial, and digits where a difference from one has none', () => {
  for (const [k, mu, dispersion] of [
    [5, 1.3, 0],
    [9, 2, 0.4],
    [40, 25, 0.1],
    [3, 0.01, 5],
  ] as const) {
    expect(Math.exp(logUpperTail(k, mu, dispersion))).toBeCloseTo(upperTail(k, mu, dispersion), 9);
  }
  // Poisson: 0.01³⁰ / 30! is 10⁻⁹²·⁴.
  expect(logUpperTail(30, 0.01, 0) / Math.LN10).toBeCloseTo(-92.43, 1);
  expect(logUpperTail(2, 3, 0)).toBe(0);
});

it('finds the window that fits a burst, short or slow', () => {
  const expected = (minutes: number) => minutes / 30;
  const windows = (seen: readonly number[]) =>
    SCAN_MINUTES.map((minutes, i) => ({ minutes, seen: seen[i] ?? 0, expected: expected(minutes) }));
  expect(scanPeak(windows([7, 7, 8, 9, 11]), calm)?.minutes).toBe(5);
  expect(scanPeak(windows([1, 2, 4, 8, 16]), calm)?.minutes).toBe(120);
  expect(scanPeak(windows([0, 0, 1, 2, 4]), calm)).toBeNull();
});

it('asks a longer look of more watched counts, and begins windows on a minute', () => {
  expect(ringingScore(20) - ringingScore(2)).toBeCloseTo(1, 9);
  expect(ringingScore(2_500)).toBe(ringingScore(25));
  expect(scanStart(125_000, 1)).toBe(MINUTE);
});

it('bends the shared profile to hours that a topic keeps, and leaves chance alone', () => {
  const hoursOfWeek = Array.from({ length: 8 * 168 }, (_, i) => i % 168);
  const profile = new Array<number>(168).fill(1);
  const shared = { profile, dispersion: { minutes: 0.5, hour: 0.2 } };
  const evening = hoursOfWeek.map((hour) => (hour % 24 === 20 ? 6 : 0));
  const fine = new Map(evening.flatMap((n, hour) => (n === 0 ? [] : [[hour * 12, n] as const])));
  const own = ownShape({ hoursOfWeek, counts: evening, fine, rate: 0.25 }, shared);
  const bent = bendProfile(profile, own.slots);
  expect(bent[20]).toBeGreaterThan(20);
  expect(bent[12]).toBeLessThan(0.05);
  expect(bent.reduce((sum, factor) => sum + factor, 0)).toBeCloseTo(168, 6);
  const rare = hoursOfWeek.map((_, i) => (i % 97 === 0 ? 1 : 0));
  expect(ownShape({ hoursOfWeek, counts: rare, fine: new Map(), rate: 1 / 97 }, shared).slots).toBeNull();
  expect(dispersionOf({ minutes: 3, hour: 1 }, 5)).toBe(3);
  expect(dispersionOf({ minutes: 3, hour: 1 }, 120)).toBe(1);
});

const topic = (change: Partial<WatchedTopic> & { seen: readonly number[] }): WatchedTopic => ({
  topic: 'no-heating',
  district: null,
  count: change.seen[3] ?? 0,
  authors: change.seen[3] ?? 0,
  sources: 1,
  addresses: 3,
  dispersion: calm,
  windows: SCAN_MINUTES.map((minutes, i) => ({
    minutes,
    seen: change.seen[i] ?? 0,
    expected: (0.2 * minutes) / 60,
  })),
  ...change,
});

const rules = { tests: 100, display: displayInterval };

it('rings with five authors from three addresses, and not with four or from two', () => {
  const seen = [2, 5, 6, 6, 6];
  const [hot] = judgeHot([topic({ seen })], rules);
  expect(hot).toMatchObject({ topic: 'no-heating', count: 6, minutes: 60, authors: 6 });
  expect(judgeHot([topic({ seen, authors: 4 })], rules)).toEqual([]);
  expect(judgeHot([topic({ seen, addresses: 2 })], rules)).toEqual([]);
  expect(judgeHot([topic({ seen, addresses: 1, sources: 2 })], rules)).toHaveLength(1);
});

it('tells of the window that rang when the hour is still within its norm', () => {
  const busy = topic({
    seen: [12, 14, 30, 60, 118],
    windows: SCAN_MINUTES.map((minutes, i) => ({
      minutes,
      seen: [14, 22, 32, 60, 118][i] ?? 0,
      expected: minutes * 0.9,
    })),
  });
  const [hot] = judgeHot([busy], { ...rules, tests: 1 });
  expect(hot?.minutes).toBe(5);
  expect(hot?.count).toBe(14);
});

it('names the district that holds most of the city’s count', () => {
  const seen = [2, 5, 9, 10, 10];
  const city = topic({ seen });
  const district = topic({ seen: [2, 5, 8, 9, 9], district: 'centralny' });
  expect(judgeHot([city, district], rules).map((hot) => hot.district)).toEqual(['centralny']);
  expect(
    judgeHot([city, topic({ seen: [1, 3, 5, 5, 5], district: 'centralny' })], rules)[0]?.district,
  ).toBeNull();
});
