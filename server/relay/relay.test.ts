import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { tryLead } from '@/lib/db/leadership';
import { withTransaction } from '@/lib/db/with-transaction';
import type { PublishedEvent } from '@/lib/domain/log-event';
import { systemActor } from '@/lib/services/actor';
import { submitRows } from '@/lib/services/intake/submit-rows';
import { appendEvents } from '@/lib/services/log/append-events';
import { createLogReader } from '@/lib/services/log/log-reader';
import { consumeInOrder } from '@/lib/stream/consume-in-order';
import { createMemoryStream } from '@/lib/stream/memory-stream';
import { openTestStore, type TestStore } from '@/tests/test-store';
import { waitUntil } from '@/tests/wait-until';
import { createRelay } from './relay';

const WRITERS = 8;
const COMMITS = 25;
const EVENTS = 4;

let test: TestStore;
beforeAll(async () => {
  test = await openTestStore({ connections: WRITERS + 4 });
});
afterAll(() => test.close());

async function startRelay(stream = createMemoryStream()) {
  const leadership = await tryLead(test.store.db, 'relay');
  if (leadership === null) throw new Error('the lock is taken');
  const relay = await createRelay({
    leadership,
    stream,
    clock: test.store.clock,
    channel: test.store.relayChannel,
    onError: (error) => {
      throw error;
    },
  });
  return {
    stream,
    async stop() {
      await relay.stop();
      await leadership.release();
    },
  };
}

/** A transaction that takes its event ids early and commits late. */
async function writeSlowly(writer: number, commit: number): Promise<void> {
  const { store } = test;
  await withTransaction(store.db, async (tx) => {
    const events = Array.from({ length: EVENTS }, (_, i) => ({
      appealId: null,
      body: {
        type: 'source.polled',
        source: `w${writer}`,
        at: commit * EVENTS + i,
        intervalSeconds: null,
      } as const,
    }));
    const origin = { actor: 'test', lane: 'live', restored: false, recordedAt: store.clock.now() } as const;
    await appendEvents(tx, events, origin);
    await delay((writer * 7 + commit * 13) % 40);
  });
  store.pokeRelay();
}

async function consume(stream: ReturnType<typeof createMemoryStream>) {
  const seen: PublishedEvent[] = [];
  const consumption = await consumeInOrder({
    group: 'test',
    stream,
    log: createLogReader(test.store.db),
    after: 0,
    handle: async (events) => void seen.push(...events),
    isTransient: () => false,
    park: async () => undefined,
    onError: () => undefined,
  });
  return { seen, stop: () => consumption.stop() };
}

it('skips nothing under eight writers with slow commits, and numbers without a gap', async () => {
  const relay = await startRelay();
  const consumer = await consume(relay.stream);
  const writers = Array.from({ length: WRITERS }, async (_, writer) => {
    for (let commit = 0; commit < COMMITS; commit++) await writeSlowly(writer, commit);
  });
  await Promise.all(writers);
  const total = WRITERS * COMMITS * EVENTS;
  await waitUntil('all events', () => (consumer.seen.length >= total ? true : null), 20_000);
  await consumer.stop();
  await relay.stop();
  expect(consumer.seen.map(({ pos }) => pos)).toEqual(Array.from({ length: total }, (_, i) => i + 1));
  expect(new Set(consumer.seen.map(({ id }) => id)).size).toBe(total);
  for (let writer = 0; writer < WRITERS; writer++) {
    const own = consumer.seen.flatMap(({ body }) =>
      body.type === 'source.polled' && body.source === `w${writer}` ? [body.at] : [],
    );
    expect(own).toEqual(own.toSorted((a, b) => a - b));
  }
  const [left] = await test.store.db.sql`SELECT count(*)::int AS n FROM event_pending`;
  expect(left?.n).toBe(0);
});

it('lets live appeals pass a bulk load, but never ahead of their own past', async () => {
  const ctx = { store: test.store, actor: systemActor('test') };
  const row = (n: number, text = 'Темно') => ({
    source: 'bulk',
    externalId: `b${n}`,
    text,
    createdAt: new Date(test.store.clock.now() - 60_000).toISOString(),
  });
  const rows = Array.from({ length: 2_000 }, (_, n) => row(n));
  for (let i = 0; i < rows.length; i += 500) {
    await submitRows({ ctx, input: { rows: rows.slice(i, i + 500), lane: 'bulk' } });
  }
  await submitRows({ ctx, input: { rows: [row(1_500, 'Темно и скользко')], lane: 'live' } });
  await submitRows({ ctx, input: { rows: [{ ...row(0), externalId: 'fresh' }], lane: 'live' } });
  const relay = await startRelay();
  const log = createLogReader(test.store.db);
  const [counted] = await test.store.db.sql`SELECT count(*)::int AS n FROM appeal_event`;
  const head = await waitUntil('all events', async () => {
    const at = await log.head();
    return at === Number(counted?.n) ? at : null;
  });
  await relay.stop();
  const events = (await log.read(0, head)).filter(({ body }) => 'appealId' in body);
  const placeOf = (externalId: string, type: string) =>
    test.store.db.sql<{ pos: string }[]>`
      SELECT p.pos FROM event_publication p JOIN appeal_event e ON e.id = p.event_id JOIN appeal a ON a.id = e.appeal_id
      WHERE a.external_id = ${externalId} AND e.body->>'type' = ${type}`.then(([place]) =>
      Number(place?.pos),
    );
  const first = events[0]?.pos ?? 0;
  const registered = await placeOf('b1500', 'appeal.registered');
  const corrected = await placeOf('b1500', 'appeal.corrected');
  expect(registered).toBeLessThan(corrected);
  expect(corrected).toBeLessThan(first + 10);
  expect(await placeOf('fresh', 'appeal.registered')).toBeLessThan(first + 10);
});
