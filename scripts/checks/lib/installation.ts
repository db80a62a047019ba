import { type ChildProcess, spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { startElasticsearch } from '@/scripts/services/elasticsearch.mjs';
import { type Service, startRedis } from '@/scripts/services/redis.mjs';
import { openCluster } from '@/server/embedded-postgres/cluster';
import { waitUntil } from '@/tests/wait-until';
import { freePort, isHealthy, type ServerProcess, startServerProcess } from './server-process';

const PROJECT = path.resolve(import.meta.dirname, '../../..');
const PROCESSES = { web: 'web', relay: 'relay', aggregate: 'aggregate', index: 'index,jobs' } as const;
export type ProcessName = keyof typeof PROCESSES;

/** Roles in four processes on real Redis and Elasticsearch of their own, each of which can be killed and brought back. */
export interface Installation {
  readonly url: string;
  readonly databaseUrl: string;
  readonly elasticsearchUrl: string;
  readonly env: Readonly<Record<string, string>>;
  kill(name: ProcessName): Promise<void>;
  revive(name: ProcessName): Promise<void>;
  killRedis(): void;
  /** `empty`: with nothing of what it held. */
  reviveRedis(memory: 'kept' | 'empty'): Promise<void>;
  killElasticsearch(): void;
  reviveElasticsearch(): Promise<void>;
  close(): Promise<void>;
}

export async function install(folder: string, city: string): Promise<Installation> {
  const tell = () => undefined;
  const cluster = await openCluster({ dataDir: folder, tell });
  let redis = await startRedis({ folder: path.join(folder, 'redis'), tell });
  let elasticsearch = await startElasticsearch({ folder: path.join(folder, 'elasticsearch'), tell });
  const env = {
    PULT_CITY: city,
    DATABASE_URL: cluster.url,
    REDIS_URL: redis.url,
    ELASTICSEARCH_URL: elasticsearch.url,
    PULT_DATA_DIR: folder,
    PULT_DEMO: '0',
  };
  const port = await freePort();
  const processes = new Map<ProcessName, ServerProcess>();

  async function revive(name: ProcessName): Promise<void> {
    const isUp = async (server: ServerProcess) => server.output().includes('Готово');
    const setup = { port, dataDir: folder, env: { ...env, ROLES: PROCESSES[name] } };
    processes.set(name, await startServerProcess(setup, isUp));
  }

  async function close(): Promise<void> {
    for (const server of processes.values()) await server.stop();
    await Promise.all([redis.stop(), elasticsearch.stop()]);
    await cluster.release();
  }

  const url = `http://127.0.0.1:${port}`;
  const isWell = async () => ((await isHealthy(url).catch(() => false)) ? true : null);
  try {
    for (const name of ['web', 'relay', 'aggregate', 'index'] as const) await revive(name);
    await waitUntil('all parts well', isWell, 60_000);
  } catch (error) {
    await close();
    throw error;
  }

  return {
    url,
    databaseUrl: cluster.url,
    elasticsearchUrl: elasticsearch.url,
    env,
    revive,
    kill: async (name) => processes.get(name)?.kill(),
    killRedis: () => process.kill(redis.pid, 'SIGKILL'),
    async reviveRedis(memory) {
      if (memory === 'empty')
        await rm(path.join(redis.folder, 'appendonlydir'), { recursive: true, force: true });
      redis = await again(redis, startRedis, path.join(folder, 'redis'));
    },
    killElasticsearch: () => process.kill(elasticsearch.pid, 'SIGKILL'),
    async reviveElasticsearch() {
      elasticsearch = await again(elasticsearch, startElasticsearch, path.join(folder, 'elasticsearch'));
    },
    close,
  };
}

/** The same service on the same port. */
function again(
  service: Service,
  start: (place: { folder: string; port: number; tell(): void }) => Promise<Service>,
  folder: string,
): Promise<Service> {
  return start({ folder, port: service.port, tell: () => undefined });
}

/** A command of the release, run aside. */
export function startCommand(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): ChildProcess & { output(): string } {
  const child = spawn(process.execPath, [path.join(PROJECT, 'scripts/run-command.mjs'), ...args], {
    cwd: PROJECT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const keep = (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-6_000);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  return Object.assign(child, { output: () => output });
}
