import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportQuery, searchQuery } from '@/lib/contract/search';
import { createHeldClock } from '@/lib/domain/clock';
import type { AppealSearch } from '@/lib/search/appeal-search';
import { createPostgresSearch } from '@/lib/search/postgres/postgres-search';
import { loadCityWithoutRules, openTestStore, type TestStore } from '@/tests/test-store';
import { submitRows } from '../intake/submit-rows';
import { createLogReader } from '../log/log-reader';
import { exportAppeals } from './export-appeals';
import { writeCsv, writeXlsx } from './export-files';
import { rebuildSearch } from './rebuild-search';
import { searchAppeals } from './search-appeals';

const NOW = Date.parse('2026-11-23T14:05:00+04:00');
const HOUR = 3_600_000;

const TEXTS = [
  { text: 'Батареи холодные третий день', address: 'ул. Мира, 52', lat: 53.508, lon: 49.284 },
  { text: 'Нет отопления, звоните 8 927 123-45-67', dueAt: new Date(NOW - HOUR).toISOString() },
  { text: 'Прорвало трубу у рынка', dueAt: new Date(NOW + 30 * HOUR).toISOString() },
  { text: '=1+1 яма на дороге' },
  { text: 'Спасибо за сквер', createdAt: new Date(NOW - 50 * HOUR).toISOString() },
];

describe('search as the page and the API ask it', () => {
  let test: TestStore;
  let search: AppealSearch;
  beforeAll(async () => {
    test = await openTestStore({ clock: createHeldClock(NOW), city: await loadCityWithoutRules() });
    const rows = TEXTS.map((fields, i) => ({
      source: 'portal',
      externalId: `search-${i}`,
      createdAt: new Date(NOW - i * HOUR).toISOString(),
      ...fields,
    }));
    await submitRows({ ctx: test.ctx, input: { rows, lane: 'bulk' } });
    search = createPostgresSearch(test.store.db);
    await rebuildSearch({ store: test.store, log: createLogReader(test.store.db), search });
  });
  afterAll(() => test.close());

  const ask = (query: Record<string, string>) =>
    searchAppeals({ ctx: test.ctx, search, input: searchQuery.parse(query) });
  const numbers = async (query: Record<string, string>) =>
    (await ask(query)).items.map(({ externalId }) => Number(externalId.split('-')[1]));

  it('puts what only means the same behind, in every order, and says so', async () => {
    for (const sort of ['time', 'relevance', 'deadline']) {
      expect(await numbers({ q: 'отопление', sort })).toEqual([1, 0]);
    }
    const { total, exactTotal, items, reading } = await ask({ q: 'отопление' });
    expect([total, exactTotal]).toEqual([2, 1]);
    expect(items.map(({ isExact }) => isExact)).toEqual([true, false]);
    expect(reading.synonyms).toContain('батареи');
    expect(await numbers({ q: 'отопление', exact: '1' })).toEqual([1]);
  });

  it('tells how a mistyped query was read', async () => {
    const { reading, total } = await ask({ q: 'ghjhdfkj трубу' });
    expect(reading.query).toBe('прорвало трубу');
    expect(reading.corrections).toEqual([{ from: 'ghjhdfkj', to: 'прорвало' }]);
    expect(total).toBe(1);
  });

  it('finds by the address, which the text does not name', async () => {
    expect(await numbers({ q: 'Мира 52' })).toEqual([0]);
    const { items } = await ask({ q: 'мира' });
    expect(items[0]?.snippet).toEqual([{ text: 'Батареи холодные третий день', hit: false }]);
  });

  it('sorts by the deadline and filters by it', async () => {
    expect(await numbers({ sort: 'deadline' })).toEqual([1, 2, 0, 3, 4]);
    expect(await numbers({ deadline: 'late' })).toEqual([1]);
    expect(await numbers({ deadline: 'inTime' })).toEqual([2]);
  });

  it('goes on from page to page in every order', async () => {
    for (const sort of ['time', 'deadline', 'relevance'] as const) {
      const seen: number[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const answer: Awaited<ReturnType<typeof ask>> = await ask({
          sort,
          limit: '2',
          facets: '0',
          ...(cursor === '' ? {} : { cursor }),
        });
        seen.push(...answer.items.map(({ externalId }) => Number(externalId.split('-')[1])));
        cursor = answer.next;
      }
      expect(seen, sort).toEqual(await numbers({ sort }));
    }
  });

  it('counts by cells and by time', async () => {
    const { cells, bars } = await ask({ cells: '8', bars: 'auto' });
    expect(cells.map(({ count }) => count)).toEqual([1]);
    expect(bars?.items).toEqual([
      { from: '2026-11-20T20:00:00.000Z', count: 1 },
      { from: '2026-11-22T20:00:00.000Z', count: 4 },
    ]);
    const hours = await ask({ bars: 'auto', from: 'now-24h' });
    expect(hours.bars?.length).toBe(HOUR);
    expect(hours.bars?.items).toHaveLength(4);
  });

  it('offers the nearest searches where there is nothing', async () => {
    const { near, total } = await ask({ q: 'яма крокодил', from: 'now-24h', channel: 'phone' });
    expect(total).toBe(0);
    expect(near).toEqual([]);
    const words = await ask({ q: 'яма крокодил' });
    expect(words.near).toContainEqual({ kind: 'word', name: 'q', value: 'яма', count: 1 });
    const period = await ask({ q: 'сквер', from: 'now-24h' });
    expect(period.near).toContainEqual({ kind: 'period', name: 'from', value: null, count: 1 });
    const phrase = await ask({ q: '"дороге яма"' });
    expect(phrase.near).toContainEqual({ kind: 'phrase', name: 'q', value: 'дороге яма', count: 1 });
    const filter = await ask({ q: 'яма', kind: 'petition' });
    expect(filter.near).toContainEqual({ kind: 'filter', name: 'kind', value: null, count: 1 });
  });

  it('refuses a cursor of another make', async () => {
    await expect(ask({ cursor: 'eyJ4' })).rejects.toThrow('курсор не разобран');
  });

  const file = (query: Record<string, string>) =>
    exportAppeals({ ctx: test.ctx, search, input: exportQuery.parse(query) });
  const view = () => ({ city: test.store.city, now: NOW });

  it('writes the list as CSV: in its order, masked, no formula', async () => {
    const csv = (await buffer(writeCsv(await file({ sort: 'deadline' }), view()))).toString();
    const lines = csv.split('\r\n');
    expect(lines).toHaveLength(7);
    expect(lines[0]).toMatch(/^\uFEFF№;Создано;/);
    expect(lines[1]).toContain('просрочено');
    expect(csv).not.toContain('123-45-67');
    expect(csv).toContain(";'=1+1 яма на дороге;");
    expect(csv).toContain('ул. Мира, 52');
  });

  it('writes the list as a spreadsheet', async () => {
    const bytes: Buffer[] = [];
    for await (const chunk of await writeXlsx(await file({ q: 'яма' }), view())) bytes.push(chunk);
    expect(Buffer.concat(bytes).subarray(0, 2).toString()).toBe('PK');
  });
});
