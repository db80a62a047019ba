import { cellToChildren, cellToParent } from 'h3-js';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Facet } from '@/lib/contract/search';
import { cellAt, parentCell } from '@/lib/domain/cell';
import { HOUR } from '@/lib/domain/city-time';
import type { SearchDocument, SearchFilter } from '../appeal-search';
import { fillIndex, find, idsOf, NOON, documentOf as of, type Subject } from './subject';

const HERE = cellAt(53.508, 49.284);
const [NEAR = HERE] = cellToChildren(cellToParent(HERE, 7), 9).filter(
  (cell) => parentCell(cell, 8) !== parentCell(HERE, 8),
);
const FAR = cellAt(53.457, 49.545);

const DOCUMENTS: SearchDocument[] = [
  of(1, 'снег', {
    topic: 'snow',
    district: 'avto',
    channel: 'vk',
    cell: HERE,
    department: 'дгх',
    precision: 'house',
    urgency: NOON - 1_000,
    near: NOON - 2 * HOUR,
  }),
  of(2, 'снег', {
    topic: 'snow',
    district: 'avto',
    channel: 'phone',
    cell: NEAR,
    status: 'closed',
    finish: 'answered',
  }),
  of(3, 'снег', {
    topic: 'snow',
    district: 'central',
    channel: 'phone',
    cell: FAR,
    department: 'дгх',
    precision: 'house',
    urgency: NOON,
    near: NOON - 1,
  }),
  of(4, 'снег на дороге', {
    topic: 'roads',
    district: 'central',
    channel: 'vk',
    kind: 'petition',
    urgency: NOON + 3 * HOUR,
    near: NOON + HOUR,
  }),
  of(5, 'дорога', {
    topic: 'roads',
    district: null,
    channel: 'paper',
    kind: 'petition',
    finish: 'answeredLate',
  }),
  of(6, 'дорога', { topic: '«Своя метка», источника', district: 'central', channel: 'vk' }),
];

/** Filters, exact totals, and facets that leave out their own filter. */
export function describeFilters(subject: () => Subject): void {
  const ids = (filter: SearchFilter, query = '') => idsOf(subject().search, query, filter);
  const facet = async (name: Facet, filter: SearchFilter, query = '') => {
    const { facets } = await find(subject().search, query, filter);
    return facets[name].map(({ value, count }) => `${value} ${count}`);
  };

  beforeAll(() => fillIndex(subject().search, DOCUMENTS));

  it.each<[SearchFilter, number[]]>([
    [{ topic: 'snow' }, [1, 2, 3]],
    [{ topic: '«Своя метка», источника' }, [6]],
    [{ topic: 'нет такой' }, []],
    [{ kind: 'petition' }, [4, 5]],
    [{ district: 'central', channel: 'vk' }, [4, 6]],
    [{ status: 'closed' }, [2]],
    [{ topic: 'snow', district: 'avto', channel: 'phone', status: 'closed', kind: 'message' }, [2]],
  ])('%j finds %j', async (filter, expected) => {
    expect(await ids(filter)).toEqual(expected);
  });

  it('takes both ends of a time range', async () => {
    const at = (id: number) => NOON + id * 1_000;
    expect(await ids({ from: at(3) })).toEqual([3, 4, 5, 6]);
    expect(await ids({ to: at(3) })).toEqual([1, 2, 3]);
    expect(await ids({ from: at(2), to: at(4) })).toEqual([2, 3, 4]);
    expect(await ids({ from: at(2) + 1, to: at(3) - 1 })).toEqual([]);
  });

  it('takes cells of every resolution that a map draws, and coarser ones', async () => {
    expect(await ids({ cell: HERE })).toEqual([1]);
    expect(await ids({ cell: parentCell(HERE, 8) })).toEqual([1]);
    expect(await ids({ cell: parentCell(HERE, 7) })).toEqual([1, 2]);
    expect(await ids({ cell: parentCell(FAR, 7) })).toEqual([3]);
    for (let resolution = 0; resolution <= 6; resolution++) {
      const cell = parentCell(HERE, resolution);
      const expected = parentCell(FAR, resolution) === cell ? [1, 2, 3] : [1, 2];
      expect(await ids({ cell }), `resolution ${resolution}`).toEqual(expected);
    }
  });

  it('takes a department', async () => {
    expect(await ids({ department: 'дгх' })).toEqual([1, 3]);
    expect(await facet('department', { department: 'дгх', channel: 'vk' })).toEqual(['дгх 1']);
  });

  it('counts cells and bars over what obeys all filters, and nothing unless asked', async () => {
    const ask = (filter: SearchFilter, cells: number) =>
      subject().search.search({
        terms: [],
        filter,
        now: NOON,
        limit: 0,
        after: null,
        count: { facets: false, cells, bars: { length: 2_000, start: NOON } },
      });
    const all = await ask({}, 7);
    expect(all).toMatchObject({ total: 6, hits: [], facets: { topic: [], deadline: [] } });
    expect(all.cells).toEqual([
      { value: parentCell(HERE, 7), count: 2 },
      { value: parentCell(FAR, 7), count: 1 },
    ]);
    expect(all.bars).toEqual([
      { from: NOON, count: 1 },
      { from: NOON + 2_000, count: 2 },
      { from: NOON + 4_000, count: 2 },
      { from: NOON + 6_000, count: 1 },
    ]);
    const some = await ask({ channel: 'phone', deadline: 'soon' }, 9);
    expect(some.cells).toEqual([{ value: FAR, count: 1 }]);
    expect(some.bars).toEqual([{ from: NOON + 2_000, count: 1 }]);
    expect(await find(subject().search, '')).toMatchObject({ cells: [], bars: [] });
  });

  describe('facets', () => {
    it('count every value over all hits of the query, the most frequent first', async () => {
      expect(await facet('topic', {})).toEqual(['snow 3', 'roads 2', '«Своя метка», источника 1']);
      expect(await facet('channel', {})).toEqual(['vk 3', 'phone 2', 'paper 1']);
      expect(await facet('district', {})).toEqual(['central 3', 'avto 2']);
      expect(await facet('department', {})).toEqual(['дгх 2']);
      expect(await facet('kind', {}, 'снег')).toEqual(['message 3', 'petition 1']);
      expect(await facet('status', {}, 'снег')).toEqual(['registered 3', 'closed 1']);
    });

    it('tell how exactly the place is known and how the deadline stands', async () => {
      expect(await facet('precision', {})).toEqual(['none 4', 'house 2']);
      expect(await facet('precision', { precision: 'house' })).toEqual(['none 4', 'house 2']);
      expect(await ids({ precision: 'house' })).toEqual([1, 3]);
      expect(await facet('deadline', {})).toEqual(
        ['none 1', 'answered 1', 'answeredLate 1', 'inTime 1', 'late 1', 'soon 1'].sort(),
      );
    });

    it.each([
      ['late', [1]],
      ['soon', [3]],
      ['inTime', [4]],
      ['none', [6]],
      ['answered', [2]],
      ['answeredLate', [5]],
    ] as const)('take %s as a filter beside others', async (deadline, expected) => {
      expect(await ids({ deadline })).toEqual(expected);
      expect((await facet('deadline', { deadline })).length).toBe(6);
      expect(await ids({ deadline, topic: 'нет такой' })).toEqual([]);
      expect((await facet('topic', { deadline })).length).toBe(1);
    });

    it('leave out their own filter and keep the others', async () => {
      const filter: SearchFilter = { topic: 'snow', district: 'avto' };
      expect(await facet('topic', filter)).toEqual(['snow 2']);
      expect(await facet('district', filter)).toEqual(['avto 2', 'central 1']);
      expect(await facet('channel', filter)).toEqual(['phone 1', 'vk 1']);
      expect(await facet('topic', { district: 'central' })).toEqual([
        'roads 1',
        'snow 1',
        '«Своя метка», источника 1',
      ]);
    });

    it('obey the words, the time and the cell', async () => {
      expect(await facet('topic', { topic: 'snow' }, 'снег')).toEqual(['snow 3', 'roads 1']);
      expect(await facet('topic', { topic: 'snow', to: NOON + 2_000 })).toEqual(['snow 2']);
      expect(await facet('district', { cell: parentCell(HERE, 7), district: 'central' })).toEqual(['avto 2']);
      expect(await facet('topic', {}, 'трактор')).toEqual([]);
    });
  });
}
