import { setTimeout as delay } from 'node:timers/promises';
import type postgres from 'postgres';
import { createRandom } from '@/bench/lib/random';
import { searchAnswer } from '@/lib/contract/search';
import { makeTempFolder } from '@/tests/temp-folder';
import { waitUntil } from '@/tests/wait-until';
import { compareWithSql, fetchLive } from './lib/compare';
import { type LoadRow, makeRow, post } from './lib/load';
import { freePort, isHealthy, type ServerProcess, startServerProcess } from './lib/server-process';
import { connectToStore, makeToken, postmasterPid } from './lib/store-access';
import type { Check, Verdict } from './lib/verdict';

const KILLS = Number(process.env.CHECK_KILLS ?? '50');
const STORE = 'real_tolyatti';
const ZONE = 'Europe/Samara';
const SENDERS = 6;

/** What was acknowledged: external id → how its text begins, corrected or not. */
type Ledger = Map<string, string>;

interface Load {
  readonly random: () => number;
  readonly ledger: Ledger;
  next: number;
  /** Sent without an answer: sent again after the restart, as a real sender does. */
  unanswered: LoadRow[][];
}

/** One sender after another row or batch until the server is gone. */
async function send(server: ServerProcess, token: string, load: Load): Promise<void> {
  for (;;) {
    const rows = load.unanswered.pop() ?? nextRows(load);
    try {
      const { receipts } = await post(server.url, token, rows);
      receipts.forEach((receipt, i) => {
        const row = rows[i];
        if (row !== undefined && receipt.id !== null)
          load.ledger.set(row.externalId, row.text.split(',')[0] ?? '');
      });
    } catch {
      load.unanswered.push(rows);
      return;
    }
  }
}

function nextRows(load: Load): LoadRow[] {
  const size = load.random() < 0.7 ? 1 : 1 + Math.floor(load.random() * 20);
  return Array.from({ length: size }, () => {
    const isCorrection = load.random() < 0.15 && load.next > 0;
    const n = isCorrection ? Math.floor(load.random() * load.next) : load.next++;
    const row = makeRow(n, load.random);
    const source = n % 2 === 0 ? 'vk' : 'phone';
    return { ...row, source, text: isCorrection ? `${row.text}, исправлено` : row.text };
  });
}

async function checkLedger(sql: postgres.Sql, load: Load, verdict: Verdict): Promise<void> {
  const rows = await sql<{ external_id: string; n: number; text: string }[]>`
    SELECT a.external_id, count(*)::int AS n, min(t.text) AS text FROM appeal a JOIN appeal_text t ON t.appeal_id = a.id
    GROUP BY 1`;
  const found = new Map(rows.map((row) => [row.external_id, row]));
  for (const [externalId, text] of load.ledger) {
    const row = found.get(externalId);
    if (row === undefined || row.n !== 1)
      verdict.fault(`${externalId}: подтверждено, а в базе ${row?.n ?? 0}`);
    else if (!row.text.startsWith(text)) verdict.fault(`${externalId}: в базе чужой текст`);
  }
}

/** Events without a place, places without an event, or gaps in the order. */
async function checkLog(sql: postgres.Sql, verdict: Verdict): Promise<void> {
  const [row] = await sql<
    { events: number; places: number; top: number; appeals: number; registered: number }[]
  >`
    SELECT (SELECT count(*) FROM appeal_event)::int AS events, (SELECT count(*) FROM event_publication)::int AS places,
      (SELECT coalesce(max(pos), 0) FROM event_publication)::int AS top, (SELECT count(*) FROM appeal)::int AS appeals,
      (SELECT count(*) FROM appeal_event WHERE body->>'type' = 'appeal.registered')::int AS registered`;
  if (row === undefined || row.events !== row.places || row.places !== row.top) {
    verdict.fault(`порядок журнала: ${JSON.stringify(row)}`);
  }
  if (row?.appeals !== row?.registered)
    verdict.fault(`записей и событий о них поровну не вышло: ${JSON.stringify(row)}`);
}

async function verifyStart(
  server: ServerProcess,
  dataDir: string,
  step: { load: Load; verdict: Verdict },
): Promise<void> {
  const sql = await connectToStore(dataDir, STORE);
  try {
    await waitUntil('figures at the head of the log', async () => {
      const [row] = await sql<{ head: string; pending: number }[]>`
        SELECT coalesce(max(pos), 0) AS head, (SELECT count(*) FROM event_pending)::int AS pending FROM event_publication`;
      const live = await fetchLive(server.url, '24h').catch(() => null);
      return row?.pending === 0 && live?.pos === Number(row.head) ? true : null;
    });
    await checkLedger(sql, step.load, step.verdict);
    await checkLog(sql, step.verdict);
    for (const fault of await compareWithSql(server.url, { sql, zone: ZONE })) step.verdict.fault(fault);
    const [stored] = await sql<{ appeals: number }[]>`SELECT count(*)::int AS appeals FROM appeal`;
    const isWhole = await waitUntil('every appeal in the search index', async () =>
      (await fetchSearchTotal(server.url)) === stored?.appeals ? true : null,
    ).catch(() => false);
    if (!isWhole) step.verdict.fault(`в поиске ${await fetchSearchTotal(server.url)} из ${stored?.appeals}`);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

async function fetchSearchTotal(url: string): Promise<number> {
  const answer = await fetch(`${url}/api/v1/search?limit=1`, { signal: AbortSignal.timeout(5_000) });
  return searchAnswer.parse(await answer.json()).total;
}

/** Kills the server at random moments under load; after each start everything acknowledged is there, once. */
export const crash: Check = async (verdict) => {
  const seed = Number(process.env.CHECK_SEED ?? Date.now() % 1_000_000);
  verdict.tell(`семя ${seed}, убийств ${KILLS}`);
  const { folder: dataDir, remove } = await makeTempFolder('crash');
  const port = await freePort();
  const load: Load = { random: createRandom(seed), ledger: new Map(), next: 0, unanswered: [] };
  const ready = (server: ServerProcess) => isHealthy(server.url);
  let server = await startServerProcess({ port, dataDir }, ready);
  const token = makeToken({ PULT_DATA_DIR: dataDir });
  const starts: number[] = [];
  try {
    for (let kill = 1; kill <= KILLS; kill++) {
      const current = server;
      const sending = Array.from({ length: SENDERS }, () => send(current, token, load));
      await delay(200 + load.random() * 1_800);
      const isDatabaseToo = kill % 4 === 0;
      if (isDatabaseToo) process.kill(await postmasterPid(dataDir), 'SIGKILL');
      await current.kill();
      await Promise.all(sending);
      const from = performance.now();
      server = await startServerProcess({ port, dataDir }, ready);
      starts.push(performance.now() - from);
      const before = verdict.faults.length;
      await verifyStart(server, dataDir, { load, verdict });
      const outcome = verdict.faults.length === before ? 'всё на месте' : 'есть потери';
      verdict.tell(
        `${kill}: подтверждено ${load.ledger.size}, ${isDatabaseToo ? 'с базой, ' : ''}${outcome}`,
      );
    }
    starts.sort((a, b) => a - b);
    const median = ((starts[Math.floor(starts.length / 2)] ?? 0) / 1000).toFixed(1);
    verdict.tell(
      `подтверждённых обращений ${load.ledger.size}, убийств ${KILLS}, запуск в середине ${median} с`,
    );
  } finally {
    await server.stop();
    await remove();
  }
};
