import type postgres from 'postgres';
import { createRandom } from '@/bench/lib/random';
import { type RulesProposal, rulesAnswer, rulesApplied, rulesPreview } from '@/lib/contract/deadline-rules';
import { makeTempFolder } from '@/tests/temp-folder';
import { waitUntil } from '@/tests/wait-until';
import { compareWithSql, fetchLive } from './lib/compare';
import { post } from './lib/load';
import {
  freePort,
  isHealthy,
  type ServerProcess,
  type ServerSetup,
  startServerProcess,
} from './lib/server-process';
import { connectToStore, makeToken } from './lib/store-access';
import type { Verdict } from './lib/verdict';

const OPEN = Number(process.env.CHECK_OPEN ?? '100000');
const CLOSED = Math.floor(OPEN / 20);
const BATCH = 1_000;
const MOST_PREVIEW_MS = 2_000;
const MOST_APPLY_MS = 30_000;
const SHAPE = { store: 'real_tolyatti', zone: 'Europe/Samara' };
const DAY = 86_400_000;
const DONE_MS = 180_000;

/** The server and its database may be others after a crash. */
interface Stage {
  readonly setup: ServerSetup;
  readonly token: string;
  readonly verdict: Verdict;
  server: ServerProcess;
  sql: postgres.Sql;
}

async function ask<T>(stage: Stage, request: { path: string; body?: unknown }, read: (body: unknown) => T) {
  const { path, body } = request;
  const response = await fetch(`${stage.server.url}/api/v1/settings/deadlines${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${stage.token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(60_000),
  });
  const answer: unknown = await response.json();
  if (!response.ok) throw new Error(`${path}: ${response.status} ${JSON.stringify(answer)}`);
  return read(answer);
}

/** Open records of the last two days, and a twentieth of closed ones. */
async function fill(stage: Stage): Promise<void> {
  const random = createRandom(5);
  const now = Date.now();
  const row = (n: number) => {
    const created = now - random() * 2 * DAY;
    const answeredAt = new Date(created + random() * (now - created)).toISOString();
    return {
      source: n % 3 === 0 ? 'phone' : 'vk',
      externalId: `rule-${n}`,
      text: `Запись проверки № ${n}`,
      topic: 'potholes',
      createdAt: new Date(created).toISOString(),
      ...(n >= OPEN ? { answeredAt } : {}),
    };
  };
  for (let n = 0; n < OPEN + CLOSED; n += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, OPEN + CLOSED - n) }, (_, i) => row(n + i));
    await post(stage.server.url, stage.token, rows);
  }
}

/** The wall has come up with the log. */
async function settle({ server, sql }: Stage): Promise<void> {
  const isLevel = async () => {
    const [row] = await sql<{ head: string; pending: number }[]>`
      SELECT coalesce(max(pos), 0) AS head, (SELECT count(*) FROM event_pending)::int AS pending FROM event_publication`;
    const live = await fetchLive(server.url, '24h').catch(() => null);
    return row?.pending === 0 && live?.pos === Number(row.head) ? true : null;
  };
  await waitUntil('figures at the head of the log', isLevel, DONE_MS);
}

/** One figure for all due times of a kind of records. */
async function dueTimes(sql: postgres.Sql, which: 'open' | 'closed'): Promise<string> {
  const isOpen = sql`answered_at IS NULL AND closed_at IS NULL`;
  const [row] = await sql<{ sum: string | null }[]>`
    SELECT md5(string_agg(concat_ws('|', id, due_at, soon_at, regime), ',' ORDER BY id)) AS sum FROM appeal
    WHERE ${which === 'open' ? isOpen : sql`NOT (${isOpen})`}`;
  return row?.sum ?? '';
}

const isDone = async ({ sql }: Stage, version: number) => {
  const [row] = await sql<{ is_done: boolean }[]>`
    SELECT done_at IS NOT NULL AS is_done FROM deadline_version WHERE id = ${version}`;
  return row?.is_done === true;
};

/** Asks the wall again and again until a version has moved everything; its gauges must hold every open record once. */
async function watchGauges(stage: Stage, version: number): Promise<number> {
  let looks = 0;
  await waitUntil(
    `version ${version} moved`,
    async () => {
      const { deadlines } = await fetchLive(stage.server.url, '24h');
      looks++;
      const sum = deadlines.inTime + deadlines.soon + deadlines.late;
      if (sum !== OPEN) stage.verdict.fault(`на стене ${sum} открытых записей со сроком вместо ${OPEN}`);
      return (await isDone(stage, version)) ? true : null;
    },
    DONE_MS,
  );
  return looks;
}

async function expectSql(stage: Stage): Promise<void> {
  for (const fault of await compareWithSql(stage.server.url, { sql: stage.sql, zone: SHAPE.zone }))
    stage.verdict.fault(fault);
}

/** The first answer of ИМ and of calls in half the time. */
function halved(current: ReturnType<typeof rulesAnswer.parse>): RulesProposal {
  const regimes = current.rules.regimes.map((regime) => ({
    ...regime,
    clocks: regime.clocks.map((rule) =>
      rule.clock === 'reaction' ? { ...rule, amount: Math.ceil(rule.amount / 2) } : rule,
    ),
  }));
  return {
    basedOn: current.version,
    note: 'Первый ответ вдвое быстрее',
    rules: { ...current.rules, regimes },
  };
}

async function change(stage: Stage): Promise<number> {
  const { verdict } = stage;
  const proposal = halved(await ask(stage, { path: '' }, (body) => rulesAnswer.parse(body)));
  const times: number[] = [];
  let preview = null;
  for (let i = 0; i < 3; i++) {
    const from = performance.now();
    preview = await ask(stage, { path: '/preview', body: proposal }, (body) => rulesPreview.parse(body));
    times.push(Math.round(performance.now() - from));
  }
  verdict.tell(
    `предпросмотр ${times.join(', ')} мс: открытых ${preview?.open}, сдвинется ${preview?.moved}, станут просроченными ${preview?.becomeLate}`,
  );
  if (Math.max(...times) > MOST_PREVIEW_MS) verdict.fault(`предпросмотр дольше ${MOST_PREVIEW_MS} мс`);
  const from = performance.now();
  const { version } = await ask(stage, { path: '', body: proposal }, (body) => rulesApplied.parse(body));
  const looks = await watchGauges(stage, version);
  const written = performance.now() - from;
  await settle(stage);
  const took = performance.now() - from;
  verdict.tell(
    `применено: в базе ${(written / 1000).toFixed(1)} с, на стене ${(took / 1000).toFixed(1)} с, взглядов на стену ${looks}`,
  );
  if (took > MOST_APPLY_MS) verdict.fault(`применение дольше ${MOST_APPLY_MS / 1000} с`);
  return version;
}

/** Undoes by one action, and kills the server in the middle of it. */
async function undo(stage: Stage, version: number): Promise<void> {
  const applied = await ask(stage, { path: '/undo', body: { version } }, (answer) =>
    rulesApplied.parse(answer),
  );
  const isBegun = async () => {
    const [row] = await stage.sql<{ n: string }[]>`
      SELECT moved AS n FROM deadline_version WHERE id = ${applied.version}`;
    return Number(row?.n) > OPEN / 10 ? true : null;
  };
  await waitUntil('a part moved back', isBegun, DONE_MS);
  await stage.server.kill();
  const isCut = !(await isDone(stage, applied.version));
  await stage.sql.end({ timeout: 1 });
  stage.server = await startServerProcess(stage.setup, (started) => isHealthy(started.url));
  stage.sql = await connectToStore(stage.setup.dataDir, SHAPE.store);
  await waitUntil('moved back', async () => ((await isDone(stage, applied.version)) ? true : null), DONE_MS);
  await settle(stage);
  stage.verdict.tell(`отменено одним действием; сервер убит посередине: ${isCut ? 'да' : 'успел закончить'}`);
}

async function prove(stage: Stage): Promise<void> {
  const { verdict } = stage;
  const from = performance.now();
  await fill(stage);
  await settle(stage);
  const seconds = ((performance.now() - from) / 1000).toFixed(0);
  verdict.tell(`принято ${OPEN} открытых и ${CLOSED} закрытых за ${seconds} с`);
  const before = { open: await dueTimes(stage.sql, 'open'), closed: await dueTimes(stage.sql, 'closed') };
  await expectSql(stage);
  const version = await change(stage);
  await expectSql(stage);
  if ((await dueTimes(stage.sql, 'closed')) !== before.closed)
    verdict.fault('сроки закрытых записей изменились');
  if ((await dueTimes(stage.sql, 'open')) === before.open)
    verdict.fault('сроки открытых записей не изменились');
  await undo(stage, version);
  await expectSql(stage);
  if ((await dueTimes(stage.sql, 'open')) !== before.open)
    verdict.fault('после отмены сроки не те, что были');
  if ((await dueTimes(stage.sql, 'closed')) !== before.closed)
    verdict.fault('после отмены изменились закрытые записи');
}

/** Done-when 4: a changed rule on 100,000 open records. */
export async function ruleChange(verdict: Verdict): Promise<void> {
  const { folder: dataDir, remove } = await makeTempFolder('rule-change');
  const setup: ServerSetup = { port: await freePort(), dataDir };
  const server = await startServerProcess(setup, (started) => isHealthy(started.url));
  const token = makeToken({ PULT_DATA_DIR: dataDir }, 'ingest,settings');
  const sql = await connectToStore(dataDir, SHAPE.store);
  const stage: Stage = { setup, token, verdict, server, sql };
  try {
    await prove(stage);
  } catch (error) {
    verdict.fault(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
  await stage.sql.end({ timeout: 1 });
  await stage.server.stop();
  await remove();
}
