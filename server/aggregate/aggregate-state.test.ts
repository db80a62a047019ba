import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { appealPatch } from '@/lib/contract/appeal-input';
import { ALL, BOOKS, numbersOf, section } from '@/lib/contract/figures';
import { tryLead } from '@/lib/db/leadership';
import { createHeldClock } from '@/lib/domain/clock';
import { SCAN_MINUTES, scanStart } from '@/lib/domain/hot/scan';
import type { PublishedEvent } from '@/lib/domain/log-event';
import { WINDOWS } from '@/lib/domain/time-window';
import { updateAppeal } from '@/lib/services/appeals/update-appeal';
import { submitRows } from '@/lib/services/intake/submit-rows';
import { createLogReader } from '@/lib/services/log/log-reader';
import { history, type Step } from '@/tests/arbitrary-history';
import { changeLife } from '@/tests/change-life';
import { figuresOf, tableOf } from '@/tests/figures-of';
import { oracleFinishes, oracleGauges } from '@/tests/gauge-oracle';
import { finishesOf, gaugesOf } from '@/tests/gauges-of';
import { oracleFigures } from '@/tests/sql-oracle';
import { loadCityWithoutRules, openTestStore, type TestStore } from '@/tests/test-store';
import { publishPending } from '../relay/publish-pending';
import { AggregateState } from './aggregate-state';

const NOW = Date.parse('2026-11-23T14:05:12.345+04:00');
const clock = createHeldClock(NOW);
let test: TestStore;

beforeAll(async () => {
  test = await openTestStore({ clock, city: await loadCityWithoutRules() });
});
afterAll(() => test.close());

/** Seconds, in which terms of the history run out, or days, over which windows empty. */
const wait = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 4_000 }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 5 * 24 * 3_600_000 }) },
);

async function play(run: string, steps: readonly Step[]): Promise<void> {
  const sent = new Map<string, Readonly<Record<string, unknown>>>();
  for (const { op, key, body, lived } of steps) {
    const externalId = `${run}-${key}`;
    const known = sent.get(externalId);
    if (op === 'patch' && known !== undefined) await patch(externalId, body);
    else if (op === 'live' && known !== undefined) await changeLife(test.store, externalId, lived);
    else {
      const row = { ...(op === 'repeat' ? (known ?? body) : body), externalId, source: 'vk' };
      sent.set(externalId, row);
      const receipts = await submitRows({ ctx: test.ctx, input: { rows: [row], lane: 'live' } });
      expect(receipts.rejected + receipts.parked).toBe(0);
    }
  }
}

async function patch(externalId: string, body: Readonly<Record<string, unknown>>): Promise<void> {
  const { topic, address, dueAt, answeredAt, closedAt, status, department } = body;
  const given = Object.entries({ topic, address, dueAt, answeredAt, closedAt, status, department });
  const facts = Object.fromEntries(given.filter(([, value]) => value !== undefined));
  if (Object.keys(facts).length === 0) return;
  const [row] = await test.store.db.sql<
    { id: string }[]
  >`SELECT id FROM appeal WHERE external_id = ${externalId}`;
  await updateAppeal({ ctx: test.ctx, input: { id: Number(row?.id), patch: appealPatch.parse(facts) } });
}

async function publishAll(): Promise<void> {
  const leadership = await tryLead(test.store.db, 'test-relay');
  if (leadership === null) throw new Error('nobody else relays here');
  while ((await publishPending(leadership.sql, { limit: 50, now: clock.now() })).length > 0);
  await leadership.release();
}

function fold(events: readonly PublishedEvent[], moments: readonly number[]): AggregateState {
  const state = new AggregateState(test.store.city);
  state.advance(moments[0] ?? NOW);
  const share = Math.ceil(events.length / Math.max(1, moments.length));
  moments.forEach((moment, i) => {
    state.advance(moment);
    for (const event of events.slice(i * share, (i + 1) * share)) state.apply(event);
    // A consumer may see a batch twice.
    for (const event of events.slice(i * share, i * share + 3)) state.apply(event);
  });
  return state;
}

it('is what SQL over the store says, however the events and the clock came', {
  timeout: 240_000,
}, async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(
      history(NOW, { min: 5, max: 40 }),
      fc.array(wait, { minLength: 1, maxLength: 4 }),
      async (steps, waits) => {
        clock.set(NOW);
        await play(`r${run++}`, steps);
        await publishAll();
        const events = await createLogReader(test.store.db).read(0, 1_000_000);
        let at = NOW;
        const moments = [NOW, ...waits.map((ms) => (at += ms))];
        const stepped = fold(events, moments);
        const saved = structuredClone(fold(events.slice(0, Math.floor(events.length / 2)), [NOW]).save());
        const resumed = new AggregateState(test.store.city, saved);
        for (const event of events) resumed.apply(event);
        for (const state of [stepped, resumed, fold(events, [NOW])]) state.advance(at);
        const tables = [stepped, resumed, fold(events, [at])].map((state) => tableOf(state.all()));
        for (const window of WINDOWS) await compare(tables, { window, at });
        for (const table of tables) await compareGauges(table, at);
        for (const state of [stepped, resumed]) await compareTrends(state, at);
      },
    ),
    { numRuns: 12, seed: 20261123 },
  );
});

async function compare(
  tables: readonly ReturnType<typeof tableOf>[],
  { window, at }: { window: (typeof WINDOWS)[number]; at: number },
): Promise<void> {
  const { zone } = test.store.city.profile;
  for (const book of BOOKS) {
    for (const topic of [null, 'snow']) {
      const kind = book === 'messages' ? 'message' : 'petition';
      const expected = await oracleFigures(test.store.db.sql, { kind, window, at, zone, topic });
      for (const table of tables) expect(figuresOf(table, { book, window, topic })).toEqual(expected);
    }
  }
}

/** In time, soon, late and answered late by all that the gauges are told apart by. */
async function compareGauges(table: ReturnType<typeof tableOf>, at: number): Promise<void> {
  const { sql } = test.store.db;
  const { zone } = test.store.city.profile;
  for (const book of BOOKS) {
    const asked = { kind: book === 'messages' ? 'message' : 'petition', at, zone } as const;
    expect(gaugesOf(table, book)).toEqual(await oracleGauges(sql, asked));
    for (const span of WINDOWS)
      expect(finishesOf(table, book, span)).toEqual(await oracleFinishes(sql, { ...asked, span }));
    const { finished } = await oracleFinishes(sql, { ...asked, span: 'ever' });
    expect(finishesOf(table, book, 'ever').finished).toEqual(finished);
  }
}

/** Arrivals of the last hours, minutes and days of the city, and who told of each topic in the last hour. */
async function compareTrends(state: AggregateState, at: number): Promise<void> {
  const { sql } = test.store.db;
  const { zone } = test.store.city.profile;
  for (const [step, slots] of [
    ['minute', 90],
    ['hour', 30],
    ['day', 40],
  ] as const) {
    const last = state.trend.slotOf(step, at);
    const rows = await sql<{ slot: number; n: number }[]>`
      SELECT (extract(epoch FROM date_trunc(${step}, created_at AT TIME ZONE ${zone}))
        / extract(epoch FROM ('1 ' || ${step})::interval))::int AS slot, count(*)::int AS n
      FROM appeal WHERE kind = 'message' AND created_at <= to_timestamp(${at}::float8 / 1000) GROUP BY 1`;
    const counts = new Map(rows.map(({ slot, n }) => [slot, n]));
    const seen = state.trend.read(step, { book: 'messages', topic: 0, first: last - slots + 1, last });
    expect(seen).toEqual(Array.from({ length: slots }, (_, i) => counts.get(last - slots + 1 + i) ?? 0));
  }
  const told = await sql<{ topic: string; n: number; authors: number; sources: number }[]>`
    SELECT topic, count(*)::int AS n, count(DISTINCT coalesce(author_key, '#' || id))::int AS authors,
      count(DISTINCT source)::int AS sources
    FROM appeal WHERE kind = 'message' AND created_at <= to_timestamp(${at}::float8 / 1000)
      AND created_at >= date_bin('1 minute', to_timestamp(${at}::float8 / 1000) - interval '1 hour', 'epoch')
    GROUP BY topic ORDER BY topic`;
  const hours = state.hot[0].topicHours().filter(({ district }) => district === null);
  expect(
    hours
      .map(({ topic, count, authors, sources }) => ({ topic, n: count, authors, sources }))
      .toSorted((a, b) => (a.topic < b.topic ? -1 : 1)),
  ).toEqual([...told]);
  await compareVoices(state, at);
  await comparePlaces(state, at);
}

/** Unique authors of each topic in every window of the scan. */
async function compareVoices(state: AggregateState, at: number): Promise<void> {
  for (const [i, minutes] of SCAN_MINUTES.entries()) {
    const rows = await test.store.db.sql<{ topic: string; district: string | null; n: number }[]>`
      SELECT topic, district, count(DISTINCT coalesce(author_key, '#' || id))::int AS n
      FROM appeal WHERE kind = 'message' AND created_at <= to_timestamp(${at}::float8 / 1000)
        AND created_at >= to_timestamp(${scanStart(at, minutes)}::float8 / 1000)
      GROUP BY GROUPING SETS ((topic), (topic, district)) HAVING grouping(district) = 1 OR district IS NOT NULL`;
    for (const { topic, district, n } of rows) expect(state.voices[0].seen(topic, district)[i]).toBe(n);
  }
}

/** What the scan for clusters lays on the map: messages with a place, of the last day and of thirty days. */
async function comparePlaces(state: AggregateState, at: number): Promise<void> {
  const rows = await test.store.db.sql<{ cell: string; n: number; authors: number }[]>`
    SELECT to_hex(cell) AS cell, count(*)::int AS n, count(DISTINCT coalesce(author_key, '#' || id))::int AS authors
    FROM appeal WHERE kind = 'message' AND cell IS NOT NULL AND precision IN ('house', 'street', 'quarter')
      AND created_at <= to_timestamp(${at}::float8 / 1000)
      AND created_at >= date_bin('1 minute', to_timestamp(${at}::float8 / 1000), 'epoch') - interval '24 hours'
    GROUP BY cell ORDER BY 1`;
  const placed = [...state.placed.voices(() => true)].map(([cell, voices]) => ({
    cell,
    n: voices.length,
    authors: new Set(voices.map(({ author }) => author)).size,
  }));
  expect(placed.toSorted((a, b) => (a.cell < b.cell ? -1 : 1))).toEqual([...rows]);
  const { places, total } = state.places.usual();
  expect(total).toBe(state.totals.count0('messages', '30d'));
  expect(places.every(({ count }) => count > 0)).toBe(true);
  const [, , , unplaced = 0] = numbersOf(
    tableOf(state.all()).get(section.topics('messages', '30d'))?.get(ALL),
  );
  expect(places.reduce((sum, { count }) => sum + count, 0)).toBe(total - unplaced);
}
