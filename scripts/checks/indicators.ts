import type postgres from 'postgres';
import { type MonthAnswer, monthAnswer, monthFrozen } from '@/lib/contract/indicators';
import { monthAfter, monthOf, monthSpan } from '@/lib/domain/indicator/month';
import { makeTempFolder } from '@/tests/temp-folder';
import { freePort, isHealthy, startServerProcess } from './lib/server-process';
import { connectToStore, makeToken } from './lib/store-access';
import type { Verdict } from './lib/verdict';

/** Appeals of each month, and how many months lie in the store. */
const A_MONTH = Number(process.env.CHECK_MONTH ?? '100000');
const MONTHS = 6;
/** Of the month and the one before it, both unfrozen: the dearest look there is. */
const MOST_MS = 10_000;
const LOOKS = 3;
const ZONE = 'Europe/Samara';
const STORE = 'real_tolyatti';
const DAY = 86_400_000;

interface Stage {
  readonly url: string;
  readonly token: string;
  readonly sql: postgres.Sql;
  readonly verdict: Verdict;
}

/**
 * Straight into the table, past the log: what is measured here is the count of a month. A tenth are petitions,
 * a fiftieth stays open, half were moved here and carry their lives.
 */
async function fill({ sql }: Stage, since: number): Promise<number> {
  const end = Date.now();
  const total = Math.round((A_MONTH * (end - since)) / (30 * DAY));
  await sql`SELECT setseed(0.5)`;
  await sql`
    INSERT INTO appeal (source, external_id, kind, channel, topic, precision, department, status, created_at, received_at,
      registered_at, due_at, answered_at, life, author_key, district, body_hash)
    SELECT 'vk', 'check-' || n, CASE WHEN n % 10 = 0 THEN 'petition' ELSE 'message' END,
      (ARRAY['vk', 'pos', 'phone'])[1 + n % 3], 'potholes', 'district', 'dep-' || n % 40, 'answered', created, created, created,
      created + interval '5 days', CASE WHEN n % 50 > 0 AND created + spent < now() THEN created + spent END,
      CASE WHEN n % 2 = 0 THEN jsonb_build_object('reactedAt', round(date_part('epoch', created + spent / 3) * 1000),
        'interimAt', NULL, 'redirectedAt', NULL, 'reopenedAt', NULL, 'isFastTrack', n % 4 = 0, 'extensions', '[]'::jsonb,
        'outcome', (ARRAY['solved', 'explained', 'planned', 'refused'])[1 + n % 4]) END,
      'author-' || n % ${Math.ceil(total / 3)}, 'd-' || n % 3, 'check'
    FROM (SELECT n, to_timestamp((${since}::float8 + (${end}::float8 - ${since}::float8) * n / ${total}) / 1000) AS created,
      random() * interval '6 days' AS spent FROM generate_series(1, ${total}::int) AS n) rows`;
  await sql`ANALYZE appeal`;
  return total;
}

/** What SQL says by itself of messages: [due, on time, finished, the middle of the time to the answer in days]. */
async function bySql({ sql }: Stage, month: string): Promise<(number | null)[]> {
  const { from, to } = monthSpan(ZONE, month);
  const [start, end] = [new Date(from).toISOString(), new Date(to).toISOString()];
  const [row] = await sql<{ told: (number | null)[] }[]>`
    SELECT json_build_array(
      count(*) FILTER (WHERE due_at >= ${start} AND due_at < ${end}),
      count(*) FILTER (WHERE due_at >= ${start} AND due_at < ${end}
        AND date_trunc('second', answered_at) <= date_trunc('second', due_at)),
      count(*) FILTER (WHERE answered_at >= ${start} AND answered_at < ${end}),
      round((percentile_disc(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM answered_at - created_at))
        FILTER (WHERE answered_at >= ${start} AND answered_at < ${end}) / 86400)::numeric, 2)) AS told
    FROM appeal WHERE kind = 'message'`;
  return row?.told ?? [];
}

function shownOf({ subjects }: MonthAnswer): (number | null)[] {
  const figures = subjects.find(({ subject }) => subject === 'message')?.figures ?? [];
  const of = (code: string) => figures.find((figure) => figure.code === code);
  const onTime = of('on-time');
  return [
    onTime?.n ?? null,
    onTime?.of ?? null,
    of('finished')?.value ?? null,
    of('answer-calendar')?.value ?? null,
  ];
}

const valuesOf = ({ subjects }: MonthAnswer) =>
  subjects.map(({ figures }) => figures.map(({ code, value, of, n }) => [code, value, of, n]));

async function read({ url }: Stage, query: string): Promise<{ month: MonthAnswer; ms: number }> {
  const from = performance.now();
  const response = await fetch(`${url}/api/v1/indicators?${query}`);
  const body: unknown = await response.json();
  if (!response.ok) throw new Error(`${response.status}: ${JSON.stringify(body)}`);
  return { month: monthAnswer.parse(body), ms: Math.round(performance.now() - from) };
}

async function freeze({ url, token }: Stage, month: string): Promise<number> {
  const from = performance.now();
  const response = await fetch(`${url}/api/v1/indicators/${month}/freeze`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: '{}',
  });
  monthFrozen.parse(await response.json());
  return Math.round(performance.now() - from);
}

async function prove(stage: Stage): Promise<void> {
  const { verdict, sql } = stage;
  const month = monthAfter(monthOf(ZONE, Date.now()), -1);
  const total = await fill(stage, monthSpan(ZONE, monthAfter(month, 1 - MONTHS)).from);
  const times: number[] = [];
  let shown: (number | null)[] = [];
  for (let i = 0; i < LOOKS; i++) {
    const { month: answer, ms } = await read(stage, `month=${month}`);
    times.push(ms);
    shown = shownOf(answer);
  }
  const told = await bySql(stage, month);
  verdict.tell(`записей ${total}, за ${month} сообщений закрыто ${shown[2]}, со сроком ${shown[0]}`);
  verdict.tell(`месяц и прошлый месяц посчитаны за ${times.join(', ')} мс`);
  if (Math.max(...times) > MOST_MS) verdict.fault(`счёт дольше ${MOST_MS} мс`);
  if (JSON.stringify(shown) !== JSON.stringify(told))
    verdict.fault(`показатели ${JSON.stringify(shown)}, а SQL говорит ${JSON.stringify(told)}`);
  const froze = await freeze(stage, month);
  const frozen = await read(stage, `month=${month}`);
  verdict.tell(`зафиксирован за ${froze} мс, читается за ${frozen.ms} мс (с прошлым месяцем)`);
  await sql`UPDATE appeal SET answered_at = due_at + interval '9 days' WHERE id % 7 = 0`;
  const after = await read(stage, `month=${month}`);
  if (JSON.stringify(valuesOf(after.month)) !== JSON.stringify(valuesOf(frozen.month)))
    verdict.fault('зафиксированный месяц изменился вслед за записями');
}

/** A month of 100,000 closed appeals among six: counted in time, as SQL counts it, and frozen. */
export async function indicators(verdict: Verdict): Promise<void> {
  const { folder: dataDir, remove } = await makeTempFolder('indicators');
  const server = await startServerProcess({ port: await freePort(), dataDir }, ({ url }) => isHealthy(url));
  const token = makeToken({ PULT_DATA_DIR: dataDir }, 'indicators');
  const sql = await connectToStore(dataDir, STORE);
  try {
    await prove({ url: server.url, token, sql, verdict });
  } catch (error) {
    verdict.fault(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
  await sql.end({ timeout: 1 });
  await server.stop();
  await remove();
}
