import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { PROJECT } from './release.mjs';

const STOP_MS = 8_000;

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** The server that already runs on this data folder and port: `{ pid, url, build }`, or null. */
export async function runningServer() {
  const dataDir = path.resolve(PROJECT, process.env.PULT_DATA_DIR || '.data');
  const file = path.join(dataDir, 'run', `web-${process.env.PORT || '3000'}.json`);
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return null;
  const server = JSON.parse(text);
  return isAlive(server.pid) ? server : null;
}

/** Asks a server to stop in order and waits for its end. */
export async function stopServer({ pid }) {
  process.kill(pid, 'SIGTERM');
  const until = performance.now() + STOP_MS;
  while (isAlive(pid)) {
    if (performance.now() > until)
      throw new Error(`прежний сервер (процесс ${pid}) не остановился за ${STOP_MS / 1000} с`);
    await delay(100);
  }
}
