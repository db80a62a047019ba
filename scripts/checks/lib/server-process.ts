import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { waitUntil } from '@/tests/wait-until';

const PROJECT = path.resolve(import.meta.dirname, '../../..');
const START_MS = 180_000;

export interface ServerSetup {
  readonly port: number;
  readonly dataDir: string;
  readonly env?: Readonly<Record<string, string>>;
}

export interface ServerProcess {
  readonly url: string;
  readonly pid: number;
  /** What it has printed so far. */
  output(): string;
  /** Ends it at once, as a crash does. */
  kill(): Promise<void>;
  /** Asks it to stop in order. Answers the ms it took. */
  stop(): Promise<number>;
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

let building: Promise<unknown> | null = null;

/** A build is no part of a start: on a busy machine it takes minutes. */
function ensureBuilt(): Promise<unknown> {
  const program = "await (await import('./scripts/lib/release.mjs')).ensureRelease()";
  building ??= promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], {
    cwd: PROJECT,
  });
  return building;
}

/** Starts the real thing, as `npm start` does; `ready` decides when it is up. */
export async function startServerProcess(
  setup: ServerSetup,
  ready: (server: ServerProcess) => Promise<boolean>,
): Promise<ServerProcess> {
  await ensureBuilt();
  const child = spawn(process.execPath, [path.join(PROJECT, 'scripts/start.mjs')], {
    cwd: PROJECT,
    env: {
      ...process.env,
      PULT_DEMO: '0',
      PULT_DATA_DIR: setup.dataDir,
      PORT: String(setup.port),
      ...setup.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const server = wrap(child, `http://127.0.0.1:${setup.port}`);
  await waitUntil(
    `server on port ${setup.port}\n${server.output()}`,
    async () => {
      if (child.exitCode !== null)
        throw new Error(`the server ended with ${child.exitCode}\n${server.output()}`);
      return (await ready(server).catch(() => false)) ? true : null;
    },
    START_MS,
  );
  return server;
}

function wrap(child: ChildProcess, url: string): ServerProcess {
  let output = '';
  const keep = (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-8_000);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()));
  return {
    url,
    pid: child.pid ?? 0,
    output: () => output,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    async stop() {
      const from = performance.now();
      child.kill('SIGTERM');
      await ended;
      return performance.now() - from;
    },
  };
}

/** Whether the web role answers and every part of it is well. */
export async function isHealthy(url: string): Promise<boolean> {
  const response = await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(2_000) });
  const health: { status: string } = await response.json();
  return health.status === 'ok';
}
