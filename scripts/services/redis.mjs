import { connect } from 'node:net';
import path from 'node:path';
import { underLock } from './lock.mjs';
import { ensureCommand, placeFolder, serverUser } from './machine.mjs';
import { freePort, startDetached, stopProcess, waitForAnswer } from './run.mjs';
import { findService, noteService } from './service-file.mjs';

const START_MS = 60_000;
const STOP_MS = 10_000;

/**
 * The path of `redis-server`; root installs the Debian package where it is missing.
 * Errors: names what is missing, in Russian.
 */
export function ensureRedis({ tell }) {
  return ensureCommand({ command: 'redis-server', debianPackage: 'redis-server', tell });
}

/**
 * Redis with an append-only file in `folder`, on the loopback; adopts the one that already serves the folder.
 * Answers `{ url, pid, port, folder, stop() }`: `folder` differs from the wanted one where the system user
 * could not reach that. `port` is any free one unless given.
 */
export async function startRedis({ folder: wanted, port: wantedPort, tell }) {
  const binary = await ensureRedis({ tell });
  const user = await serverUser();
  const folder = await placeFolder(wanted, user);
  return underLock(folder, 'start', async () => {
    const running = await findService(folder, 'redis-server');
    if (running !== null && (await answers(running.port))) {
      tell(`Redis уже работает: 127.0.0.1:${running.port}`);
      return serviceOf(running, folder);
    }
    const port = await freePort(wantedPort);
    const log = path.join(folder, 'redis.log');
    const started = await startDetached(binary, argumentsOf(port, folder), {
      log,
      user,
      cwd: folder,
      env: { PATH: process.env.PATH ?? '', LC_ALL: 'C' },
    });
    const check = () => answers(port);
    await waitForAnswer({ name: 'Redis', check, ended: started.ended, patienceMs: START_MS, log });
    const service = { pid: started.pid, port };
    await noteService(folder, service);
    tell(`Redis работает: 127.0.0.1:${port}`);
    return serviceOf(service, folder);
  });
}

function argumentsOf(port, folder) {
  const settings = {
    port,
    bind: '127.0.0.1',
    dir: folder,
    appendonly: 'yes',
    appendfsync: 'everysec',
    save: '',
    'maxmemory-policy': 'noeviction',
    daemonize: 'no',
  };
  return Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
}

function serviceOf({ pid, port }, folder) {
  return { url: `redis://127.0.0.1:${port}`, pid, port, folder, stop: () => stopProcess(pid, STOP_MS) };
}

/** Says PING in Redis's own words; while the append-only file is read the answer is LOADING. */
function answers(port) {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    const finish = (isThere) => {
      socket.destroy();
      resolve(isThere);
    };
    socket.setTimeout(1_000, () => finish(false));
    socket.once('error', () => finish(false));
    socket.once('connect', () => socket.write('PING\r\n'));
    socket.once('data', (data) => finish(data.toString('latin1').startsWith('+PONG')));
  });
}
