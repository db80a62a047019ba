import { gridDisk } from 'h3-js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hotClustersOf, section } from '@/lib/contract/figures';
import { liveAnswer } from '@/lib/contract/live';
import { roomSections, SITUATION } from '@/lib/contract/room';
import { cellAt } from '@/lib/domain/cell';
import { DAY, HOUR, MINUTE } from '@/lib/domain/city-time';
import { createHeldClock } from '@/lib/domain/clock';
import type { LogEventBody, Norm } from '@/lib/domain/log-event';
import { presentLive } from '@/lib/services/present/present-live';
import { tableOf } from '@/tests/figures-of';
import { openTestStore, type TestStore } from '@/tests/test-store';
import { AggregateState } from './aggregate-state';
import { ClusterScan } from './cluster-scan';

const NOW = Date.parse('2026-11-23T14:00:00+04:00');
const clock = createHeldClock(NOW);
let test: TestStore;

beforeAll(async () => {
  test = await openTestStore({ clock });
});
afterAll(() => test.close());

const MIDDLE = cellAt(53.51, 49.42);
const CITY = gridDisk(MIDDLE, 12);
const TOPICS = ['snow', 'no-cold-water', 'no-heating'];
const rates = {
  all: 6,
  topics: { snow: 2, 'no-cold-water': 2, 'no-heating': 2 },
  districts: {},
  topicDistricts: {},
};
const norm: Norm = {
  version: 'test',
  day: '2026-11-23',
  historyDays: 30,
  profile: new Array<number>(168).fill(1),
  hourDispersion: 0.1,
  dayDispersion: 0.1,
  messages: rates,
  petitions: rates,
  deadlines: { soon: [], late: [] },
};

let ids = 0;
function told(cell: string, created: number, topic?: string): LogEventBody {
  const appealId = ++ids;
  return {
    type: 'appeal.registered',
    appealId,
    before: null,
    after: {
      kind: 'message',
      source: 'vk',
      channel: 'vk',
      topic: topic ?? TOPICS[appealId % 3] ?? 'snow',
      cell,
      precision: 'house',
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
  };
}

/** A month of 144 messages a day, spread evenly over 469 cells. */
function city() {
  const state = new AggregateState(test.store.city);
  let pos = 0;
  const apply = (body: LogEventBody) =>
    state.apply({
      pos: ++pos,
      publishedAt: NOW,
      id: pos,
      recordedAt: NOW,
      actor: 'test',
      lane: 'live',
      restored: false,
      body,
    });
  state.advance(NOW);
  apply({ type: 'norm.published', norm });
  for (let i = 0; i < 29 * 144; i++)
    apply(told(CITY[(i * 101) % CITY.length] ?? MIDDLE, NOW - 2 * HOUR - i * 10 * MINUTE));
  return { state, apply };
}

/** Looks until chance is learnt and something turns. */
function lookAll(scan: ClusterScan) {
  for (let look = 0; look < 1_000; look++) {
    const turns = scan.turns();
    if (turns.length > 0) return turns;
  }
  return [];
}

const near = gridDisk(MIDDLE, 1);
const gather = (count: number, topic?: string) =>
  Array.from({ length: count }, (_, i) => told(near[i % 7] ?? MIDDLE, NOW - (5 + i * 8) * MINUTE, topic));
const rowsOf = (state: AggregateState) =>
  hotClustersOf(tableOf(state.all()).get(section.clusters)?.get('list'));

it('opens a cluster of many topics through the log, for the wall and the API alike, and closes it', () => {
  const { state, apply } = city();
  expect(lookAll(new ClusterScan(state))).toEqual([]);
  for (const message of gather(14)) apply(message);
  const [opened, ...others] = lookAll(new ClusterScan(state));
  expect(others).toEqual([]);
  expect(opened).toMatchObject({ type: 'cluster.turned', phase: 'opened', topic: null, at: NOW });
  expect(lookAll(new ClusterScan(state))).toEqual(opened === undefined ? [] : [opened]);
  if (opened !== undefined) apply(opened);
  const [row] = rowsOf(state);
  expect(row).toMatchObject({
    id: opened?.id,
    phase: 'opened',
    since: NOW,
    sources: 1,
    district: 'centralny',
  });
  expect(row?.count).toBeGreaterThanOrEqual(14);
  expect(row?.norm[1]).toBeLessThan(5);
  expect(roomSections(SITUATION)).toContain(section.clusters);
  const table = tableOf(state.all());
  const live = { table, epoch: () => 'x', pos: () => 1, asOf: () => NOW, isReady: () => true };
  const answer = presentLive(live, test.store.city, { window: '24h', topic: null, now: NOW });
  expect(liveAnswer.parse(answer).clusters).toMatchObject([{ id: row?.id, count: row?.count, name: null }]);
  const resumed = new AggregateState(test.store.city, structuredClone(state.save()));
  expect(rowsOf(resumed)).toEqual([row]);
  const scan = new ClusterScan(resumed);
  resumed.advance(NOW + DAY);
  expect(lookAll(scan)).toMatchObject([{ id: row?.id, phase: 'calmed' }]);
});

it('says nothing of what a planned outage or a hot topic has told already', () => {
  const { state, apply } = city();
  for (const message of gather(14, 'no-heating')) apply(message);
  expect(lookAll(new ClusterScan(state))).toMatchObject([{ topic: 'no-heating', phase: 'opened' }]);
  const outage = { id: 'o', title: 'Работы', topics: ['no-heating'], district: 'centralny' };
  apply({ type: 'outage.announced', outage: { ...outage, from: NOW - DAY, to: NOW + DAY } });
  expect(lookAll(new ClusterScan(state))).toEqual([]);
  apply({ type: 'outage.announced', outage: { ...outage, from: NOW - 2 * DAY, to: NOW - DAY } });
  expect(lookAll(new ClusterScan(state))).toHaveLength(1);
  const hot = {
    type: 'hot.turned',
    kind: 'message',
    topic: 'no-heating',
    district: null,
    count: 14,
  } as const;
  apply({ ...hot, phase: 'opened', since: NOW, at: NOW });
  expect(lookAll(new ClusterScan(state))).toEqual([]);
  apply({ ...hot, phase: 'closed', since: NOW, at: NOW });
  expect(lookAll(new ClusterScan(state))).toEqual([]);
});

it('rests after a look that took long: the figures wait for no more than a hundredth', () => {
  const { state, apply } = city();
  for (const message of gather(14)) apply(message);
  const looksUntilNext = (step: number) => {
    let t = 0;
    const scan = new ClusterScan(state, () => {
      t += step;
      return t;
    });
    expect(lookAll(scan)).toHaveLength(1);
    state.advance(state.now + MINUTE);
    let looks = 1;
    while (scan.turns().length === 0 && looks < 1_000) looks++;
    return looks;
  };
  expect(looksUntilNext(10)).toBe(1);
  expect(looksUntilNext(1_000)).toBe(100);
});
