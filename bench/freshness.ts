import { setTimeout as delay } from 'node:timers/promises';
import type postgres from 'postgres';
import { makeRow, post } from '@/scripts/checks/lib/load';
import { freePort, isHealthy, startServerProcess } from '@/scripts/checks/lib/server-process';
import { connectToStore, makeToken } from '@/scripts/checks/lib/store-access';
import { makeTempFolder } from '@/tests/temp-folder';
import { measureFloor } from './lib/floor';
import { startPoller } from './lib/poller';
import { createRandom } from './lib/random';
import { quantileOf } from './lib/stats';
import { type Bench, type BenchRow, ms, times } from './lib/table';
import { type WallWatcher, watchDeltas } from './lib/watch-deltas';
import { openWall } from './lib/watch-wall';

const STORE = 'real_tolyatti';

/** Requests a second, rows in each, and how long, seconds. */
interface Load {
  readonly name: string;
  readonly rate: number;
  readonly size: number;
  readonly seconds: number;
}
const WARM_UP: Load = { name: 'разогрев', rate: 50, size: 1, seconds: 4 };
const LOADS: readonly Load[] = [
  { name: '20 в секунду по одному', rate: 20, size: 1, seconds: 20 },
  { name: '200 в секунду по одному', rate: 200, size: 1, seconds: 15 },
  { name: '2000 в секунду пачками по 20', rate: 100, size: 20, seconds: 12 },
];

interface Posted {
  readonly ids: readonly number[];
  /** Epoch ms at which the server had the rows durable. */
  readonly committed: number;
}

interface Stage {
  readonly url: string;
  readonly token: string;
  readonly sql: postgres.Sql;
  readonly client: WallWatcher;
  next: number;
}

/** Open loop: requests leave at their time, whether the ones before are answered or not. */
async function sendAll(stage: Stage, load: Load): Promise<Posted[]> {
  const random = createRandom(load.rate);
  const start = performance.now();
  const sent: Promise<Posted | null>[] = [];
  for (let i = 0; i < load.rate * load.seconds; i++) {
    const wait = start + (i * 1_000) / load.rate - performance.now();
    if (wait > 0) await delay(wait);
    const rows = Array.from({ length: load.size }, () => ({
      ...makeRow(stage.next++, random),
      createdAt: new Date().toISOString(),
    }));
    sent.push(
      post(stage.url, stage.token, rows).then(
        ({ receipts, committedAt }) => ({
          ids: receipts.flatMap(({ id }) => (id === null ? [] : [id])),
          committed: committedAt,
        }),
        () => null,
      ),
    );
  }
  return (await Promise.all(sent)).filter((posted) => posted !== null);
}

/** Appeal → its place in the order. */
async function placesOf(sql: postgres.Sql): Promise<Map<number, number>> {
  const rows = await sql<{ appeal_id: string; pos: string }[]>`
    SELECT e.appeal_id, p.pos FROM appeal_event e JOIN event_publication p ON p.event_id = e.id
    WHERE e.body->>'type' = 'appeal.registered'`;
  return new Map(rows.map((row) => [Number(row.appeal_id), Number(row.pos)]));
}

function latencies(
  posted: readonly Posted[],
  places: ReadonlyMap<number, number>,
  watcher: WallWatcher,
): number[] {
  return posted.flatMap(({ ids, committed }) =>
    ids.flatMap((id) => {
      const seen = watcher.seenAt(places.get(id) ?? Number.POSITIVE_INFINITY);
      return seen === null ? [] : [seen - committed];
    }),
  );
}

const three = (sample: readonly number[]) =>
  [0.5, 0.95, 0.99].map((q) => ms(quantileOf(sample, q))).join(' / ');

async function run(stage: Stage, load: Load): Promise<{ posted: Posted[]; places: Map<number, number> }> {
  const posted = await sendAll(stage, load);
  await delay(1_500);
  return { posted, places: await placesOf(stage.sql) };
}

const shareOf = (load: Load, sample: readonly number[]) =>
  `увидено ${sample.length} из ${load.rate * load.seconds * load.size}`;

/** Without a browser: it draws in software on the same two cores and would be what is measured. */
async function measureHandler(stage: Stage, load: Load, tell: (line: string) => void): Promise<BenchRow[]> {
  const floor = await measureFloor({ sql: stage.sql, rate: Math.min(load.rate, 100), count: 400 });
  const poller = startPoller(stage.sql);
  const { posted, places } = await run(stage, load);
  await delay(5_000);
  const polled = poller.stop();
  const handler = latencies(posted, places, stage.client);
  const stale = posted.flatMap(({ committed }) => {
    const seen = polled.find((at) => at >= committed);
    return seen === undefined ? [] : [seen - committed];
  });
  tell(`${load.name}: ${shareOf(load, handler)}`);
  const p99 = quantileOf(handler, 0.99);
  const name = `${load.name}: от фиксации до обработчика, p50 / p95 / p99`;
  return [
    {
      metric: `${name} (нижняя граница: фиксация + поток + сокет)`,
      ours: three(handler),
      rival: three(floor),
      ratio: times(p99 / quantileOf(floor, 0.99)),
      limit: 'p99 ≤ 2× границы',
    },
    {
      metric: `${name} (опрос PostgreSQL раз в 5 с)`,
      ours: three(handler),
      rival: three(stale),
      ratio: `1/${Math.round(quantileOf(stale, 0.99) / p99)}`,
      limit: 'p99 ≤ 1/150',
    },
  ];
}

async function measurePainted(stage: Stage, load: Load, tell: (line: string) => void): Promise<BenchRow[]> {
  const wall = await openWall(stage.url, 'map');
  try {
    const { posted, places } = await run(stage, load);
    await wall.collect();
    const painted = latencies(posted, places, wall);
    tell(`${load.name}, со стеной: ${shareOf(load, painted)}`);
    const row: BenchRow = {
      metric: `${load.name}: от фиксации до пикселей стены, p50 / p95 / p99`,
      ours: three(painted),
      rival: '—',
      ratio: '—',
      limit: 'кадр программного WebGL',
    };
    return [row, await wall.busyRow(load.name)];
  } finally {
    await wall.close();
  }
}

async function measureMessageCost(stage: Stage, load: Load): Promise<BenchRow> {
  const wall = await openWall(stage.url, 'no map');
  try {
    await run(stage, load);
    await wall.collect();
    return await wall.busyRow(load.name);
  } finally {
    await wall.close();
  }
}

/** How soon a committed appeal is in a client's handler and on the wall, beside the run's own floor and a poller. */
export const freshness: Bench = {
  name: 'freshness',
  async run(tell) {
    const { folder, remove } = await makeTempFolder('freshness');
    const server = await startServerProcess({ port: await freePort(), dataDir: folder }, ({ url }) =>
      isHealthy(url),
    );
    const token = makeToken({ PULT_DATA_DIR: folder });
    const sql = await connectToStore(folder, STORE);
    const client = await watchDeltas(server.url);
    const stage: Stage = { url: server.url, token, sql, client, next: 0 };
    const rows: BenchRow[] = [];
    try {
      await sendAll(stage, WARM_UP);
      for (const load of LOADS) rows.push(...(await measureHandler(stage, load, tell)));
      for (const load of LOADS) {
        rows.push(...(await measurePainted(stage, load, tell)));
        rows.push(await measureMessageCost(stage, load));
      }
      return rows;
    } finally {
      await client.close();
      await sql.end({ timeout: 1 });
      await server.stop();
      await remove();
    }
  },
};
