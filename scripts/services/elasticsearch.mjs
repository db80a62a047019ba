import { chown, copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ensureElasticsearch } from './elasticsearch-home.mjs';
import { underLock } from './lock.mjs';
import { placeFolder } from './machine.mjs';
import { freePort, startDetached, stopProcess, waitForAnswer } from './run.mjs';
import { findService, noteService } from './service-file.mjs';

export { ensureElasticsearch } from './elasticsearch-home.mjs';

const START_MS = 180_000;
const STOP_MS = 20_000;

/**
 * One Elasticsearch node with its data in `folder`, on the loopback, without passwords; adopts the one that
 * already serves the folder. Answers `{ url, pid, port, folder, stop() }`: `folder` differs from the wanted one
 * where the system user could not reach that. `port` is any free one unless given; `heapMb` is 1,024.
 */
export async function startElasticsearch({
  folder: wanted,
  port: wantedPort,
  heapMb = 1024,
  cacheFolder,
  tell,
}) {
  const { home, javaHome, user } = await ensureElasticsearch({ ...(cacheFolder && { cacheFolder }), tell });
  const folder = await placeFolder(wanted, user);
  return underLock(folder, 'start', async () => {
    const running = await findService(folder, path.join(folder, 'tmp'));
    if (running !== null && (await answers(running.port))) {
      tell(`Elasticsearch уже работает: 127.0.0.1:${running.port}`);
      return serviceOf(running, folder);
    }
    if (running !== null) await stopProcess(running.pid, STOP_MS);
    const port = await freePort(wantedPort);
    tell('Elasticsearch запускается, это занимает 15–30 секунд');
    const pid = await start({ home, javaHome, user, folder, port, heapMb });
    await noteService(folder, { pid, port });
    tell(`Elasticsearch работает: 127.0.0.1:${port}`);
    return serviceOf({ pid, port }, folder);
  });
}

function serviceOf({ pid, port }, folder) {
  return { url: `http://127.0.0.1:${port}`, pid, port, folder, stop: () => stopProcess(pid, STOP_MS) };
}

async function start({ home, javaHome, user, folder, port, heapMb }) {
  const config = await writeConfig({ home, user, folder, port, heapMb });
  const log = path.join(folder, 'start.log');
  const pidFile = path.join(folder, 'elasticsearch.pid');
  await rm(pidFile, { force: true });
  // As a daemon the launcher leaves when the node is up, and the pid is the node's own.
  const { ended } = await startDetached(path.join(home, 'bin', 'elasticsearch'), ['-d', '-p', pidFile], {
    log,
    user,
    cwd: folder,
    env: environmentOf({ javaHome, config, folder }),
  });
  const check = () => answers(port);
  await waitForAnswer({ name: 'Elasticsearch', check, ended, patienceMs: START_MS, log });
  return readPid(pidFile);
}

async function readPid(file) {
  const pid = Number(await readFile(file, 'utf8').catch(() => ''));
  if (!Number.isInteger(pid) || pid <= 1)
    throw new Error(`Elasticsearch не записал свой номер процесса в ${file}`);
  return pid;
}

function environmentOf({ javaHome, config, folder }) {
  return {
    PATH: process.env.PATH ?? '',
    LC_ALL: 'C.UTF-8',
    ES_JAVA_HOME: javaHome,
    ES_PATH_CONF: config,
    ES_TMPDIR: path.join(folder, 'tmp'),
  };
}

async function writeConfig({ home, user, folder, port, heapMb }) {
  const config = path.join(folder, 'config');
  const folders = [config, ...['data', 'logs', 'tmp'].map((name) => path.join(folder, name))];
  const options = path.join(config, 'jvm.options');
  const settings = path.join(config, 'elasticsearch.yml');
  const logging = path.join(config, 'log4j2.properties');
  for (const name of folders) await mkdir(name, { recursive: true });
  await copyFile(path.join(home, 'config', 'log4j2.properties'), logging);
  await writeFile(options, jvmOptions(folder, heapMb));
  await writeFile(settings, nodeSettings({ folder, port, transportPort: await freePort() }));
  for (const name of user === null ? [] : [...folders, options, settings, logging]) {
    await chown(name, user.uid, user.gid);
  }
  return config;
}

function jvmOptions(folder, heapMb) {
  return [
    `-Xms${heapMb}m`,
    `-Xmx${heapMb}m`,
    '-XX:+UseG1GC',
    `-Djava.io.tmpdir=${path.join(folder, 'tmp')}`,
    '-XX:+ExitOnOutOfMemoryError',
    `-XX:ErrorFile=${path.join(folder, 'logs', 'crash.log')}`,
    '--add-modules=jdk.incubator.vector',
    '',
  ].join('\n');
}

function nodeSettings({ folder, port, transportPort }) {
  const settings = {
    'cluster.name': 'pult',
    'node.name': 'pult-1',
    'path.data': path.join(folder, 'data'),
    'path.logs': path.join(folder, 'logs'),
    'network.host': '127.0.0.1',
    'http.port': port,
    'transport.port': transportPort,
    'discovery.type': 'single-node',
    'xpack.security.enabled': false,
    'xpack.ml.enabled': false,
    'cluster.routing.allocation.disk.threshold_enabled': false,
  };
  return Object.entries(settings)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`)
    .join('');
}

async function answers(port) {
  try {
    const url = `http://127.0.0.1:${port}/_cluster/health?wait_for_status=yellow&timeout=1s`;
    const response = await fetch(url, { signal: AbortSignal.timeout(3_000) });
    return response.ok;
  } catch {
    return false;
  }
}
