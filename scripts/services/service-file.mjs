import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isProcessOf } from './run.mjs';

const NAME = 'service.json';

/** Notes which process serves this folder, so that a later start finds it instead of starting another. */
export async function noteService(folder, { pid, port }) {
  const file = path.join(folder, NAME);
  await writeFile(`${file}.new`, JSON.stringify({ pid, port }));
  await rename(`${file}.new`, file);
}

/** The living server of this folder, `{ pid, port }`, or null. Its command line names `word`. */
export async function findService(folder, word) {
  const text = await readFile(path.join(folder, NAME), 'utf8').catch(() => null);
  if (text === null) return null;
  const noted = parse(text);
  return noted !== null && (await isProcessOf(noted.pid, word)) ? noted : null;
}

function parse(text) {
  try {
    const { pid, port } = JSON.parse(text);
    return Number.isInteger(pid) && Number.isInteger(port) ? { pid, port } : null;
  } catch {
    return null;
  }
}
