import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { underLock } from '../services/lock.mjs';
import { runQuietly, step } from './say.mjs';

/** The project's folder. */
export const PROJECT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const BUILDS = path.join(PROJECT, '.build');
const CURRENT = path.join(BUILDS, 'current.json');

/** What a release is made of. */
const SOURCES = ['app', 'components', 'lib', 'server', 'public', 'drizzle', 'scripts'];
const SINGLE_FILES = ['next.config.ts', 'tsconfig.json', 'package.json'];
const COMMANDS = [
  'token',
  'import',
  'rebuild',
  'poison',
  'city-import',
  'places-eval',
  'topics-eval',
  'topics-train',
];
/** Made by the build itself. */
const GENERATED = new Set([path.join('public', 'maplibre')]);

async function filesOf(folder) {
  const entries = await readdir(path.join(PROJECT, folder), { withFileTypes: true }).catch(() => []);
  const nested = await Promise.all(
    entries.map((entry) => {
      const at = path.join(folder, entry.name);
      if (GENERATED.has(at)) return [];
      return entry.isDirectory() ? filesOf(at) : [at];
    }),
  );
  return nested.flat();
}

const isSource = (file) => !/\.(?:test|contract|spec)\.tsx?$|\.unit\.test\.tsx?$/.test(file);

async function sourceFiles() {
  const lists = await Promise.all(SOURCES.map(filesOf));
  return [...lists.flat().filter(isSource), ...SINGLE_FILES].sort();
}

async function digestOf(files) {
  const hash = createHash('sha256');
  for (const file of files)
    hash
      .update(file)
      .update('\0')
      .update(await readFile(path.join(PROJECT, file)))
      .update('\0');
  return hash.digest('hex').slice(0, 12);
}

const exists = async (file) => (await stat(file).catch(() => null)) !== null;

/** The npm that runs us, or the one on the path. */
export function npmCommand() {
  const script = process.env.npm_execpath;
  return script?.endsWith('.js') ? [process.execPath, [script]] : ['npm', []];
}

/** Dependencies of one lockfile, installed once and never changed: a running server keeps its own. */
async function ensureModules() {
  const key = await digestOf(['package-lock.json']);
  const home = path.join(BUILDS, `modules-${key}-node${process.versions.modules}`);
  const done = path.join(home, '.complete');
  if (await exists(done)) return home;
  await step('Зависимости (npm ci)', async () => {
    await mkdir(home, { recursive: true });
    for (const file of ['package.json', 'package-lock.json', '.npmrc']) {
      await cp(path.join(PROJECT, file), path.join(home, file));
    }
    const [command, args] = npmCommand();
    await runQuietly(command, [...args, 'ci', '--omit=dev', '--no-fund', '--no-audit', '--loglevel=error'], {
      cwd: home,
    });
    await writeFile(done, '');
  });
  return home;
}

async function bundleServer(home, release) {
  const { build } = createRequire(path.join(home, 'package.json'))('esbuild');
  const commands = [];
  for (const name of COMMANDS) {
    const entry = path.join(release, 'server', 'cli', `${name}.ts`);
    if (await exists(entry)) commands.push({ in: entry, out: `cli/${name}` });
  }
  // The thread that trains topics is a program of its own beside the server's.
  const worker = path.join(release, 'server', 'topics', 'train-worker.ts');
  if (await exists(worker)) commands.push({ in: worker, out: 'train-worker' });
  await build({
    entryPoints: [{ in: path.join(release, 'server', 'index.ts'), out: 'index' }, ...commands],
    outdir: path.join(release, 'dist'),
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    sourcemap: true,
    tsconfig: path.join(release, 'tsconfig.json'),
    logLevel: 'error',
  });
}

async function buildPages(home, release) {
  const copyWorker = path.join(release, 'scripts', 'copy-map-worker.mjs');
  const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', PULT_MODULES: home };
  if (await exists(copyWorker)) await runQuietly(process.execPath, [copyWorker], { cwd: release, env });
  const next = path.join(home, 'node_modules', 'next', 'dist', 'bin', 'next');
  await runQuietly(process.execPath, [next, 'build'], { cwd: release, env });
}

/**
 * The release of the project as it stands: its own copy of the sources, built aside under a name that follows
 * from their content. What runs is not touched; `current` is switched when the build is complete.
 */
export async function ensureRelease() {
  const files = await sourceFiles();
  const key = await digestOf([...files, 'package-lock.json']);
  const known = await currentRelease();
  if (known !== null && known.key === key) return known;
  return underLock(BUILDS, 'release', () => buildAndSwitch(key, files));
}

async function buildAndSwitch(key, files) {
  const known = await currentRelease();
  if (known !== null && known.key === key) return known;
  const home = await ensureModules();
  const folder = path.join(home, `release-${key}`);
  if (!(await exists(path.join(folder, '.complete')))) await buildRelease({ home, folder, files });
  const release = { key, home, folder };
  await mkdir(BUILDS, { recursive: true });
  await writeFile(`${CURRENT}.new`, JSON.stringify(release));
  await rename(`${CURRENT}.new`, CURRENT);
  await prune(release, known);
  return release;
}

async function buildRelease({ home, folder, files }) {
  await rm(folder, { recursive: true, force: true });
  for (const file of files) await cp(path.join(PROJECT, file), path.join(folder, file));
  await step('Сборка сервера', () => bundleServer(home, folder));
  await step('Сборка страниц', () => buildPages(home, folder));
  await writeFile(path.join(folder, '.complete'), '');
}

/** The last release that was built to its end; null when there is none. */
export async function currentRelease() {
  const text = await readFile(CURRENT, 'utf8').catch(() => null);
  if (text === null) return null;
  const release = JSON.parse(text);
  return (await exists(path.join(release.folder, '.complete'))) ? release : null;
}

/** Keeps this release and the one before it. */
async function prune(release, before) {
  const kept = new Set([release.folder, release.home, before?.folder, before?.home]);
  for (const name of await readdir(BUILDS)) {
    const home = path.join(BUILDS, name);
    if (!name.startsWith('modules-')) continue;
    if (!kept.has(home)) await rm(home, { recursive: true, force: true });
    else
      for (const inner of await readdir(home)) {
        const folder = path.join(home, inner);
        if (inner.startsWith('release-') && !kept.has(folder))
          await rm(folder, { recursive: true, force: true });
      }
  }
}

/** The environment and the module of a release's program, `index` or `cli/token`. */
export function programOf(release, name) {
  return {
    env: {
      PULT_ROOT: release.folder,
      PULT_PROJECT: PROJECT,
      PULT_BUILD: release.key,
      PULT_MODULES: release.home,
    },
    url: pathToFileURL(path.join(release.folder, 'dist', `${name}.mjs`)).href,
  };
}
