import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import postgres from 'postgres';
import { findHome, locateBinaries } from '@/server/embedded-postgres/home';

const PROJECT = path.resolve(import.meta.dirname, '../../..');

/** A connection into the embedded database of a data folder, as a person with psql would have it. */
export async function connectToStore(dataDir: string, store: string): Promise<postgres.Sql> {
  const home = await findHome(dataDir, (await locateBinaries()).name);
  const password = (await readFile(path.join(dataDir, 'database-password'), 'utf8')).trim();
  const [, , , port] = (await readFile(path.join(home.data, 'postmaster.pid'), 'utf8')).split('\n');
  return postgres(`postgres://pult:${password}@127.0.0.1:${port}/pult`, {
    max: 2,
    onnotice: () => undefined,
    connection: { search_path: `${store}, public` },
  });
}

/** The process id of the embedded database's postmaster. */
export async function postmasterPid(dataDir: string): Promise<number> {
  const home = await findHome(dataDir, (await locateBinaries()).name);
  return Number((await readFile(path.join(home.data, 'postmaster.pid'), 'utf8')).split('\n')[0]);
}

/** An API token, made as a person makes one. */
export function makeToken(env: Readonly<Record<string, string>>, scope = 'ingest'): string {
  const made = spawnSync(
    process.execPath,
    [path.join(PROJECT, 'scripts/run-command.mjs'), 'token', '--name', 'check', '--scope', scope],
    { cwd: PROJECT, env: { ...process.env, ...env }, encoding: 'utf8' },
  );
  const token = made.stdout.trim().split('\n').at(-1) ?? '';
  if (!token.startsWith('pult_')) throw new Error(`no token: ${made.stderr}`);
  return token;
}
