import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createClient } from 'redis';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { underLock } from './lock.mjs';
import { type Service, startRedis } from './redis.mjs';

let root: string;
const started: Service[] = [];
const lines: string[] = [];
const tell = (line: string) => void lines.push(line);

async function start(name: string, port?: number): Promise<Service> {
  const folder = path.join(root, name);
  const service = await startRedis({ folder, tell, ...(port === undefined ? {} : { port }) });
  started.push(service);
  return service;
}

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'pult services '));
  // mkdtemp closes the folder to others; the system user that runs the servers must get through.
  await chmod(root, 0o755);
});

afterAll(async () => {
  for (const { stop, folder } of started) {
    await stop();
    await rm(folder, { recursive: true, force: true });
  }
  await rm(root, { recursive: true, force: true });
});

const clientOf = (url: string) => createClient({ url }).on('error', () => undefined);

async function withRedis<T>(
  url: string,
  work: (client: ReturnType<typeof clientOf>) => Promise<T>,
): Promise<T> {
  const client = clientOf(url);
  await client.connect();
  try {
    return await work(client);
  } finally {
    client.destroy();
  }
}

test('a second start of the same folder finds the running server, also at the same time', async () => {
  const [first, second] = await Promise.all([start('one'), start('one')]);
  expect(second.pid).toBe(first.pid);
  expect(lines.some((line) => line.includes('уже работает'))).toBe(true);
});

test('what was written is there after a stop and a start', async () => {
  const first = await start('kept');
  await withRedis(first.url, (client) => client.set('word', 'слово'));
  await first.stop();
  const second = await start('kept');
  expect(second.pid).not.toBe(first.pid);
  expect(await withRedis(second.url, (client) => client.get('word'))).toBe('слово');
});

test('a server that was killed is started anew', async () => {
  const first = await start('killed');
  process.kill(first.pid, 'SIGKILL');
  const second = await start('killed');
  expect(second.pid).not.toBe(first.pid);
  expect(await withRedis(second.url, (client) => client.ping())).toBe('PONG');
});

test('a taken port is named', async () => {
  const other = createServer();
  const port = await new Promise<number>((resolve) => {
    other.listen(0, '127.0.0.1', () => {
      const address = other.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
  await expect(start('taken', port)).rejects.toThrow(`порт ${port} занят`);
  other.close();
});

test('one holder of a lock at a time; the lock of a dead process is taken over', async () => {
  await writeFile(path.join(root, '.work.lock'), '4194303');
  let inside = 0;
  let most = 0;
  const work = async () => {
    most = Math.max(most, ++inside);
    await new Promise((resolve) => setImmediate(resolve));
    inside--;
  };
  await Promise.all([1, 2, 3].map(() => underLock(root, 'work', work)));
  expect(most).toBe(1);
});
