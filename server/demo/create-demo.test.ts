import { afterAll, beforeAll, expect, it } from 'vitest';
import { tryLead } from '@/lib/db/leadership';
import { createHeldClock } from '@/lib/domain/clock';
import { createLogReader } from '@/lib/services/log/log-reader';
import { presentLive } from '@/lib/services/present/present-live';
import { createMemoryFrameChannel } from '@/lib/stream/frame-channel';
import { createMemoryStream } from '@/lib/stream/memory-stream';
import { openTestStore, type TestStore } from '@/tests/test-store';
import { waitUntil } from '@/tests/wait-until';
import { createAggregator } from '../aggregate/aggregator';
import { createFigureReplica, type FigureReplica } from '../push/figure-replica';
import { createRelay } from '../relay/relay';
import type { Running } from '../running';
import { createDemo, worldOf } from './create-demo';
import { readProgress } from './demo-progress';
import { createExchanges } from './exchanges';

const moment = (text: string) => Date.parse(`2026-11-${text}:00+04:00`);
/** Half an hour after the planned outage's first complaints, in the midst of the snow. */
const MORNING = moment('23T10:05');
const START = Date.parse('2026-09-24T00:00:00+04:00');

const clock = createHeldClock(MORNING);
let test: TestStore;
let replica: FigureReplica;
const parts: Running[] = [];

const fail = (error: unknown) => {
  throw error;
};

beforeAll(async () => {
  test = await openTestStore({ clock });
  const { store } = test;
  const leadership = await tryLead(store.db, 'relay');
  if (leadership === null) throw new Error('the lock is taken');
  const stream = createMemoryStream();
  const frames = createMemoryFrameChannel();
  const log = createLogReader(store.db);
  const relay = await createRelay({
    leadership,
    stream,
    clock,
    channel: store.relayChannel,
    onError: fail,
  });
  store.setLocalRelay(() => relay.poke());
  replica = createFigureReplica(frames);
  const aggregator = await createAggregator({ store, log, stream, frames, onError: fail });
  parts.push({ stop: () => leadership.release() }, relay, aggregator);
});
afterAll(async () => {
  for (const part of parts.toReversed()) await part.stop();
  await test.close();
});

async function countOf(query: 'appeal' | 'appeal_event' | 'event_pending'): Promise<number> {
  const [row] = await test.store.db.sql<
    { n: number }[]
  >`SELECT count(*)::int AS n FROM ${test.store.db.sql(query)}`;
  return row?.n ?? 0;
}

const figures = () =>
  presentLive(replica, test.store.city, { window: 'today', topic: null, now: clock.now() });

/** Runs a demo until all up to the clock is sent and published, then stops it. */
async function runUntilCaughtUp(): Promise<void> {
  let isReady = false;
  const demo = createDemo({
    store: test.store,
    tell: (step) => process.stdout.write(`  · ${step}\n`),
    onReady: () => {
      isReady = true;
    },
  });
  await waitUntil('the past to be laid', () => (isReady ? true : null), 60_000);
  await waitUntil(
    'all to be published',
    async () => ((await countOf('event_pending')) === 0 ? true : null),
    30_000,
  );
  await demo.stop();
  await waitUntil('figures of the clock', () => (replica.asOf() >= clock.now() ? true : null), 30_000);
  await untilSettled();
}

/** Derived figures follow the counted ones, and a topic that turned follows them through the log. */
async function untilSettled(): Promise<void> {
  let seen = { pos: -1, frame: 0 };
  await waitUntil(
    'figures that stand',
    async () => {
      const [head] = await test.store.db.sql<{ pos: number }[]>`
        SELECT coalesce(max(pos), 0)::float8 AS pos FROM event_publication`;
      const pos = head?.pos ?? 0;
      if (replica.pos() !== pos || seen.pos !== pos) seen = { pos, frame: replica.to() };
      return replica.pos() === pos && replica.to() >= seen.frame + 4 ? true : null;
    },
    30_000,
  );
}

/** The store says of every appeal what the plan says, and nothing else. */
async function expectStoreEqualsPlan(): Promise<void> {
  const progress = await readProgress(test.store);
  if (progress === null) throw new Error('the demo noted no progress');
  const rows = createExchanges(worldOf(test.store.city, progress)).rows({
    from: START,
    to: progress.sentUntil,
  });
  const planned = new Map(rows.map(({ row }) => [row.externalId, String(row.status ?? 'registered')]));
  const stored = await test.store.db.sql<{ id: string; status: string }[]>`
    SELECT external_id AS id, status FROM appeal`;
  expect(new Map(stored.map(({ id, status }) => [id, status]))).toEqual(planned);
}

it('goes on with an interrupted history, and lays all of it in time', async () => {
  const startedAt = performance.now();
  const first = createDemo({ store: test.store, tell: () => undefined });
  await waitUntil('a part', async () => ((await countOf('appeal')) > 300 ? true : null), 30_000);
  await first.stop();
  expect(await countOf('appeal')).toBeLessThan(7_000);
  await runUntilCaughtUp();
  const seconds = (performance.now() - startedAt) / 1_000;
  process.stdout.write(
    `  история за 60 дней: ${await countOf('appeal')} обращений за ${seconds.toFixed(1)} с\n`,
  );
  expect(seconds).toBeLessThan(60);
  expect(await countOf('appeal')).toBeGreaterThan(8_000);
  await expectStoreEqualsPlan();
});

it('rings for neither snow nor a planned outage', () => {
  const live = figures();
  const water = live.topics.find(({ topic }) => topic === 'no-cold-water');
  const snow = live.topics.find(({ topic }) => topic === 'snow');
  expect(water?.count).toBeGreaterThan(3);
  expect(snow?.count).toBeGreaterThan(5);
  expect(live.hot).toEqual([]);
  expect(live.norm).not.toBeNull();
});

it('makes up for a gap, and shows the noon of the demo day', async () => {
  clock.set(moment('23T14:05'));
  await runUntilCaughtUp();
  await expectStoreEqualsPlan();
  const live = figures();
  expect(live.hot.map(({ topic, place }) => [topic, place])).toEqual([['no-heating', '8 квартал']]);
  const [heat] = live.hot;
  expect(heat?.count).toBeGreaterThanOrEqual(35);
  expect(heat?.authors).toBeGreaterThanOrEqual(5);
  expect(heat?.sources).toBe(4);
  expect(heat?.count).toBeGreaterThan(heat?.bound ?? Number.POSITIVE_INFINITY);
  expect(live.totals.messages).toBeGreaterThan(live.norm?.[1] ?? Number.POSITIVE_INFINITY);
  expect(live.deadlines.late).toBe(7);
  expect(live.deadlines.soon).toBeGreaterThanOrEqual(4);
  expect(live.petitions.deadlines.late).toBe(0);
});

it('adds up between tiles', () => {
  const live = figures();
  const sum = (counts: Readonly<Record<string, number>>) =>
    Object.values(counts).reduce((total, count) => total + count, 0);
  expect(sum(live.districts)).toBe(live.totals.messages);
  expect(sum(live.channels)).toBe(live.totals.messages);
  expect(live.topics.reduce((total, { count }) => total + count, 0)).toBe(live.totals.messages);
  const placed = live.cells.reduce((total, { count }) => total + count, 0);
  expect(placed).toBe(live.totals.messages - live.totals.unplaced);
});

it('leaves ПОС amber after 42 minutes of silence, and every other source fresh', () => {
  const states = Object.fromEntries(figures().sources.map(({ source, state }) => [source, state]));
  expect(states.pos).toBe('late');
  expect(Object.values(states).filter((state) => state !== 'fresh')).toEqual(['late']);
  expect(figures().sources.find(({ source }) => source === 'pos')?.lagSeconds).toBe(42 * 60);
});

it('sends nothing twice when it starts again', async () => {
  const before = await countOf('appeal_event');
  await runUntilCaughtUp();
  expect(await countOf('appeal_event')).toBe(before);
});

it('plays on at its moment: an arrival comes when the clock reaches it', async () => {
  const before = await countOf('appeal');
  const demo = createDemo({ store: test.store, tell: () => undefined });
  clock.set(moment('23T14:12'));
  const after = await waitUntil('an arrival', async () => {
    const count = await countOf('appeal');
    return count > before ? count : null;
  });
  expect(after).toBeGreaterThan(before);
  await demo.stop();
});

it('makes up for the marks of control that stand, and plays an instruction from its two taps to its end', async () => {
  const { sql } = test.store.db;
  const marks = () => sql<{ controller: string }[]>`
    SELECT m->>'controller' AS controller FROM appeal, jsonb_array_elements(life->'controls') m ORDER BY 1`;
  expect((await marks()).map(({ controller }) => controller)).toEqual(['head', 'regional-centre']);
  const demo = createDemo({ store: test.store, tell: () => undefined });
  const stateOf = async () => (await sql<{ state: string }[]>`SELECT state FROM instruction`)[0]?.state;
  // The show may stand still for no longer than a gap: it is led by steps of a few minutes.
  for (let t = moment('23T14:13'); t <= moment('23T18:45'); t += 7 * 60_000) {
    clock.set(t);
    await waitUntil(
      'the play',
      async () => ((await readProgress(test.store))?.sentUntil ?? 0) >= t - 2 * 60_000 || null,
    );
  }
  await waitUntil('the end', async () => ((await stateOf()) === 'done' ? true : null));
  expect((await marks()).map(({ controller }) => controller)).toEqual(['regional-centre']);
  await demo.stop();
});
