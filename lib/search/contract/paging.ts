import { beforeAll, expect, it } from 'vitest';
import { HOUR } from '@/lib/domain/city-time';
import { NOT_DUE } from '@/lib/domain/deadline/standing';
import { parseSearchQuery } from '@/lib/domain/search-text';
import type { SearchRequest } from '../appeal-search';
import { fillIndex, NOON, documentOf as of, type Subject } from './subject';

const COUNT = 100_000;
const PAGE = 1_000;
/** So many appeals share each moment: an import without times gives all its rows one. */
const SHARED = 700;

const createdOf = (id: number) => NOON - Math.floor(id / SHARED) * 1_000;

/** Every tenth is open; many of those are due at one moment. */
const urgencyOf = (id: number) => (id % 10 === 0 ? NOON + (id % 70) * HOUR : NOT_DUE);

const byTime = (a: number, b: number) => createdOf(b) - createdOf(a) || b - a;
const everyId = () => Array.from({ length: COUNT }, (_, i) => i + 1);

/** A cursor leads from the newest of 100,000 hits to the oldest. */
export function describePaging(subject: () => Subject): void {
  beforeAll(async () => {
    const documents = Array.from({ length: COUNT }, (_, i) =>
      of(i + 1, i % 2 === 0 ? 'снег у дома' : 'ямы на дороге', {
        created: createdOf(i + 1),
        urgency: urgencyOf(i + 1),
        near: urgencyOf(i + 1) === NOT_DUE ? NOT_DUE : urgencyOf(i + 1) - 2 * HOUR,
      }),
    );
    await fillIndex(subject().search, documents);
  }, 300_000);

  it('shows every hit once, newest first, with the exact total on every page', async () => {
    const seen: number[] = [];
    let after: SearchRequest['after'] = null;
    for (;;) {
      const { hits, total } = await subject().search.search({
        terms: [],
        filter: {},
        now: NOON,
        limit: PAGE,
        after,
      });
      expect(total).toBe(COUNT);
      const last = hits.at(-1);
      if (last === undefined) break;
      for (const { id } of hits) seen.push(id);
      after = last;
    }
    const expected = Array.from({ length: COUNT }, (_, i) => i + 1);
    expected.sort((a, b) => createdOf(b) - createdOf(a) || b - a);
    expect(seen.length).toBe(COUNT);
    expect(seen.findIndex((id, i) => id !== expected[i])).toBe(-1);
  }, 300_000);

  async function walk(asked: Pick<SearchRequest, 'order' | 'preferred'>): Promise<number[]> {
    const seen: number[] = [];
    let after: SearchRequest['after'] = null;
    for (;;) {
      const request = { terms: [], filter: {}, now: NOON, limit: PAGE, after, count: { facets: false } };
      const { hits, total } = await subject().search.search({ ...request, ...asked });
      expect(total).toBe(COUNT);
      const last = hits.at(-1);
      if (last === undefined) return seen;
      for (const { id } of hits) seen.push(id);
      after = last;
    }
  }

  it('leads to the last one in the order of deadlines too', async () => {
    const expected = everyId().sort((a, b) => urgencyOf(a) - urgencyOf(b) || byTime(a, b));
    const seen = await walk({ order: 'deadline' });
    expect(seen.length).toBe(COUNT);
    expect(seen.findIndex((id, i) => id !== expected[i])).toBe(-1);
  }, 300_000);

  it('leads through the preferred ones to the others', async () => {
    const isPit = (id: number) => (id % 2 === 0 ? 0 : 1);
    const expected = everyId().sort((a, b) => isPit(a) - isPit(b) || byTime(a, b));
    const seen = await walk({ preferred: [parseSearchQuery('"ямы дорога"'), parseSearchQuery('яма')] });
    expect(seen.length).toBe(COUNT);
    expect(seen.findIndex((id, i) => id !== expected[i])).toBe(-1);
  }, 300_000);

  it('ends behind the last hit of a query with words', async () => {
    const terms = parseSearchQuery('ямы');
    const first = { terms, filter: { to: createdOf(COUNT - PAGE) }, now: NOON, limit: PAGE, after: null };
    const page = await subject().search.search(first);
    const last = page.hits.at(-1);
    expect(page.total).toBe(page.hits.length);
    const rest = await subject().search.search({ ...first, after: last ?? null });
    expect(rest.hits).toEqual([]);
    expect(rest.total).toBe(page.total);
  });
}
