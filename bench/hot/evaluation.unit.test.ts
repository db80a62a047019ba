import { expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '@/lib/domain/city-time';
import type { Arrival } from './arrivals';
import { countAlarms } from './calibrate';
import { lastHour } from './last-hour';
import { named } from './random';
import { START, sharedProfile } from './replica';
import { cusumHour, cusumTuned, earsDaily } from './rivals';
import { evaluate } from './run';
import { median, medianRatio, wilson } from './statistics';
import { ProfileClock } from './watched';

const arrival = (at: number, i: number): Arrival => ({
  at,
  topic: i % 3 === 0 ? 'тепло' : 'снег',
  district: i % 2 === 0 ? 'север' : 'юг',
  cell: null,
  author: `#${i}`,
  address: `#${i}`,
  source: 'phone',
});

/** Thirty weeks of appeals at random moments, six an hour. */
function calmFile() {
  const random = named(7, 'calm');
  const count = 30 * 168 * 6;
  const moments = Array.from({ length: count }, () => START + random() * 30 * 7 * DAY);
  return { name: 'calm', unread: 0, stamped: 0, arrivals: moments.toSorted((a, b) => a - b).map(arrival) };
}

const expectation = {
  dispersion: { minutes: 0, hour: 0 },
  between: (from: number, to: number) => (to - from) / HOUR,
};

/** Once an hour for thirteen days, and twenty more within the first half-hour of the last. */
function burst(): Arrival[] {
  const calm = Array.from({ length: 13 * 24 }, (_, i) => START + i * HOUR + 30 * MINUTE);
  const end = START + 12 * DAY;
  const extra = Array.from({ length: 20 }, (_, i) => end + i * MINUTE);
  return [...calm, ...extra].toSorted((a, b) => a - b).map(arrival);
}

it('sees a burst at the first moment that each detector can', () => {
  const end = START + 12 * DAY;
  const watch = { arrivals: burst(), expectation, from: end - 2 * HOUR, to: end + DAY };
  const first = (points: readonly { at: number; score: number }[], threshold: number) =>
    points.find(({ score }) => score >= threshold)?.at;
  expect(first(lastHour.trace(watch), 3)).toBe(end + 4 * MINUTE);
  expect(first(cusumHour.trace(watch), 5)).toBe(end + HOUR);
  expect(first(earsDaily.trace(watch), 3)).toBe(end + DAY);
  expect(first(cusumTuned(5).trace(watch), 5)).toBe(end + 5 * MINUTE);
});

it('counts alarms of a day as one', () => {
  const trace = [0, 2, 5, 40].map((hours) => ({ at: hours * HOUR, score: 3 }));
  expect(countAlarms([trace, trace], 3)).toBe(4);
  expect(countAlarms([trace], 3.1)).toBe(0);
});

it('counts missed bursts as the slowest', () => {
  const never = Number.POSITIVE_INFINITY;
  expect(median([1, never, 3])).toBe(3);
  expect(median([1, never])).toBe(never);
  expect(medianRatio([10, 20, never], [40, 40, 40])).toBe(0.5);
  expect(medianRatio([10, 20], [never, never])).toBe(0);
  expect(wilson(95, 100)[0]).toBeCloseTo(0.888, 2);
});

it('expects of any span what its hours sum to', () => {
  const clock = new ProfileClock(Array.from({ length: 168 }, (_, hour) => hour / 10));
  expect(clock.between(START + 1.5 * HOUR, START + 3 * HOUR)).toBeCloseTo(0.05 + 0.2, 9);
  expect(clock.between(START, START + 7 * DAY)).toBeCloseTo(
    clock.between(START + 7 * DAY, START + 14 * DAY),
    6,
  );
});

it('gives everybody the same false alarms, and the same figures again from one seed', () => {
  const file = calmFile();
  const settings = { weeks: 6, seed: 3, perDay: 144, falseAlarms: 1, bursts: 12, floor: 5, tell: () => {} };
  const detectors = [lastHour, cusumHour];
  const [report] = evaluate([file], detectors, settings);
  for (const limits of report?.calibrated.values() ?? []) {
    for (const { perWeek } of limits) expect(perWeek).toBeLessThanOrEqual(1);
  }
  const fast = report?.outcomes.filter(({ scope, multiple }) => scope === 'topic' && multiple === 5) ?? [];
  expect(median(fast.map(({ delays }) => delays[0] ?? 0))).toBeLessThan(HOUR);
  expect(evaluate([file], detectors, settings)[0]?.outcomes).toEqual(report?.outcomes);
  expect(sharedProfile([file]).reduce((sum, factor) => sum + factor, 0)).toBeCloseTo(168, 6);
});
