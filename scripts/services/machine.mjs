import { createHash } from 'node:crypto';
import { access, chmod, chown, constants, mkdir, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { run } from './run.mjs';

const SYSTEM_USER = 'pult';
const SHARED_HOME = '/var/lib/pult';

export const isRoot = () => process.getuid?.() === 0;

/** Where downloaded and built servers lie, for all clones of the project on this machine. */
export function defaultCacheFolder() {
  return isRoot() ? path.join(SHARED_HOME, 'services') : path.join(homedir(), '.cache', 'pult');
}

/** The absolute path of a command, or null. System folders count also when PATH leaves them out. */
export async function findCommand(name) {
  const folders = [
    ...(process.env.PATH ?? '').split(path.delimiter),
    '/usr/local/bin',
    '/usr/bin',
    '/usr/sbin',
  ];
  for (const folder of folders.filter((entry) => entry !== '')) {
    const file = path.join(folder, name);
    const isThere = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isThere) return file;
  }
  return null;
}

/**
 * The absolute path of a command; root installs the Debian package that brings it.
 * Errors: says which command and which package are missing, and why it could not be installed.
 */
export async function ensureCommand({ command, debianPackage, tell }) {
  const found = await findCommand(command);
  if (found !== null) return found;
  const missing = `нет программы ${command} (пакет Debian ${debianPackage})`;
  if ((await findCommand('apt-get')) === null)
    throw new Error(`${missing}, и нет apt-get: установите её сами`);
  if (!isRoot())
    throw new Error(`${missing}: установите её командой «sudo apt-get install ${debianPackage}»`);
  tell(`устанавливается пакет ${debianPackage}`);
  await install(debianPackage).catch((error) => {
    throw new Error(`${missing}, и установить её не удалось: ${error.message}`);
  });
  const installed = await findCommand(command);
  if (installed === null) throw new Error(`${missing}: пакет установлен, но программы в нём нет`);
  return installed;
}

async function install(debianPackage) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };
  const args = ['install', '-y', '-q', '--no-install-recommends', debianPackage];
  try {
    await run('apt-get', args, { env });
  } catch {
    // The lists of a fresh machine are empty or old.
    await run('apt-get', ['update', '-q'], { env });
    await run('apt-get', args, { env });
  }
}

async function idOf(user) {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', user]), run('id', ['-g', user])]);
    return { name: user, uid: Number(uid), gid: Number(gid) };
  } catch {
    return null;
  }
}

/** The system user that runs servers when we are root, as for the embedded PostgreSQL; null otherwise. */
export async function serverUser() {
  if (!isRoot()) return null;
  const known = await idOf(SYSTEM_USER);
  if (known !== null) return known;
  const args = ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', SYSTEM_USER];
  await run('useradd', args).catch(() => null);
  const user = (await idOf(SYSTEM_USER)) ?? (await idOf('nobody'));
  if (user === null)
    throw new Error(`нет системного пользователя для серверов: создайте пользователя ${SYSTEM_USER}`);
  return user;
}

/** Whether other users may walk down to the folder; what does not exist yet does not hinder. */
export async function isReachable(folder) {
  for (let at = folder; at !== path.dirname(at); at = path.dirname(at)) {
    const found = await stat(at).catch(() => null);
    if (found !== null && (found.mode & 0o001) === 0) return false;
  }
  return true;
}

/** Makes the folder of a server's data, owned by `user`; under /var/lib/pult where `user` could not reach it. */
export async function placeFolder(wanted, user) {
  const absolute = path.resolve(wanted);
  const isNear = user === null || (await isReachable(path.dirname(absolute)));
  const folder = isNear ? absolute : sharedFolder(absolute);
  await mkdir(folder, { recursive: true });
  if (user !== null) {
    await chown(folder, user.uid, user.gid);
    await chmod(folder, 0o750);
  }
  return folder;
}

function sharedFolder(folder) {
  const digest = createHash('sha256').update(folder).digest('hex').slice(0, 8);
  return path.join(SHARED_HOME, `${path.basename(folder)}-${digest}`);
}
