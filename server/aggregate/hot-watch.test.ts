import { afterAll, beforeAll, expect, it } from 'vitest';
import { hotTopicsOf, section } from '@/lib/contract/figures';
import { HOUR, MINUTE } from '@/lib/domain/city-time';
import { createHeldClock } from '@/lib/domain/clock';
import type { LogEventBody, Norm } from '@/lib/domain/log-event';
import { tableOf } from '@/tests/figures-of';
import { openTestStore, type TestStore } from '@/tests/test-store';
import { waitUntil } from '@/tests/wait-until';
import { AggregateState } from './aggregate-state';
import { createHotWatch, turnsOf } from './hot-watch';

const NOW = Date.parse('2026-11-23T14:00:00+04:00');
const clock = createHeldClock(NOW);
let test: TestStore;

beforeAll(async () => {
  test = await openTestStore({ clock });
});
afterAll(() => test.close());

const rates = { all: 2, topics: { 'no-heating': 0.1 }, districts: {}, topicDistricts: {} };
const norm: Norm = {
  version: 'test',
  day: '2026-11-23',
  historyDays: 56,
  profile: new Array<number>(168).fill(1),
  hourDispersion: 0.1,
  dayDispersion: 0.1,
  messages: rates,
  petitions: rates,
  deadlines: { soon: [], late: [] },
};

/** A state that reads what the test writes, event after event. */
function player() {
  const state = new AggregateState(test.store.city);
  let pos = 0;
  const apply = (body: LogEventBody) =>
    state.apply({
      pos: ++pos,
      publishedAt: clock.now(),
      id: pos,
      recordedAt: clock.now(),
      actor: 'test',
      lane: 'live',
      restored: false,
      body,
    });
  return { state, apply };
}

const complaint = (appealId: number, created: number): LogEventBody => ({
  type: 'appeal.registered',
  appealId,
  before: null,
  after: {
    kind: 'message',
    source: 'vk',
    channel: 'vk',
    topic: 'no-heating',
    cell: null,
    precision: 'none',
    district: 'centralny',
    department: null,
    status: 'registered',
    created,
    due: null,
    answered: null,
    closed: null,
    author: `author-${appealId}`,
    address: `address-${appealId}`,
  },
});

/** What the wall is told, and the turns that would be written. */
function look(state: AggregateState, apply: (body: LogEventBody) => void) {
  const turns = turnsOf(state);
  for (const turn of turns) apply(turn);
  const rows = hotTopicsOf(tableOf(state.all()).get(section.hot('messages'))?.get('list'));
  return { turns: turns.map(({ phase }) => phase), rows: rows.map(({ phase, since }) => ({ phase, since })) };
}

it('keeps a topic on the wall from its opening until it has been calm for half an hour', () => {
  const { state, apply } = player();
  state.advance(NOW);
  apply({ type: 'norm.published', norm });
  for (let i = 1; i <= 8; i++) apply(complaint(i, NOW - i * MINUTE));
  expect(look(state, apply)).toEqual({ turns: ['opened'], rows: [{ phase: 'opened', since: NOW }] });
  expect(look(state, apply).turns).toEqual([]);
  for (let i = 11; i <= 20; i++) apply(complaint(i, NOW - i * 1_000));
  state.advance(NOW + 6 * MINUTE);
  expect(look(state, apply)).toEqual({ turns: ['grew'], rows: [{ phase: 'grew', since: NOW }] });
  state.advance(NOW + 2 * HOUR);
  expect(look(state, apply)).toEqual({ turns: ['calmed'], rows: [{ phase: 'calmed', since: NOW }] });
  const resumed = new AggregateState(test.store.city, structuredClone(state.save()));
  expect(resumed.lives[0].all()).toEqual(state.lives[0].all());
  state.advance(NOW + 2 * HOUR + 31 * MINUTE);
  expect(look(state, apply)).toEqual({ turns: ['closed'], rows: [] });
});

const works = {
  id: 'works',
  title: 'Работы на сетях',
  topics: ['no-heating'],
  district: 'centralny',
  from: NOW - HOUR,
  to: NOW + 4 * HOUR,
  by: 'ЖКС',
};

it('rings for nothing that an outage explains, and says how much it explains', () => {
  const { state, apply } = player();
  state.advance(NOW);
  apply({ type: 'norm.published', norm });
  apply({ type: 'outage.announced', outage: works });
  for (let i = 1; i <= 8; i++) apply(complaint(i, NOW - i * MINUTE));
  expect(look(state, apply)).toEqual({ turns: [], rows: [] });
  const told = tableOf(state.all()).get(section.outages)?.get('works');
  expect(told).toMatchObject({ kind: 'planned', by: 'ЖКС', to: NOW + 4 * HOUR, isOverdue: false, count: 8 });
});

it('rings once: what rang before its accident was told falls silent and does not open again while it lasts', () => {
  const { state, apply } = player();
  state.advance(NOW);
  apply({ type: 'norm.published', norm });
  for (let i = 1; i <= 8; i++) apply(complaint(i, NOW - i * MINUTE));
  expect(look(state, apply).turns).toEqual(['opened']);
  apply({ type: 'outage.announced', outage: { ...works, kind: 'accident' } });
  const turns: string[] = [];
  for (let minute = 1; minute <= 120; minute++) {
    const at = NOW + minute * MINUTE;
    apply(complaint(100 + minute, at));
    state.advance(at);
    const seen = look(state, apply);
    turns.push(...seen.turns);
    expect(seen.rows).toEqual([]);
  }
  expect(turns).toEqual(['calmed', 'closed']);
  // Over and mended, and they still write: that is news.
  apply({ type: 'outage.announced', outage: { ...works, to: NOW + 119 * MINUTE, hasEnded: true } });
  expect(look(state, apply).turns).toEqual(['opened']);
});

it('takes an outage off the wall when it ends, without being told anything else', () => {
  const { state, apply } = player();
  state.advance(NOW);
  apply({ type: 'outage.announced', outage: { ...works, to: NOW + HOUR, hasEnded: true } });
  const changesOf = () => state.takeDerived().filter(([name]) => name === section.outages);
  expect(changesOf()).toMatchObject([[section.outages, 'works', { title: works.title }]]);
  expect(changesOf()).toEqual([]);
  state.advance(NOW + HOUR + 1);
  expect(changesOf()).toEqual([[section.outages, 'works', null]]);
});

it('writes a turn into the log once', async () => {
  const { state, apply } = player();
  state.advance(NOW);
  apply({ type: 'norm.published', norm });
  for (let i = 1; i <= 8; i++) apply(complaint(i, NOW - i * MINUTE));
  const failed: unknown[] = [];
  const watch = createHotWatch({ store: test.store, state, onError: (error) => failed.push(error) });
  const turns = () => test.store.db.sql<{ body: { phase: string; since: number } }[]>`
    SELECT body FROM appeal_event WHERE body->>'type' = 'hot.turned'`;
  const written = await waitUntil('a turn', async () => {
    const rows = await turns();
    return rows.length > 0 ? rows : null;
  });
  expect(written.map(({ body }) => body)).toMatchObject([{ phase: 'opened', since: NOW }]);
  await watch.stop();
  expect(await turns()).toHaveLength(1);
  expect(failed).toEqual([]);
});
