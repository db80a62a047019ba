import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { PROJECT } from './lib/release.mjs';
import { say } from './lib/say.mjs';
import { findCommand } from './services/machine.mjs';

const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
/** A browser that ends at once again and again is waited for, ever longer. */
const SHORT_LIFE_MS = 10_000;
const LONGEST_PAUSE_MS = 30_000;

async function findBrowser() {
  if (process.env.PULT_CHROMIUM) return process.env.PULT_CHROMIUM;
  for (const name of BROWSERS) {
    const found = await findCommand(name);
    if (found !== null) return found;
  }
  throw new Error(`нет браузера: установите chromium или укажите путь к нему в PULT_CHROMIUM`);
}

function argumentsOf(url, profile) {
  const quiet = ['--no-first-run', '--disable-translate', '--disable-infobars', '--noerrdialogs'];
  const still = [
    '--disable-session-crashed-bubble',
    '--disable-component-update',
    '--disable-background-networking',
  ];
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return [
    '--kiosk',
    `--user-data-dir=${profile}`,
    '--autoplay-policy=no-user-gesture-required',
    ...quiet,
    ...still,
    ...root,
    url,
  ];
}

/** One life of the browser; answers how long it was, ms. */
function live(browser, args, onStart) {
  const from = performance.now();
  return new Promise((resolve) => {
    const child = spawn(browser, args, { stdio: 'ignore' });
    onStart(child);
    const end = () => resolve(performance.now() - from);
    child.on('error', end);
    child.on('exit', end);
  });
}

async function main() {
  const url = process.argv[2] ?? `http://127.0.0.1:${process.env.PORT || '3000'}/wall`;
  if (!URL.canParse(url))
    throw new Error(`«${url}» — не адрес; пример: npm run kiosk -- http://127.0.0.1:3000/wall`);
  const profile = path.join(path.resolve(PROJECT, process.env.PULT_DATA_DIR || '.data'), 'kiosk');
  await mkdir(profile, { recursive: true });
  const browser = await findBrowser();
  let child = null;
  let isStopped = false;
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => {
      isStopped = true;
      child?.kill();
    });
  }
  say(`Стена ${url} во весь экран; закрывшийся браузер откроется снова. Остановить: Ctrl-C`);
  let pause = 1_000;
  while (!isStopped) {
    const lived = await live(browser, argumentsOf(url, profile), (started) => {
      child = started;
    });
    pause = lived < SHORT_LIFE_MS ? Math.min(pause * 2, LONGEST_PAUSE_MS) : 1_000;
    if (isStopped) return;
    say(`Браузер закрылся через ${Math.round(lived / 1000)} с; открою снова через ${pause / 1000} с`);
    await delay(pause);
  }
}

main().catch((error) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
