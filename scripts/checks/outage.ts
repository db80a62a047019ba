import { setTimeout as delay } from 'node:timers/promises';
import postgres from 'postgres';
import type { Part } from '@/lib/contract/health';
import { searchAnswer } from '@/lib/contract/search';
import { sharedData } from '@/tests/shared-data';
import { makeTempFolder } from '@/tests/temp-folder';
import { waitUntil } from '@/tests/wait-until';
import { compareWithSql, fetchLive } from './lib/compare';
import { type Installation, install, startCommand } from './lib/installation';
import type { Check, Verdict } from './lib/verdict';
import { type PartWatch, watchParts } from './lib/watch-parts';

const CITY = 'new-york';
const ZONE = 'America/New_York';
const STORE = 'real_new_york';
const SPEED = process.env.CHECK_SPEED ?? '60x';
const TOLD_WITHIN_MS = 3_000;
const APART_MS = 22_000;
const MAPPING =
  'externalId=id,createdAt=created,text=detail,topic=type,channel=channel,status=status,lat=lat,lon=lon,closedAt=closed,department=agency';

interface Fault {
  readonly name: string;
  /** The part that the wall must name; null where nothing needs to be said. */
  readonly part: Part | null;
  readonly downMs: number;
  strike(installation: Installation): Promise<void> | void;
  mend(installation: Installation): Promise<void>;
}

async function deleteIndexes({ elasticsearchUrl }: Installation): Promise<void> {
  const listed = await fetch(`${elasticsearchUrl}/_cat/indices?format=json&expand_wildcards=open`);
  const indexes: { index: string }[] = await listed.json();
  for (const { index } of indexes) {
    if (!index.startsWith('.')) await fetch(`${elasticsearchUrl}/${index}`, { method: 'DELETE' });
  }
}

const processFault = (name: 'aggregate' | 'relay' | 'index', words: string): Fault => ({
  name: words,
  part: name,
  downMs: 6_000,
  strike: (installation) => installation.kill(name),
  mend: (installation) => installation.revive(name),
});

const FAULTS: readonly Fault[] = [
  processFault('aggregate', 'kill -9 подсчёта'),
  {
    name: 'kill -9 Redis',
    part: 'redis',
    downMs: 6_000,
    strike: (installation) => installation.killRedis(),
    mend: (installation) => installation.reviveRedis('kept'),
  },
  {
    name: 'kill -9 Elasticsearch',
    part: 'search',
    downMs: 5_000,
    strike: (installation) => installation.killElasticsearch(),
    mend: (installation) => installation.reviveElasticsearch(),
  },
  processFault('relay', 'kill -9 передачи'),
  {
    name: 'kill -9 Redis, вернулся пустым',
    part: 'redis',
    downMs: 6_000,
    strike: (installation) => installation.killRedis(),
    mend: (installation) => installation.reviveRedis('empty'),
  },
  {
    name: 'удалён индекс Elasticsearch',
    part: null,
    downMs: 0,
    strike: deleteIndexes,
    mend: async () => undefined,
  },
  processFault('index', 'kill -9 индексации'),
];

async function strike(
  fault: Fault,
  stage: { installation: Installation; parts: PartWatch; verdict: Verdict },
): Promise<void> {
  const { installation, parts, verdict } = stage;
  const since = performance.now();
  await fault.strike(installation);
  await delay(fault.downMs);
  const told = fault.part === null ? null : parts.downAfter(fault.part, since);
  await fault.mend(installation);
  const back = ((performance.now() - since) / 1000).toFixed(1);
  if (fault.part === null) verdict.tell(`${fault.name}`);
  else if (told === null || told > TOLD_WITHIN_MS)
    verdict.fault(`${fault.name}: стена сказала через ${told ?? '∞'} мс`);
  else
    verdict.tell(
      `${fault.name}: стена сказала через ${Math.round(told)} мс, часть вернулась через ${back} с`,
    );
}

async function facetTotals(url: string): Promise<{ total: number; topics: Record<string, number> }> {
  const response = await fetch(`${url}/api/v1/search?limit=1`, { signal: AbortSignal.timeout(5_000) });
  const text = await response.text();
  if (!response.ok) throw new Error(`поиск ответил ${response.status}: ${text}`);
  const { total, facets } = searchAnswer.parse(JSON.parse(text));
  return {
    total,
    topics: Object.fromEntries((facets.topic ?? []).map(({ value, count }) => [value, count])),
  };
}

async function compareEnd({ url }: Installation, sql: postgres.Sql, verdict: Verdict): Promise<void> {
  await waitUntil(
    'figures and index at the head of the log',
    async () => {
      const [row] = await sql<{ head: string; pending: number; events: number; indexed: string }[]>`
        SELECT coalesce(max(pos), 0) AS head, (SELECT count(*) FROM event_pending)::int AS pending,
          (SELECT count(*) FROM appeal_event)::int AS events,
          (SELECT coalesce(max(pos), 0) FROM watermark WHERE consumer LIKE 'index%') AS indexed FROM event_publication`;
      const live = await fetchLive(url, '24h').catch(() => null);
      const isThere = row?.pending === 0 && live?.pos === Number(row.head) && row.indexed === row.head;
      return isThere && Number(row?.head) === row?.events ? true : null;
    },
    60_000,
  );
  for (const fault of await compareWithSql(url, { sql, zone: ZONE })) verdict.fault(fault);
  const rows = await sql<
    { topic: string; n: number }[]
  >`SELECT topic, count(*)::int AS n FROM appeal GROUP BY topic`;
  const expected = Object.fromEntries(rows.map(({ topic, n }) => [topic, n]));
  const total = rows.reduce((sum, { n }) => sum + n, 0);
  const seen = await waitUntil(
    'the index shows what it took',
    async () => {
      const found = await facetTotals(url).catch(() => null);
      return found?.total === total ? found : null;
    },
    30_000,
  ).catch(() => facetTotals(url));
  const isSame = seen.total === total && rows.every(({ topic, n }) => seen.topics[topic] === n);
  if (!isSame) verdict.fault(`поиск: ${JSON.stringify(seen)} ≠ SQL ${total} ${JSON.stringify(expected)}`);
  verdict.tell(`обращений ${total}, тем ${rows.length}: стена, поиск и SQL сошлись`);
}

/** Replays a city's day while its parts are killed one after another; at the end everything equals SQL. */
export const outage: Check = async (verdict) => {
  if (sharedData === null) throw new Error('нет ../shared/data: проверке нужен nyc-311.csv');
  const { folder, remove } = await makeTempFolder('outage');
  const installation = await install(folder, CITY).catch(async (error: unknown) => {
    await remove();
    throw error;
  });
  const parts = await watchParts(installation.url);
  const sql = postgres(installation.databaseUrl, { max: 2, connection: { search_path: `${STORE}, public` } });
  try {
    const file = `${sharedData}/arrivals/nyc-311.csv`;
    const args = ['import', file, '--source', 'nyc', '--map', MAPPING, '--replay', SPEED];
    const replay = startCommand(args, installation.env);
    const ended = new Promise<number>((resolve) => replay.on('exit', (code) => resolve(code ?? 1)));
    await delay(10_000);
    for (const fault of FAULTS) {
      const next = performance.now() + APART_MS;
      await strike(fault, { installation, parts, verdict });
      await delay(Math.max(0, next - performance.now()));
    }
    const code = await ended;
    verdict.tell(replay.output().trim().split('\n').slice(-12).join('\n'));
    if (code === 1) verdict.fault('повтор файла не дошёл до конца');
    await compareEnd(installation, sql, verdict);
  } finally {
    parts.close();
    await sql.end({ timeout: 1 });
    await installation.close();
    await remove();
  }
};
