import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FigureTable, type HotTopic, section } from '@/lib/contract/figures';
import { hotAnswer } from '@/lib/contract/hot';
import { MINUTE } from '@/lib/domain/city-time';
import { createHeldClock } from '@/lib/domain/clock';
import { openTestStore, type TestStore } from '@/tests/test-store';
import { submitRows } from '../intake/submit-rows';
import type { LiveFigures } from '../live/live-figures';
import { announceOutage } from '../outages/announce-outage';
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

function figures(rows: HotTopic[]): LiveFigures {
  const table: FigureTable = new Map([[section.hot('messages'), new Map([['list', rows]])]]);
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
  expect(answer.words.map(({ word }) => word)).toEqual(['опрессовки', 'после', 'прорвало', 'трубу']);
  expect(answer.cells).toMatchObject([{ count: 7 }]);
  expect(answer.cells[0]?.cell).toMatch(/^87/);
  expect(answer.sources).toMatchObject([{ source: 'vk', count: 7 }]);
  expect(answer.outages.map(({ title }) => title)).toEqual(['Авария на теплотрассе']);
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
