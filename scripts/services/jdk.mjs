import { readdir, readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { findCommand, isReachable } from './machine.mjs';

/** Elasticsearch 9 runs on this Java and newer. */
export const OLDEST_JAVA = 21;
const JVM_FOLDER = '/usr/lib/jvm';

/**
 * The home of a JDK (with a compiler) of Java 21 or newer that `user` can reach: ES_JAVA_HOME, else JAVA_HOME,
 * the newest of /usr/lib/jvm, the one that PATH knows.
 * Errors: lists what was looked at and why it does not do.
 */
export async function findJdk(user) {
  const told = process.env.ES_JAVA_HOME;
  const candidates = told ? [told] : await candidateHomes();
  const refused = [];
  const found = [];
  for (const home of candidates) {
    const verdict = await examine(home, user);
    if (verdict.fault === null) found.push({ home, version: verdict.version });
    else refused.push(`${home}: ${verdict.fault}`);
  }
  const [best] = found.sort((a, b) => b.version - a.version);
  if (best !== undefined) return best.home;
  const looked = refused.length === 0 ? 'не найдено ни одной' : refused.join('; ');
  throw new Error(
    `нужна Java (JDK) не старее ${OLDEST_JAVA}: установите её и укажите её папку в ES_JAVA_HOME. Просмотрено: ${looked}`,
  );
}

async function candidateHomes() {
  const homes = process.env.JAVA_HOME ? [process.env.JAVA_HOME] : [];
  for (const name of await readdir(JVM_FOLDER).catch(() => [])) homes.push(path.join(JVM_FOLDER, name));
  const javac = await findCommand('javac');
  if (javac !== null) homes.push(path.dirname(path.dirname(await realpath(javac))));
  const real = await Promise.all(homes.map((home) => realpath(home).catch(() => null)));
  return [...new Set(real.filter((home) => home !== null))];
}

async function examine(home, user) {
  const release = await readFile(path.join(home, 'release'), 'utf8').catch(() => null);
  if (release === null) return { fault: 'нет файла release', version: 0 };
  const version = Number(/^JAVA_VERSION="(?:1\.)?(\d+)/m.exec(release)?.[1] ?? 0);
  if (version < OLDEST_JAVA) return { fault: `версия ${version}`, version };
  const javac = await readFile(path.join(home, 'bin', 'javac')).catch(() => null);
  if (javac === null) return { fault: 'нет компилятора javac: это JRE, а нужен JDK', version };
  if (user !== null && !(await isReachable(await realpath(home)))) {
    return { fault: `папка закрыта для пользователя ${user.name}`, version };
  }
  return { fault: null, version };
}
