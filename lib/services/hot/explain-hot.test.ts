import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  type FigureTable,
  type FigureValue,
  type HotCluster,
  type HotTopic,
  section,
} from '@/lib/contract/figures';
import { clusterAnswer, hotAnswer } from '@/lib/contract/hot';
import { cellAt, parentCell } from '@/lib/domain/cell';
import { MINUTE } from '@/lib/domain/city-time';
import { createHeldClock } from '@/lib/domain/clock';
import { openTestStore, type TestStore } from '@/tests/test-store';
import { submitRows } from '../intake/submit-rows';
import type { LiveFigures } from '../live/live-figures';
import { announceOutage } from '../outages/announce-outage';
import { createProblem } from '../problems/create-problem';
import { explainCluster } from './explain-cluster';
import { explainHot } from './explain-hot';

const NOW = Date.parse('2026-11-23T14:05:00+04:00');
const clock = createHeldClock(NOW);
let test: TestStore;

const hot: HotTopic = {
  topic: 'no-heating',
  district: 'centralny',
  place: null,
  cell: null,
  phase: 'grew',
  since: NOW - 40 * MINUTE,
  count: 7,
  minutes: 60,
  norm: [0, 1],
  bound: 2,
  authors: 7,
  sources: 1,
  addresses: 7,
};

function figures(rows: HotTopic[], clusters: HotCluster[] = []): LiveFigures {
  const table: FigureTable = new Map([
    [section.hot('messages'), new Map<string, FigureValue>([['list', rows]])],
    [section.clusters, new Map<string, FigureValue>([['list', clusters]])],
  ]);
  return { table, epoch: () => 'test', pos: () => 1, asOf: () => NOW, isReady: () => true };
}

const row = (id: string, minutesAgo: number, text: string) => ({
  source: 'vk',
  externalId: id,
  text,
  topic: 'no-heating',
  address: `улица Гагарина, ${id.length}`,
  lat: 53.51,
  lon: 49.42,
  author: { name: `Житель ${id}`, profile: `https://vk.com/${id}` },
  createdAt: new Date(NOW - minutesAgo * MINUTE).toISOString(),
});

beforeAll(async () => {
  test = await openTestStore({ clock });
  const said = Array.from({ length: 7 }, (_, i) =>
    row(`now${'x'.repeat(i)}`, 5 + i, 'После опрессовки прорвало трубу, звонить 8 927 111-22-33'),
  );
  const usual = Array.from({ length: 12 }, (_, i) =>
    row(`was${'y'.repeat(i)}`, 3 * 24 * 60 + i, 'Батареи чуть тёплые, звонить 8 927 111-22-33'),
  );
  const receipts = await submitRows({ ctx: test.ctx, input: { rows: [...usual, ...said], lane: 'live' } });
  expect(receipts.rejected + receipts.parked).toBe(0);
});
afterAll(() => test.close());

it('says what was seen, since when, by whom, where, in which new words, and what is known', async () => {
  const input = { topic: 'no-heating' };
  await announceOutage({
    ctx: test.ctx,
    input: {
      id: 'edds-1',
      kind: 'accident',
      title: 'Авария на теплотрассе',
      topics: ['no-heating'],
      district: null,
      from: NOW - MINUTE,
      to: NOW + MINUTE,
    },
  });
  const answer = await explainHot({ ctx: test.ctx, live: figures([hot]), input });
  expect(hotAnswer.parse(answer)).toEqual(answer);
  expect(answer).toMatchObject({ phase: 'grew', district: 'centralny', seen: { count: 7, norm: [0, 1] } });
  expect(answer.words.map(({ word }) => word)).toEqual(['опрессовки', 'прорвало', 'трубу']);
  expect(answer.cells).toMatchObject([{ count: 7 }]);
  expect(answer.cells[0]?.cell).toMatch(/^87/);
  expect(answer.sources).toMatchObject([{ source: 'vk', count: 7 }]);
  expect(answer.outages).toMatchObject([
    { title: 'Авария на теплотрассе', kind: 'accident', state: 'active', district: null },
  ]);
  expect(answer.department).toBe('Теплосеть (демо)');
  const appeals = await test.store.db.sql<{ id: number }[]>`
    SELECT id::int AS id FROM appeal WHERE external_id LIKE 'now%' ORDER BY id LIMIT 3`;
  const { problemId } = await createProblem({
    ctx: test.ctx,
    input: { appealIds: appeals.map(({ id }) => id), reason: null },
  });
  const { problems } = await explainHot({ ctx: test.ctx, live: figures([hot]), input });
  expect(problems).toMatchObject([{ id: problemId, authors: 3, open: 3, department: answer.department }]);
  expect(JSON.stringify(answer)).not.toMatch(/927|Житель|Гагарина/);
});

it('speaks of a topic that is not hot, and refuses one that the city lacks', async () => {
  const live = figures([]);
  const answer = await explainHot({ ctx: test.ctx, live, input: { topic: 'no-heating' } });
  expect(answer).toMatchObject({ phase: 'none', since: null, seen: { minutes: 60, count: 7, bound: null } });
  await expect(explainHot({ ctx: test.ctx, live, input: { topic: 'nothing' } })).rejects.toThrow(
    'темы «nothing»',
  );
});

it('explains a cluster by its circle and window, and says when it has closed', async () => {
  const centre = cellAt(53.51, 49.42);
  const id = `${centre}-abc`;
  const cluster: HotCluster = {
    id,
    topic: null,
    district: 'centralny',
    place: null,
    cell: parentCell(centre, 7),
    centre,
    rings: 1,
    phase: 'opened',
    since: NOW - 10 * MINUTE,
    count: 7,
    hours: 3,
    norm: [0, 1],
    authors: 7,
    sources: 1,
    addresses: 7,
  };
  const live = figures([], [cluster]);
  const answer = await explainCluster({ ctx: test.ctx, live, input: { id } });
  expect(clusterAnswer.parse(answer)).toEqual(answer);
  expect(answer).toMatchObject({ name: null, seen: { hours: 3, count: 7, norm: [0, 1] }, authors: 7 });
  expect(answer.topics).toMatchObject([{ topic: 'no-heating', count: 7 }]);
  expect(answer.sources).toMatchObject([{ source: 'vk', count: 7 }]);
  expect(answer.words.map(({ word }) => word)).toContain('прорвало');
  expect(answer.outages).toHaveLength(1);
  const closed = explainCluster({ ctx: test.ctx, live: figures([]), input: { id } });
  await expect(closed).rejects.toThrow('этого скопления больше нет');
});
