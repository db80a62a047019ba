import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import postgres from 'postgres';
import { findHome, locateBinaries, type PostgresHome, placeBinaries } from './home';

const run = promisify(execFile);

const USER = 'pult';
const DATABASE = 'pult';
/** After a killed server its children may hold the shared memory a while. */
const START_ATTEMPTS = 20;
const RETRY_MS = 500;
/** Enough for one city; the log of a start says what was chosen. */
const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=100',
  'shared_buffers=256MB',
  'work_mem=16MB',
  'maintenance_work_mem=128MB',
  'wal_compression=on',
  'max_wal_size=2GB',
  'checkpoint_timeout=15min',
  'random_page_cost=1.1',
  'jit=off',
];

export interface Cluster {
  readonly url: string;
  /** Stops the server unless another process of ours still uses it. */
  release(): Promise<void>;
}

export interface ClusterOptions {
  readonly dataDir: string;
  tell(step: string): void;
}

/**
 * The embedded PostgreSQL of a data folder: created on first use, adopted when it already runs, started
 * otherwise. Loopback only, with a password generated for it.
 */
export async function openCluster({ dataDir, tell }: ClusterOptions): Promise<Cluster> {
  await mkdir(dataDir, { recursive: true });
  const binaries = await locateBinaries();
  const home = await findHome(dataDir, binaries.name);
  await placeBinaries(binaries.native, home);
  const password = await readPassword(home, dataDir);
  if ((await stat(path.join(home.data, 'PG_VERSION')).catch(() => null)) === null) {
    tell(`создаётся база данных в ${home.folder}`);
    await initialise(home, password);
  }
  const leave = await enter(home);
  try {
    const port = await startOrAdopt(home, { password, tell });
    const url = urlOf(password, port, DATABASE);
    await ensureDatabase(urlOf(password, port, 'postgres'));
    return {
      url,
      release: async () => {
        await leave();
        if (!(await isUsed(home))) await stop(home);
      },
    };
  } catch (error) {
    await leave();
    throw error;
  }
}

const urlOf = (password: string, port: number, database: string) =>
  `postgres://${USER}:${password}@127.0.0.1:${port}/${database}`;

async function readPassword(home: PostgresHome, dataDir: string): Promise<string> {
  const file = path.join(dataDir, 'database-password');
  const known = await readFile(file, 'utf8').catch(() => null);
  if (known !== null) return known.trim();
  const isInitialised = (await stat(path.join(home.data, 'PG_VERSION')).catch(() => null)) !== null;
  if (isInitialised)
    throw new Error(`пропал файл пароля базы данных ${file}: верните его из резервной копии`);
  const fresh = randomBytes(24).toString('base64url');
  await writeFile(file, `${fresh}\n`, { mode: 0o600 });
  return fresh;
}

/** Options that make a child process run as the cluster's user. */
function as(home: PostgresHome) {
  const identity = home.runner === null ? {} : { uid: home.runner.uid, gid: home.runner.gid };
  return {
    ...identity,
    cwd: home.folder,
    env: { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC', NODE_ENV: 'production' as const },
  };
}

async function initialise(home: PostgresHome, password: string): Promise<void> {
  const secret = path.join(home.folder, 'initdb-password');
  await writeFile(secret, password, { mode: 0o600 });
  if (home.runner !== null) await chown(secret, home.runner.uid, home.runner.gid);
  try {
    await run(
      path.join(home.bin, 'initdb'),
      [
        ...['-D', home.data, '-U', USER, '--pwfile', secret, '-A', 'scram-sha-256', '--encoding=UTF8'],
        ...['--locale=C', '--locale-provider=icu', '--icu-locale=ru-RU', '--no-sync', '--no-instructions'],
      ],
      as(home),
    );
  } catch (error) {
    await rm(home.data, { recursive: true, force: true });
    throw error;
  } finally {
    await rm(secret, { force: true });
  }
}

interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

async function readPostmaster(home: PostgresHome): Promise<Postmaster | null> {
  const text = await readFile(path.join(home.data, 'postmaster.pid'), 'utf8').catch(() => null);
  const [pid, , , port] = text?.split('\n') ?? [];
  if (pid === undefined || port === undefined || !isAlive(Number(pid))) return null;
  return { pid: Number(pid), port: Number(port) };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

interface StartWatch {
  readonly password: string;
  tell(step: string): void;
}

/** Tries until the server answers: a killed one's children may hold its memory for some seconds. */
async function startOrAdopt(home: PostgresHome, { password, tell }: StartWatch): Promise<number> {
  let fault: unknown = new Error('PostgreSQL не отвечает');
  for (let attempt = 1; attempt <= START_ATTEMPTS; attempt++) {
    const running = await readPostmaster(home);
    if (running !== null && (await answers(urlOf(password, running.port, 'postgres')))) return running.port;
    if (attempt === 3) tell('база данных ещё освобождается после прошлого запуска, подождите');
    if (attempt > 1 || running !== null) await delay(RETRY_MS);
    if (running === null) {
      await start(home).catch((error: unknown) => {
        fault = error;
      });
    }
  }
  throw await withLog(home, fault);
}

async function answers(url: string): Promise<boolean> {
  const sql = postgres(url, { max: 1, connect_timeout: 3, onnotice: () => undefined });
  try {
    await sql`SELECT 1`;
    return true;
  } catch {
    return false;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** Starts the server in a session of its own: Ctrl-C in our terminal must not reach it before we are done. */
async function start(home: PostgresHome): Promise<void> {
  const port = await freePort();
  const settings = [...SETTINGS, `port=${port}`].flatMap((setting) => ['-c', setting]);
  const log = path.join(home.folder, 'postgres.log');
  await new Promise<void>((resolve, reject) => {
    const child = spawn(
      path.join(home.bin, 'pg_ctl'),
      ['start', '-D', home.data, '-l', log, '-w', '-t', '60', '-s', '-o', settings.map(quote).join(' ')],
      { ...as(home), detached: true, stdio: 'ignore' },
    );
    child.on('error', reject);
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`pg_ctl start: код ${code}`))));
  });
}

const quote = (word: string) => `'${word}'`;

async function withLog(home: PostgresHome, error: unknown): Promise<Error> {
  const log = await readFile(path.join(home.folder, 'postgres.log'), 'utf8').catch(() => '');
  const tail = log.trimEnd().split('\n').slice(-5).join('\n');
  return new Error(`${error instanceof Error ? error.message : String(error)}\n${tail}`);
}

async function stop(home: PostgresHome): Promise<void> {
  await run(
    path.join(home.bin, 'pg_ctl'),
    ['stop', '-D', home.data, '-m', 'fast', '-w', '-t', '20', '-s'],
    as(home),
  ).catch(() => undefined);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

async function ensureDatabase(adminUrl: string): Promise<void> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => undefined });
  try {
    const found = await sql`SELECT 1 FROM pg_database WHERE datname = ${DATABASE}`;
    if (found.length === 0) await sql`CREATE DATABASE ${sql(DATABASE)}`;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** Notes that this process uses the cluster; the last one that leaves stops it. */
async function enter(home: PostgresHome): Promise<() => Promise<void>> {
  const folder = path.join(home.folder, 'users');
  await mkdir(folder, { recursive: true });
  const mark = path.join(folder, String(process.pid));
  await writeFile(mark, '');
  return () => rm(mark, { force: true });
}

async function isUsed(home: PostgresHome): Promise<boolean> {
  const folder = path.join(home.folder, 'users');
  for (const name of await readdir(folder).catch(() => [])) {
    if (isAlive(Number(name))) return true;
    await rm(path.join(folder, name), { force: true });
  }
  return false;
}
