import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tryLead } from '@/lib/db/leadership';
import type { AppealSearch } from '@/lib/search/appeal-search';
import { createElasticsearchSearch } from '@/lib/search/elasticsearch/elasticsearch-search';
import { findLive } from '@/lib/search/postgres/index-tables';
import { createPostgresSearch } from '@/lib/search/postgres/postgres-search';
import { submitRows } from '@/lib/services/intake/submit-rows';
import { createLogReader } from '@/lib/services/log/log-reader';
import { rebuildSearch } from '@/lib/services/search/rebuild-search';
import { createMemoryStream } from '@/lib/stream/memory-stream';
import { describeWithElasticsearch, openTestIndex } from '@/tests/test-index';
import { openTestStore, type TestStore } from '@/tests/test-store';
import { waitUntil } from '@/tests/wait-until';
import { createRelay } from '../relay/relay';
import type { Running } from '../running';
import { createIndexer } from './indexer';

interface OpenIndex {
  readonly search: AppealSearch;
  deleteIndex(): Promise<void>;
  close(): Promise<void>;
}

const TOPICS = ['Нет отопления', 'Не убран снег', 'Ямы на дороге'];

function describeIndexer(open: (test: TestStore) => OpenIndex): void {
  let test: TestStore;
  let index: OpenIndex;
  let running: Running[];

  beforeEach(async () => {
    test = await openTestStore();
    index = open(test);
    running = [];
  });
  afterEach(async () => {
    for (const part of running.reverse()) await part.stop();
    await index.close();
    await test.close();
  });

  const log = () => createLogReader(test.store.db);

  async function startRoles(): Promise<void> {
    const { store } = test;
    const stream = createMemoryStream();
    const leadership = await tryLead(store.db, 'relay');
    if (leadership === null) throw new Error('nobody else relays here');
    const onError = () => undefined;
    const relay = await createRelay({
      leadership,
      stream,
      clock: store.clock,
      channel: store.relayChannel,
      onError,
    });
    running.push({ stop: () => leadership.release() }, relay);
    running.push(createIndexer({ store, log: log(), stream, search: index.search, onError }));
  }

  /** `edition` changes the body, so that the same id is corrected. */
  async function submit(ids: readonly number[], edition: number): Promise<void> {
    const rows = ids.map((id) => ({
      source: 'vk',
      externalId: `a${id}`,
      text: `Снег у дома ${edition}`,
      topic: TOPICS[(id + edition) % TOPICS.length],
      createdAt: new Date(test.store.clock.now() - id * 1_000).toISOString(),
    }));
    await submitRows({ ctx: test.ctx, input: { rows, lane: 'live' } });
  }

  const everything = () => index.search.search({ terms: [], filter: {}, now: 0, limit: 1, after: null });

  async function topicsInStore(): Promise<string> {
    const rows = await test.store.db.sql<{ value: string; count: number }[]>`
      SELECT topic AS value, count(*)::int AS count FROM appeal GROUP BY topic ORDER BY count DESC, topic COLLATE "C"`;
    return JSON.stringify(rows.map(({ value, count }) => ({ value, count })));
  }

  async function untilEqual(): Promise<void> {
    const wanted = await topicsInStore();
    await waitUntil(
      `the index holds ${wanted}`,
      async () => {
        const found = await everything().catch(() => null);
        return found !== null && JSON.stringify(found.facets.topic) === wanted ? true : null;
      },
      30_000,
    );
  }

  it('makes the index at its first start and follows the log', async () => {
    await submit([1, 2, 3], 0);
    await startRoles();
    await untilEqual();
    await submit([3, 4], 1);
    await untilEqual();
    expect((await everything()).total).toBe(4);
  });

  it('builds a deleted index anew, also while nothing arrives', async () => {
    await submit([1, 2, 3], 0);
    await startRoles();
    await untilEqual();
    await index.deleteIndex();
    await untilEqual();
    await index.deleteIndex();
    await submit([2, 5], 1);
    await untilEqual();
  });

  it('loses nothing and shows no gap when it is rebuilt under writers and readers', async () => {
    await submit(
      Array.from({ length: 400 }, (_, i) => i),
      0,
    );
    await startRoles();
    await untilEqual();
    let isOver = false;
    const totals: number[] = [];
    async function write(): Promise<void> {
      for (let edition = 1; !isOver; edition++) {
        const ids = Array.from({ length: 10 }, (_, i) => (edition * 17 + i * 31) % 400);
        await submit([...new Set(ids)], edition);
      }
    }
    async function read(): Promise<void> {
      while (!isOver) totals.push((await everything()).total);
    }
    const busy = Promise.all([write(), read()]);
    const { store } = test;
    for (let i = 0; i < 3; i++) {
      expect(await rebuildSearch({ store, log: log(), search: index.search })).toBe(400);
    }
    isOver = true;
    await busy;
    expect(new Set(totals)).toEqual(new Set([400]));
    await untilEqual();
  }, 120_000);
}

describe('the indexer without its engine', () => {
  it('stops at once, and its place in the log stands still', async () => {
    const test = await openTestStore();
    // Nobody listens on the port of discard.
    const search = createElasticsearchSearch({ url: 'http://127.0.0.1:9', prefix: 'pult-none' });
    const errors: unknown[] = [];
    const indexer = createIndexer({
      store: test.store,
      log: createLogReader(test.store.db),
      stream: createMemoryStream(),
      search,
      onError: (error) => void errors.push(error),
    });
    await waitUntil('a second try', () => (errors.length > 1 ? true : null));
    expect(indexer.position()).toBe(0);
    await indexer.stop();
    await search.close();
    await test.close();
  });
});

describe('the indexer on PostgreSQL', () => {
  describeIndexer(({ store }) => {
    const search = createPostgresSearch(store.db);
    return {
      search,
      deleteIndex: async () => {
        const live = await findLive(store.db.sql);
        if (live !== null) await store.db.sql.unsafe(`DROP TABLE ${live.documents}`);
      },
      close: () => search.close(),
    };
  });
});

describeWithElasticsearch('the indexer on Elasticsearch', (url) => {
  describeIndexer(() => openTestIndex(url));
});
