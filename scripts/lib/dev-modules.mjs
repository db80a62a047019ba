import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { npmCommand, PROJECT } from './release.mjs';
import { runQuietly, step } from './say.mjs';

const STAMP = path.join(PROJECT, 'node_modules', '.pult-lock');

/** The project's own node_modules with the tools of development, installed when the lockfile is another one. */
export async function ensureDevModules() {
  const lock = await readFile(path.join(PROJECT, 'package-lock.json'));
  const key = createHash('sha256').update(lock).digest('hex');
  if ((await readFile(STAMP, 'utf8').catch(() => '')) === key) return;
  await step('Зависимости для проверки (npm ci)', async () => {
    const [command, args] = npmCommand();
    await runQuietly(command, [...args, 'ci', '--no-fund', '--no-audit', '--loglevel=error'], {
      cwd: PROJECT,
    });
    await writeFile(STAMP, key);
  });
}
