import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { DAY } from '@/lib/domain/city-time';
import { parseSearchQuery } from '@/lib/domain/search-text';
import type { AppealSearch } from '@/lib/search/appeal-search';
import { preferredOf, understandQuery } from '@/lib/search/understand-query';
import { systemActor } from '@/lib/services/actor';
import { openStore } from '@/lib/services/context';
import { submitRows } from '@/lib/services/intake/submit-rows';
import { createLogReader } from '@/lib/services/log/log-reader';
import { createMemoryFrameChannel } from '@/lib/stream/frame-channel';
import { createMemoryStream } from '@/lib/stream/memory-stream';
import { startElasticsearch } from '@/scripts/services/elasticsearch.mjs';
import { openSearch } from '@/server/adapters';
import { openCluster } from '@/server/embedded-postgres/cluster';
import { startIndexRole } from '@/server/roles/index-role';
import { startRelayRole } from '@/server/roles/relay-role';
import { makeTempFolder } from '@/tests/temp-folder';
import { loadTestCity } from '@/tests/test-store';
import { type BenchQuery, PEOPLE, QUERIES } from './lib/search-queries';
import { quantileOf } from './lib/stats';
import { syntheticDocuments } from './lib/synthetic-documents';
import { type Bench, type BenchRow, ms, number, times } from './lib/table';

const DOCUMENTS = 300_000;
const BATCH = 2_000;
const ROUNDS = 12;
const FRESH = 40;
const PROJECT = path.resolve(import.meta.dirname, '..');

interface Sample {
  readonly kind: string;
  readonly ms: number;
}

interface Measured {
  readonly queries: readonly Sample[];
  readonly people: readonly Sample[];
  readonly fresh: readonly number[];
  readonly totals: readonly number[];
  readonly fillRate: number;
}

async function fill(search: AppealSearch, now: number): Promise<number> {
  const city = await loadTestCity();
  const from = performance.now();
  const target = await search.startRebuild();
  let batch = [];
  for (const document of syntheticDocuments(city, DOCUMENTS, now)) {
    batch.push(document);
    if (batch.length < BATCH) continue;
    await target.write(batch);
    batch = [];
  }
  await target.write(batch);
  await target.settle();
  await target.swap();
  return (DOCUMENTS * 1000) / (performance.now() - from);
}

interface Asked {
  readonly samples: Sample[];
  readonly totals: number[];
}

type Look = (query: BenchQuery, now: number) => Promise<number>;

/** Round by round; the clock goes on, as it does between two looks of a person. */
async function ask(queries: readonly BenchQuery[], now: number, look: Look): Promise<Asked> {
  const samples: Sample[] = [];
  let totals: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    totals = [];
    for (const query of queries) {
      const from = performance.now();
      totals.push(await look(query, now + round));
      // The first round warms what a running server has warm.
      if (round > 0) samples.push({ kind: query.kind, ms: performance.now() - from });
    }
  }
  return { samples, totals };
}

/** The words as they are, twenty hits and all facets. */
const plainly =
  (search: AppealSearch): Look =>
  async ({ query, filter }, now) => {
    const request = { terms: parseSearchQuery(query), now, limit: 20, after: null };
    const within = { ...filter, from: now - 366 * DAY };
    return (await search.search({ ...request, filter: within })).total;
  };

/** Understanding, hits by relevance, all facets, cells and bars: what one look at the page costs the engine. */
const asPeople =
  (search: AppealSearch): Look =>
  async ({ query, filter }, now) => {
    const understood = await understandQuery(search, query);
    const { total } = await search.search({
      terms: understood.terms,
      preferred: preferredOf(understood, 'relevance'),
      filter,
      now,
      limit: 60,
      after: null,
      count: { facets: true, cells: 8, bars: { length: DAY, start: now } },
    });
    return total;
  };

type BenchStore = Awaited<ReturnType<typeof openStore>>;

/** From the commit until the search answers it, through relay, stream and indexer. */
async function commitToSearchable(store: BenchStore, search: AppealSearch): Promise<number[]> {
  const context = {
    store,
    search,
    log: createLogReader(store.db),
    stream: createMemoryStream(),
    frames: createMemoryFrameChannel(),
    instance: 'bench',
    demoIsReady: () => undefined,
    tell: () => undefined,
  };
  const roles = [startRelayRole(context), startIndexRole(context)];
  const ctx = { store, actor: systemActor('bench') };
  const waits: number[] = [];
  for (let i = -3; i < FRESH; i++) {
    const word = `примета${String.fromCharCode(1072 + ((i + 40) % 32), 1072 + ((i + 40) >> 5))}ъ`;
    const row = {
      source: 'bench',
      externalId: word,
      text: `Новое обращение ${word}`,
      createdAt: new Date().toISOString(),
    };
    await submitRows({ ctx, input: { rows: [row], lane: 'live' } });
    const committed = performance.now();
    const request = { terms: parseSearchQuery(word), filter: {}, now: Date.now(), limit: 1, after: null };
    while ((await search.search(request)).total === 0) await delay(5);
    if (i >= 0) waits.push(performance.now() - committed);
  }
  for (const role of roles.toReversed()) await role.stop();
  return waits;
}

async function measure(databaseUrl: string, elasticsearchUrl: string | null): Promise<Measured> {
  const now = Date.now();
  const store = await openStore({
    databaseUrl,
    storeName: elasticsearchUrl === null ? 'bench_pg' : 'bench_es',
    city: await loadTestCity(),
    migrationsFolder: path.join(PROJECT, 'drizzle'),
  });
  // Appeals registered here come after the documents, so that none overwrites another.
  await store.db.sql`ALTER TABLE appeal ALTER COLUMN id RESTART WITH 1000000`;
  const search = await openSearch({ elasticsearchUrl }, store);
  try {
    const fillRate = await fill(search, now);
    const plain = await ask(QUERIES, now, plainly(search));
    const people = await ask(PEOPLE, now, asPeople(search));
    const fresh = await commitToSearchable(store, search);
    const totals = [...plain.totals, ...people.totals];
    return { queries: plain.samples, people: people.samples, fresh, totals, fillRate };
  } finally {
    await search.remove();
    await search.close();
    await store.close();
  }
}

const three = (sample: readonly number[]) =>
  [0.5, 0.95, 0.99].map((q) => ms(quantileOf(sample, q))).join(' / ');

const timesOf = (samples: readonly Sample[]) => samples.map((sample) => sample.ms);

/** The looks at the page, each kind of query by itself. */
function rowsByKind(elastic: Measured, postgres: Measured): BenchRow[] {
  return [...new Set(PEOPLE.map(({ kind }) => kind))].map((kind) => {
    const of = ({ people }: Measured) => timesOf(people.filter((sample) => sample.kind === kind));
    return {
      metric: `— из них: ${kind}, p50 / p95 / p99`,
      ours: three(of(elastic)),
      rival: three(of(postgres)),
      ratio: times(quantileOf(of(postgres), 0.95) / quantileOf(of(elastic), 0.95)),
      limit: '—',
    };
  });
}

function rowsOf(elastic: Measured, postgres: Measured): BenchRow[] {
  const ratio = (a: readonly number[], b: readonly number[], q: number) =>
    times(quantileOf(b, q) / quantileOf(a, q));
  return [
    {
      metric: `Запрос с фасетами при ${number(DOCUMENTS)} записях, p50 / p95 / p99: Elasticsearch (PostgreSQL)`,
      ours: three(timesOf(elastic.queries)),
      rival: three(timesOf(postgres.queries)),
      ratio: ratio(timesOf(elastic.queries), timesOf(postgres.queries), 0.99),
      limit: 'p95 ≤ 100 мс в Elasticsearch',
    },
    {
      metric: `Поиск как на странице (понимание запроса, 8 фасетов, карта, время) при ${number(DOCUMENTS)} записях, p50 / p95 / p99: Elasticsearch (PostgreSQL)`,
      ours: three(timesOf(elastic.people)),
      rival: three(timesOf(postgres.people)),
      ratio: ratio(timesOf(elastic.people), timesOf(postgres.people), 0.95),
      limit: 'p95 ≤ 100 мс в Elasticsearch',
    },
    ...rowsByKind(elastic, postgres),
    {
      metric: 'От фиксации до находки, p50 / p95 / p99: Elasticsearch (PostgreSQL)',
      ours: three(elastic.fresh),
      rival: three(postgres.fresh),
      ratio: ratio(elastic.fresh, postgres.fresh, 0.95),
      limit: 'p95 ≤ 400 мс',
    },
    {
      metric: 'Построение индекса, записей в секунду: Elasticsearch (PostgreSQL)',
      ours: number(elastic.fillRate),
      rival: number(postgres.fillRate),
      ratio: times(elastic.fillRate / postgres.fillRate),
      limit: '—',
    },
  ];
}

/** Both search engines at 300,000 appeals: queries with facets, and how soon a new appeal is found. */
export const search: Bench = {
  name: 'search',
  async run(tell) {
    const { folder, remove } = await makeTempFolder('search');
    const cluster = await openCluster({ dataDir: folder, tell });
    const engine = await startElasticsearch({ folder: path.join(folder, 'elasticsearch'), tell });
    try {
      const elastic = await measure(cluster.url, engine.url);
      tell('Elasticsearch измерен');
      const postgres = await measure(cluster.url, null);
      if (elastic.totals.join() !== postgres.totals.join()) {
        throw new Error(`answers differ: ${elastic.totals.join()} ≠ ${postgres.totals.join()}`);
      }
      return rowsOf(elastic, postgres);
    } finally {
      await engine.stop();
      await cluster.release();
      await remove();
    }
  },
};
