import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';

const PROJECT = path.resolve(import.meta.dirname, '..');
const START_PATIENCE_MS = 240_000;

/** Runs the release that is built, or builds it; `E2E_BUILD` names it as a later deploy would. */
const PROGRAM = `
  const { ensureRelease, programOf } = await import('./scripts/lib/release.mjs');
  const program = programOf(await ensureRelease(), 'index');
  Object.assign(process.env, program.env, { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' });
  if (process.env.E2E_BUILD) process.env.PULT_BUILD = process.env.E2E_BUILD;
  const { main } = await import(program.url);
  await main();
`;

export interface ServerOptions {
  readonly dataDir: string;
  readonly port?: number;
  readonly env?: Readonly<Record<string, string>>;
}

export interface ReleaseServer {
  readonly url: string;
  readonly port: number;
  /** Ends it in order. */
  stop(): Promise<void>;
  signal(name: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): void;
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/** Starts a server of the built release on a data folder of its own and waits until it answers. */
export async function startServer({ dataDir, port, env }: ServerOptions): Promise<ReleaseServer> {
  const listening = port ?? (await freePort());
  const child = spawn(process.execPath, ['--input-type=module', '-e', PROGRAM], {
    cwd: PROJECT,
    env: { ...process.env, PULT_DEMO: '0', ...env, PORT: String(listening), PULT_DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => said.push(String(data)));
  const url = `http://127.0.0.1:${listening}`;
  await untilReady(url, child, said);
  return {
    url,
    port: listening,
    signal: (name) => void child.kill(name),
    stop: () => ended(child, () => child.kill('SIGTERM')),
  };
}

async function untilReady(url: string, child: ChildProcess, said: readonly string[]): Promise<void> {
  const until = performance.now() + START_PATIENCE_MS;
  while (performance.now() < until) {
    if (child.exitCode !== null) throw new Error(`the server ended:\n${said.join('')}`);
    const answer = await fetch(`${url}/api/v1/live`).catch(() => null);
    if (answer?.ok === true) return;
    await delay(100);
  }
  throw new Error(`the server did not become ready:\n${said.join('')}`);
}

function ended(child: ChildProcess, act: () => void): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    act();
  });
}

const KEY = ['--name', 'e2e', '--scope', 'ingest,labels,places,settings,work,control,outages,indicators'];

/** A token of the store that a running server of this folder keeps. */
export async function issueToken(
  dataDir: string,
  env: Readonly<Record<string, string>> = {},
  options: readonly string[] = KEY,
): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['scripts/run-command.mjs', 'token', ...options],
    { cwd: PROJECT, env: { ...process.env, PULT_DEMO: '0', ...env, PULT_DATA_DIR: dataDir } },
  );
  return stdout.trim();
}
