import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { dropStore } from '@/lib/db/prepare-store';
import { loadTestCity } from '@/tests/test-store';
import { waitUntil } from '@/tests/wait-until';

const ROOT = path.resolve(import.meta.dirname, '../..');
const ROWS = 9_000;
/** Every such row has a date that is not in the calendar. */
const BAD_EVERY = 30;

let folder = '';
let store = '';
let sql: postgres.Sql;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'pult-import-'));
  const city = await loadTestCity();
  const id = `test-${randomBytes(5).toString('hex')}`;
  store = `real_${id.replace('-', '_')}`;
  await writeFile(path.join(folder, 'city.json'), JSON.stringify({ ...city.profile, id }));
  sql = postgres(inject('databaseUrl'), { max: 1, connection: { search_path: store } });
});
afterAll(async () => {
  await sql.end();
  await dropStore({ url: inject('databaseUrl'), store });
  await rm(folder, { recursive: true, force: true });
});

interface Command {
  readonly child: ChildProcess;
  readonly ended: Promise<{ code: number | null; output: string }>;
}

function run(...args: string[]): Command {
  const env = {
    ...process.env,
    DATABASE_URL: inject('databaseUrl'),
    PULT_DATA_DIR: folder,
    PULT_CITY: path.join(folder, 'city.json'),
    INIT_CWD: folder,
  };
  const command = ['--import', 'tsx', path.join(ROOT, 'server/cli/import.ts'), ...args];
  const child = spawn(process.execPath, command, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  const ended = new Promise<{ code: number | null; output: string }>((resolve) => {
    child.on('close', (code) => resolve({ code, output }));
  });
  return { child, ended };
}

async function rowsDone(source: string): Promise<number> {
  const rows = await sql<{ rows_done: string }[]>`
    SELECT rows_done FROM import_job WHERE source = ${source}`.catch(() => []);
  return Number(rows[0]?.rows_done ?? 0);
}

async function writeRows(name: string): Promise<void> {
  const lines = Array.from({ length: ROWS }, (_, i) => {
    const date = i % BAD_EVERY === 7 ? '30.02.2026 10:00' : '20.10.2026 10:00';
    return `${i};"Обращение номер ${i}; во дворе темно";${date}`;
  });
  await writeFile(path.join(folder, name), `id;text;created\n${lines.join('\n')}\n`);
}

/** What must stand in the store and in the rejects file once, whatever happened on the way. */
async function verify(source: string, output: string): Promise<void> {
  const bad = ROWS / BAD_EVERY;
  const [found] = await sql<{ appeals: number; events: number; texts: number }[]>`
    SELECT count(*)::int AS appeals, (SELECT count(*)::int FROM appeal_text t JOIN appeal b ON b.id = t.appeal_id
        WHERE b.source = ${source}) AS texts,
      (SELECT count(*)::int FROM appeal_event e JOIN appeal c ON c.id = e.appeal_id WHERE c.source = ${source}) AS events
    FROM appeal WHERE source = ${source}`;
  expect(found).toEqual({ appeals: ROWS - bad, events: ROWS - bad, texts: ROWS - bad });
  const [job] = await sql`SELECT counts, rows_done::int AS rows, finished_at IS NOT NULL AS is_finished
    FROM import_job WHERE source = ${source}`;
  const counts = { created: ROWS - bad, duplicate: 0, corrected: 0, rejected: bad, future: 0 };
  expect(job).toEqual({ counts, rows: ROWS, is_finished: true });
  const file = /причинами: (.+)$/m.exec(output)?.[1] ?? '';
  const lines = (await readFile(file, 'utf8')).trimEnd().split('\r\n').slice(1);
  const refused = Array.from({ length: ROWS }, (_, i) => i).filter((i) => i % BAD_EVERY === 7);
  expect(lines.map((line) => Number(line.split(';')[0]))).toEqual(refused);
}

describe('npm run import', () => {
  it('takes every row once however often it is killed', async () => {
    await writeRows('killed.csv');
    for (let kill = 1; kill <= 4; kill++) {
      const { child, ended } = run('killed.csv', '--source', 'killed');
      const target = (kill * ROWS) / 6;
      await waitUntil(
        `${target} rows`,
        async () => ((await rowsDone('killed')) >= target ? true : null),
        60_000,
      );
      child.kill('SIGKILL');
      expect((await ended).code).toBeNull();
    }
    const last = await run('killed.csv', '--source', 'killed').ended;
    expect(last.output).toContain('Продолжаем прерванную загрузку');
    expect(last.code).toBe(2);
    await verify('killed', last.output);
  }, 180_000);

  it('stops in order when asked to and says how to go on', async () => {
    await writeRows('stopped.csv');
    const first = run('stopped.csv', '--source', 'stopped');
    await waitUntil('rows', async () => ((await rowsDone('stopped')) > 0 ? true : null), 60_000);
    first.child.kill('SIGINT');
    const stopped = await first.ended;
    expect(stopped.code).toBe(130);
    expect(stopped.output).toContain('Останавливаемся после текущей порции');
    expect(stopped.output).toContain('Чтобы продолжить, запустите ту же команду.');
    expect(await rowsDone('stopped')).toBeLessThan(ROWS);
    const last = await run('stopped.csv', '--source', 'stopped').ended;
    expect(last.code).toBe(2);
    await verify('stopped', last.output);
  }, 120_000);

  it('refuses with code 1 and one clear message', async () => {
    await writeFile(path.join(folder, 'foreign.csv'), 'type,opened\nSnow,2026-10-20\n');
    const missing = await run('foreign.csv', '--source', 'foreign').ended;
    expect(missing).toEqual({ code: 1, output: expect.stringMatching(/найдены: «type», «opened»/) });
    const unnamed = await run('foreign.csv').ended;
    expect(unnamed).toEqual({ code: 1, output: expect.stringMatching(/укажите --source/) });
    const taken = await run('foreign.csv', '--source', 'foreign', '--map', 'text=type').ended;
    expect(taken.code).toBe(0);
    expect(taken.output).toContain('Номеров в файле нет');
  }, 60_000);
});
