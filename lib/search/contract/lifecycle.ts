import { beforeEach, describe, expect, it } from 'vitest';
import { waitUntil } from '@/tests/wait-until';
import { type AppealSearch, IndexMissingError, type SearchDocument } from '../appeal-search';
import { fillIndex, find, documentOf as of, type Subject } from './subject';

/** Letters without a pattern: no engine can compress them into a key. */
function noise(length: number): string {
  let state = 1;
  let text = '';
  while (text.length < length) {
    state = (state * 48_271) % 2_147_483_647;
    text += state.toString(36);
  }
  return text;
}

const topicsOf = async (search: AppealSearch) =>
  Object.fromEntries((await find(search, '')).facets.topic.map(({ value, count }) => [value, count]));

async function untilTopics(search: AppealSearch, expected: Record<string, number>): Promise<void> {
  const wanted = JSON.stringify(Object.entries(expected).sort());
  await waitUntil(`topics ${wanted}`, async () => {
    const found = JSON.stringify(Object.entries(await topicsOf(search)).sort());
    return found === wanted ? true : null;
  });
}

/** Writing, versions, rebuilding beside the live index, and its loss. */
export function describeLifecycle(subject: () => Subject): void {
  describe('writing', () => {
    beforeEach(() => fillIndex(subject().search, [of(1, 'снег', { version: 5, topic: 'v5' })]));

    it('makes a document searchable by itself', async () => {
      await subject().search.write([of(2, 'град', { topic: 'new' })]);
      await untilTopics(subject().search, { v5: 1, new: 1 });
    });

    it('never goes back to an older version', async () => {
      const { search } = subject();
      const outcome = await search.write([of(1, 'снег', { version: 4, topic: 'v4' })]);
      expect(outcome.refused).toEqual([]);
      await search.write([of(2, 'ямы', { topic: 'mark' })]);
      await untilTopics(search, { v5: 1, mark: 1 });
      await search.write([of(1, 'снег', { version: 5, topic: 'again' })]);
      await untilTopics(search, { again: 1, mark: 1 });
      await search.write([of(1, 'снег', { version: 6, topic: 'v6' })]);
      await untilTopics(search, { v6: 1, mark: 1 });
    });

    it('takes the newest of several versions in one batch', async () => {
      const versions = [6, 8, 7].map((version) => of(1, 'снег', { version, topic: `v${version}` }));
      await subject().search.write(versions);
      await untilTopics(subject().search, { v8: 1 });
    });

    it('reports the document it cannot hold and takes the others', async () => {
      const bad = of(7, 'ямы', { topic: noise(40_000) });
      const documents = [of(6, 'ямы', { topic: 'good' }), bad, of(8, 'ямы', { topic: 'good' })];
      const { refused } = await subject().search.write(documents);
      expect(refused.map(({ id }) => id)).toEqual([7]);
      expect(refused[0]?.reason).not.toBe('');
      await untilTopics(subject().search, { v5: 1, good: 2 });
    });

    it('forgets what was removed, but nothing newer and nothing else', async () => {
      const { search } = subject();
      await search.write([of(2, 'снег', { version: 6, topic: 'other' })]);
      await search.forget([
        { id: 1, version: 7 },
        { id: 99, version: 7 },
      ]);
      await untilTopics(search, { other: 1 });
      await search.forget([{ id: 2, version: 5 }]);
      await search.write([of(3, 'снег', { version: 8, topic: 'mark' })]);
      await untilTopics(search, { other: 1, mark: 1 });
      await search.forget([]);
    });

    it('takes nothing', async () => {
      expect(await subject().search.write([])).toEqual({ refused: [] });
    });
  });

  describe('a rebuild', () => {
    it('shows nothing before the swap, everything after it, and nothing of an abandoned one', async () => {
      const { search } = subject();
      await fillIndex(search, [of(1, 'снег', { topic: 'old' })]);
      const target = await search.startRebuild();
      await target.write([of(2, 'снег', { topic: 'new' }), of(3, 'снег', { topic: 'new' })]);
      expect(await topicsOf(search)).toEqual({ old: 1 });
      await target.swap();
      expect(await topicsOf(search)).toEqual({ new: 2 });
      const abandoned = await search.startRebuild();
      await abandoned.write([of(4, 'снег', { topic: 'never' })]);
      await abandoned.abandon();
      expect(await topicsOf(search)).toEqual({ new: 2 });
    });

    it('keeps the newer version when an older one comes late', async () => {
      const { search } = subject();
      const target = await search.startRebuild();
      await target.write([of(1, 'снег', { version: 9, topic: 'newer' })]);
      await target.write([of(1, 'снег', { version: 3, topic: 'older' })]);
      await target.swap();
      expect(await topicsOf(search)).toEqual({ newer: 1 });
    });

    it('clears away what a broken-off rebuild left, whose writer notices', async () => {
      const { search } = subject();
      await fillIndex(search, [of(1, 'снег', { topic: 'old' })]);
      const broken = await search.startRebuild();
      await broken.write([of(2, 'снег', { topic: 'broken' })]);
      await fillIndex(search, [of(3, 'снег', { topic: 'new' })]);
      await expect(broken.write([of(4, 'снег')])).rejects.toThrow(IndexMissingError);
      await expect(broken.swap()).rejects.toThrow(IndexMissingError);
      expect(await topicsOf(search)).toEqual({ new: 1 });
    });

    it('goes on beside writes and searches without a gap', () => rebuildUnderLoad(subject().search), 120_000);
  });

  it('is removed with all that belongs to it', async () => {
    const { search } = subject();
    await fillIndex(search, [of(1, 'снег')]);
    const unfinished = await search.startRebuild();
    await search.remove();
    expect(await search.hasIndex()).toBe(false);
    await expect(find(search, '')).rejects.toThrow(IndexMissingError);
    await expect(unfinished.swap()).rejects.toThrow(IndexMissingError);
    await search.remove();
  });

  describe('a missing index', () => {
    it('is noticed by everything and made by a rebuild only', async () => {
      const { search, deleteIndex } = subject();
      await fillIndex(search, [of(1, 'снег')]);
      expect(await search.hasIndex()).toBe(true);
      await search.ping();
      await deleteIndex();
      expect(await search.hasIndex()).toBe(false);
      await expect(search.ping()).rejects.toThrow(IndexMissingError);
      await expect(find(search, 'снег')).rejects.toThrow(IndexMissingError);
      await expect(search.write([of(2, 'снег')])).rejects.toThrow(IndexMissingError);
      expect(await search.hasIndex()).toBe(false);
      await fillIndex(search, [of(3, 'снег')]);
      expect(await search.hasIndex()).toBe(true);
      expect((await find(search, 'снег')).hits.map(({ id }) => id)).toEqual([3]);
    });
  });
}

const STORED = 1_000;
/** A search must be on its way just when an index is dropped: so many swaps meet some. */
const REBUILDS = 12;

/** A store in memory: its writers, its rebuilds as the services do them, and searchers who must see every appeal. */
async function rebuildUnderLoad(search: AppealSearch): Promise<void> {
  const store = new Map<number, SearchDocument>();
  const journal: number[] = [];
  let isOver = false;
  let swapping: Promise<void> = Promise.resolve();
  const put = (id: number, version: number) => {
    store.set(id, of(id, 'снег у дома', { version, topic: `v${version % 7}` }));
    journal.push(id);
  };
  const stored = (ids: readonly number[]) => ids.flatMap((id) => store.get(id) ?? []);
  for (let id = 1; id <= STORED; id++) put(id, id);
  await fillIndex(search, [...store.values()]);

  let inWrite = 0;
  async function write(): Promise<number> {
    let batches = 0;
    for (let version = STORED + 1; !isOver; batches++) {
      await swapping;
      inWrite++;
      const ids = Array.from({ length: 20 }, () => 1 + ((version++ * 7_919) % STORED));
      for (const id of ids) put(id, version++);
      await search.write(stored(ids));
      inWrite--;
    }
    return batches;
  }

  async function look(): Promise<number> {
    let looks = 0;
    for (; !isOver; looks++) expect((await find(search, 'снег')).total).toBe(STORED);
    return looks;
  }

  async function rebuild(): Promise<void> {
    const start = journal.length;
    const target = await search.startRebuild();
    for (let id = 1; id <= STORED; id += 500) {
      await target.write(stored(Array.from({ length: 500 }, (_, i) => id + i)));
    }
    let release: () => void = () => undefined;
    swapping = new Promise((resolve) => {
      release = resolve;
    });
    await waitUntil('writers rest', () => (inWrite === 0 ? true : null));
    await target.write(stored(journal.slice(start)));
    await target.swap();
    release();
  }

  const working = Promise.all([write(), look(), look(), look()]).finally(() => {
    isOver = true;
  });
  const rebuilding = (async () => {
    for (let i = 0; i < REBUILDS && !isOver; i++) await rebuild();
    isOver = true;
  })();
  const [[batches, looks]] = await Promise.all([working, rebuilding]);
  expect(batches).toBeGreaterThan(0);
  expect(looks).toBeGreaterThan(0);
  const expected: Record<string, number> = {};
  for (const { topic } of store.values()) expected[topic] = (expected[topic] ?? 0) + 1;
  await untilTopics(search, expected);
}
