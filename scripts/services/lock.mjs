import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isAlive } from './run.mjs';

const PATIENCE_MS = 15 * 60_000;
/** A lock without a pid is being written this very moment; after so long its writer died meanwhile. */
const EMPTY_LOCK_MS = 5_000;

/** Lets one process at a time do the work; the lock of a dead process is taken over. */
export async function underLock(folder, name, work) {
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, `.${name}.lock`);
  const until = Date.now() + PATIENCE_MS;
  while (!(await take(file))) {
    if (await isAbandoned(file)) await rm(file, { force: true });
    else if (Date.now() > until) throw new Error(`занято другим процессом: ${file}`);
    else await delay(200);
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

async function take(file) {
  try {
    await writeFile(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

async function isAbandoned(file) {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return false;
  if (text !== '') return !(await isAlive(Number(text)));
  const found = await stat(file).catch(() => null);
  return found !== null && Date.now() - found.mtimeMs > EMPTY_LOCK_MS;
}
