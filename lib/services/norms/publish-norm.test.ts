import { afterAll, beforeAll, expect, it } from 'vitest';
import { DAY, HOUR } from '@/lib/domain/city-time';
import { createHeldClock } from '@/lib/domain/clock';
import type { Norm } from '@/lib/domain/log-event';
import { quantile } from '@/lib/domain/negative-binomial';
import { profileMass } from '@/lib/domain/norm';
import { openTestStore, type TestStore } from '@/tests/test-store';
import { countHourly, intervalsByHour } from './deadline-norms';
import { boundsOf } from './heat-scale';
import { publishNorm } from './publish-norm';

const NOW = Date.parse('2026-11-23T09:00:00+04:00');
const TODAY = Date.parse('2026-11-23T00:00:00+04:00');
const clock = createHeldClock(NOW);
let test: TestStore;

beforeAll(async () => {
  test = await openTestStore({ clock });
});
afterAll(() => test.close());

/** Snow twice an hour by day on working days, one burst of 200 on one morning, a dark street once a day. */
async function layHistory(days: number): Promise<void> {
  await test.store.db.sql`
    INSERT INTO appeal (source, external_id, kind, channel, topic, precision, district, status, created_at, received_at,
      registered_at, due_at, answered_at, body_hash)
    SELECT 'vk', 'h' || d || '-' || h || '-' || n, 'message', 'vk', topic, 'district', 'centralny', 'answered', at, at, at,
      at + interval '3 days', at + interval '1 day', ''
    FROM generate_series(1, ${days}) d, generate_series(0, 23) h,
      LATERAL (VALUES ('snow', CASE WHEN h BETWEEN 8 AND 17 AND extract(isodow FROM date '2026-11-23' - d) < 6 THEN 2 ELSE 0 END),
        ('snow', CASE WHEN d = 5 AND h = 9 THEN 200 ELSE 0 END),
        ('no-heating', CASE WHEN h = 19 THEN 1 ELSE 0 END)) AS t(topic, times),
      LATERAL generate_series(1, times) n,
      LATERAL (SELECT timestamptz '2026-11-23 00:00+04' - make_interval(days => d) + make_interval(hours => h, mins => 10) AS at) m
    ON CONFLICT DO NOTHING`;
}

async function publishedNorm(): Promise<Norm> {
  const [row] = await test.store.db.sql<{ norm: Norm }[]>`
    SELECT body->'norm' AS norm FROM appeal_event WHERE body->>'type' = 'norm.published' ORDER BY id DESC LIMIT 1`;
  if (row === undefined) throw new Error('no norm was published');
  return row.norm;
}

it('has no norm while the history is short', async () => {
  await layHistory(10);
  expect(await publishNorm(test.store)).toBe('short');
});

it('takes rates, profile and districts from the history, past bursts cut, once a day', async () => {
  await layHistory(42);
  expect(await publishNorm(test.store)).toBe('published');
  expect(await publishNorm(test.store)).toBe('known');
  const norm = await publishedNorm();
  const expected = (rate: number, from: number) =>
    rate * profileMass(norm.profile, 'Europe/Samara', { from, to: from + HOUR });
  const monday = TODAY + 10 * HOUR;
  const snow = norm.messages.topics.snow ?? 0;
  expect(norm.historyDays).toBe(41);
  expect(expected(snow, monday)).toBeGreaterThan(1.4);
  expect(expected(snow, monday)).toBeLessThan(2.8);
  expect(expected(snow, TODAY + 3 * HOUR)).toBeLessThan(0.2);
  expect(quantile(0.99, expected(snow, monday), norm.hourDispersion)).toBeLessThan(12);
  expect(norm.messages.districts.centralny).toBeCloseTo(norm.messages.all, 6);
  expect(norm.messages.topicDistricts.snow?.centralny).toBeCloseTo(snow, 6);
});

it('counts what was soon and late at every full hour', () => {
  const span = { from: 0, to: 2 * DAY, days: 2 };
  const terms = [
    { due: 5 * HOUR, soon: null, finished: 10 * HOUR },
    { due: 30 * HOUR, soon: 24 * HOUR, finished: null },
  ];
  const { soon, late } = countHourly(terms, span);
  const hoursOf = (series: readonly number[]) => series.flatMap((count, hour) => (count > 0 ? [hour] : []));
  expect(hoursOf(soon)).toEqual([3, 4, 5, 24, 25, 26, 27, 28, 29, 30]);
  expect(hoursOf(late)).toEqual([6, 7, 8, 9, ...Array.from({ length: 17 }, (_, i) => 31 + i)]);
  expect(intervalsByHour(late)[7]).toEqual([1, 1]);
  expect(intervalsByHour(late)[4]).toEqual([0, 0]);
});

it('makes rising bounds with an open top', () => {
  expect(boundsOf([1, 1, 1, 2, 2, 3, 4, 6, 9, 30])).toEqual([1, 2, 6, 10, 30]);
  expect(boundsOf([1])).toEqual([1, 2, 3, 4, 5]);
});
