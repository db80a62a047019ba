import { chmod, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { findJdk } from './jdk.mjs';
import { underLock } from './lock.mjs';
import { defaultCacheFolder, ensureCommand, isRoot, serverUser } from './machine.mjs';
import { run } from './run.mjs';

export const ELASTICSEARCH_VERSION = '9.2.0';
const ARTIFACT = `org.elasticsearch.distribution.integ-test-zip:elasticsearch:${ELASTICSEARCH_VERSION}:zip`;
const PLUGIN_SOURCE = path.join(import.meta.dirname, 'stemmer-plugin', 'StemmerPlugin.java');
const PLUGIN_CLASS = 'pult.StemmerPlugin';
/** Raise it when the plugin or the layout changes: homes made before are made anew. */
const HOME_EDITION = 1;

/**
 * The minimal Elasticsearch from Maven's repository with the Russian stemmer, unpacked once in `cacheFolder`.
 * Answers `{ home, javaHome, user }`. Errors: names what is missing (Java, Maven, the network), in Russian.
 */
export async function ensureElasticsearch({ cacheFolder = defaultCacheFolder(), tell }) {
  const user = await serverUser();
  const javaHome = await findJdk(user);
  const home = path.join(cacheFolder, `elasticsearch-${ELASTICSEARCH_VERSION}-${HOME_EDITION}`);
  if (!(await isThere(home))) {
    await openFolder(cacheFolder);
    await underLock(cacheFolder, 'elasticsearch', async () => {
      if (!(await isThere(home))) await make({ home, javaHome, cacheFolder, tell });
    });
  }
  return { home, javaHome, user };
}

const isThere = async (file) => (await stat(file).catch(() => null)) !== null;

async function openFolder(folder) {
  await mkdir(folder, { recursive: true });
  if (isRoot()) await chmod(folder, 0o755);
}

/** Everything happens in a folder aside; the home appears whole or not at all. */
async function make({ home, javaHome, cacheFolder, tell }) {
  const aside = path.join(cacheFolder, `.making-${process.pid}`);
  await rm(aside, { recursive: true, force: true });
  await mkdir(aside, { recursive: true });
  try {
    const zip = await download({ aside, javaHome, tell });
    tell('Elasticsearch распаковывается');
    await run(path.join(javaHome, 'bin', 'jar'), ['xf', zip], { cwd: aside });
    const unpacked = path.join(aside, `elasticsearch-${ELASTICSEARCH_VERSION}`);
    await makeRunnable(unpacked);
    tell('собирается русский стеммер для Elasticsearch');
    await buildPlugin(unpacked, javaHome);
    await rename(unpacked, home);
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

async function download({ aside, javaHome, tell }) {
  const maven = await ensureCommand({ command: 'mvn', debianPackage: 'maven', tell });
  tell(`берётся Elasticsearch ${ELASTICSEARCH_VERSION} (95 МБ, если его ещё нет в хранилище Maven)`);
  await runMaven(maven, ['dependency:get', `-Dartifact=${ARTIFACT}`, '-Dtransitive=false'], {
    aside,
    javaHome,
  });
  await runMaven(maven, ['dependency:copy', `-Dartifact=${ARTIFACT}`, `-DoutputDirectory=${aside}`], {
    aside,
    javaHome,
  });
  return path.join(aside, `elasticsearch-${ELASTICSEARCH_VERSION}.zip`);
}

/** With its own Java first, which knows this machine's certificates, then with the one found for Elasticsearch. */
async function runMaven(maven, args, { aside, javaHome }) {
  let fault = null;
  for (const env of [process.env, { ...process.env, JAVA_HOME: javaHome }]) {
    try {
      await run(maven, ['-B', '-q', ...args], { cwd: aside, env });
      return;
    } catch (error) {
      fault ??= error;
    }
  }
  const line = fault.output?.split('\n').find((text) => /^\[ERROR\] +\S/.test(text)) ?? fault.message;
  throw new Error(`Maven не смог взять ${ARTIFACT}; проверьте доступ к его хранилищу. ${line}`);
}

/** A JDK's `jar` leaves the permissions of the archive out. */
async function makeRunnable(unpacked) {
  const bin = path.join(unpacked, 'bin');
  for (const name of await readdir(bin)) await chmod(path.join(bin, name), 0o755);
  await mkdir(path.join(unpacked, 'plugins'), { recursive: true });
  await mkdir(path.join(unpacked, 'logs'), { recursive: true });
}

async function buildPlugin(unpacked, javaHome) {
  const folder = path.join(unpacked, 'plugins', 'pult-stemmer');
  const classes = path.join(unpacked, 'pult-stemmer-classes');
  const tool = (name) => path.join(javaHome, 'bin', name);
  await mkdir(folder, { recursive: true });
  const libraries = path.join(unpacked, 'lib', '*');
  await run(tool('javac'), ['-nowarn', '--release', '21', '-cp', libraries, '-d', classes, PLUGIN_SOURCE]);
  await run(tool('jar'), ['cf', path.join(folder, 'pult-stemmer.jar'), '-C', classes, '.']);
  await rm(classes, { recursive: true, force: true });
  const descriptor = {
    name: 'pult-stemmer',
    description: 'Russian Snowball stemmer under the stock name of the filter',
    version: `${HOME_EDITION}`,
    classname: PLUGIN_CLASS,
    'java.version': '21',
    'elasticsearch.version': ELASTICSEARCH_VERSION,
  };
  const lines = Object.entries(descriptor).map(([key, value]) => `${key}=${value}\n`);
  await writeFile(path.join(folder, 'plugin-descriptor.properties'), lines.join(''));
}
