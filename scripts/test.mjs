import { spawn } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureDevModules } from './lib/dev-modules.mjs';
import { ensureRelease, PROJECT, programOf } from './lib/release.mjs';
import { say, seconds, step } from './lib/say.mjs';
import { countPlaywright, countVitest, NOTHING, sum } from './lib/test-counts.mjs';
import { startElasticsearch } from './services/elasticsearch.mjs';
import { ensureCommand } from './services/machine.mjs';
import { startRedis } from './services/redis.mjs';

const FOLDER = path.join(PROJECT, '.data', 'tests');
const REPORTS = path.join(FOLDER, 'reports');
const BIN = path.join(PROJECT, 'node_modules', '.bin');
const tell = (line) => say(`    ${line}`);

/** Everything the suite stands on, or the list of what this machine cannot get. */
async function prepareServices() {
  const missing = [];
  const attempt = async (title, work) => {
    try {
      return await step(title, work);
    } catch (error) {
      missing.push(`${title}: ${error instanceof Error ? error.message : String(error)}`);
      return null;
    }
  };
  const redis = await attempt('Redis', () => startRedis({ folder: path.join(FOLDER, 'redis'), tell }));
  const elasticsearch = await attempt('Elasticsearch', () =>
    startElasticsearch({ folder: path.join(FOLDER, 'elasticsearch'), tell }),
  );
  const chromium = await attempt('Chromium', () =>
    ensureCommand({ command: 'chromium', debianPackage: 'chromium', tell }),
  );
  return { redis, elasticsearch, chromium, missing };
}

function run(command, args, env) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: PROJECT, env: { ...process.env, ...env }, stdio: 'inherit' });
    child.on('error', () => resolve(127));
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/** A step that either holds or does not. */
async function verdict(command, args) {
  const code = await run(path.join(BIN, command), args, {});
  return code === 0 ? { ...NOTHING, passed: 1 } : { ...NOTHING, failed: 1 };
}

async function vitest(project, env, files) {
  const report = path.join(REPORTS, `${project}.json`);
  const code = await run(
    path.join(BIN, 'vitest'),
    [
      'run',
      '--project',
      project,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...files,
    ],
    env,
  );
  const counts = await countVitest(report);
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

async function browser(env, files) {
  const release = await ensureRelease();
  const report = path.join(REPORTS, 'browser.json');
  const code = await run(path.join(BIN, 'playwright'), ['test', '--reporter=list,json', ...files], {
    ...env,
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    E2E_SERVER: programOf(release, 'index').url,
    E2E_RELEASE: release.folder,
    E2E_MODULES: release.home,
  });
  const counts = await countPlaywright(report);
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

function stagesOf(env, files) {
  return [
    [
      'lint',
      'Формат и правила (с границами комнат)',
      () => verdict('biome', ['ci', '--error-on-warnings', '.']),
    ],
    ['types', 'Типы', () => verdict('tsc', ['--noEmit'])],
    ['unit', 'Тесты без служб', () => vitest('unit', env, files)],
    ['services', 'Тесты со службами: договоры и сквозные', () => vitest('services', env, files)],
    ['browser', 'Тесты в браузере', () => browser(env, files)],
  ];
}

/** `npm test -- --stage browser e2e/desk.spec.ts`: a part, for the work at hand; the whole is without arguments. */
function readPart() {
  const { values, positionals: files } = parseArgs({
    options: { stage: { type: 'string', multiple: true } },
    allowPositionals: true,
  });
  const known = stagesOf({}, []).map(([name]) => name);
  const unknown = values.stage?.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new Error(`нет части «${unknown}»; есть: ${known.join(', ')}`);
  return {
    isWanted: (name) => values.stage?.includes(name) ?? true,
    files,
    isWhole: values.stage === undefined,
  };
}

async function runStages(stages) {
  let total = NOTHING;
  for (const [, title, work] of stages) {
    const from = performance.now();
    say(`\n▶ ${title}`);
    const counts = await work();
    total = sum(total, counts);
    const mark = counts.failed === 0 ? '✓' : '✗';
    say(
      `${mark} ${title}: прошло ${counts.passed}, не прошло ${counts.failed}, пропущено ${counts.skipped}; ${seconds(from)}`,
    );
  }
  return total;
}

async function main() {
  const from = performance.now();
  const part = readPart();
  say(part.isWhole ? 'Пульт: все проверки' : 'Пульт: часть проверок');
  await ensureDevModules();
  await rm(REPORTS, { recursive: true, force: true });
  await mkdir(REPORTS, { recursive: true });
  const services = await prepareServices();
  if (services.missing.length > 0) {
    say('\nЧего не хватает и что не удалось достать:');
    for (const line of services.missing) say(`  ✗ ${line}`);
  }
  const env = {
    PULT_REQUIRE_SERVICES: '1',
    NEXT_TELEMETRY_DISABLED: '1',
    ...(services.redis && { TEST_REDIS_URL: services.redis.url }),
    ...(services.elasticsearch && { TEST_ELASTICSEARCH_URL: services.elasticsearch.url }),
    ...(services.chromium && { PULT_CHROMIUM: services.chromium }),
  };
  try {
    const total = await runStages(stagesOf(env, part.files).filter(([name]) => part.isWanted(name)));
    const failed = total.failed + services.missing.length;
    say(
      `\nИтого за ${seconds(from)}: прошло ${total.passed}, не прошло ${failed}, пропущено ${total.skipped}`,
    );
    say(`${total.passed} passed, ${failed} failed, ${total.skipped} skipped`);
    process.exitCode = failed === 0 ? 0 : 1;
  } finally {
    await Promise.all([services.redis?.stop(), services.elasticsearch?.stop()]);
  }
}

main().catch((error) => {
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
  say('Итого: прошло 0, не прошло 1, пропущено 0');
  process.exit(1);
});
