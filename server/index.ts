import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '@/lib/contract/app-error';
import { logger } from '@/lib/services/logger';
import { parseSettings, type Settings } from '@/lib/services/settings';
import { createShutdown, stopOnSignals } from './shutdown';
import { startServer } from './start-server';

export interface MainHooks {
  /** How long the start took, in words. */
  readyAfter?(): string;
  /** What the caller started for us and wants to stop after us. */
  afterStop?(): Promise<void>;
}

const tell = (line: string) => process.stdout.write(`${line}\n`);

/** Starts the roles of this process and tells where they are; on a stop signal ends them in order. */
export async function main(hooks: MainHooks = {}): Promise<void> {
  const shutdown = createShutdown((part, error) => logger.error({ err: error, part }, 'stopping failed'));
  shutdown.add('services', { stop: async () => hooks.afterStop?.() });
  stopOnSignals(shutdown, tell);
  try {
    const root = process.env.PULT_ROOT ?? process.cwd();
    const build = process.env.PULT_BUILD ?? 'dev';
    const settings = parseSettings(process.env, process.env.PULT_PROJECT ?? root);
    const isDev = process.env.NODE_ENV !== 'production';
    const step = (line: string) => tell(`  · ${line}`);
    const url = await startServer({ settings, root, isDev, build, tell: step }, shutdown);
    if (url !== null) shutdown.add('run file', await writeRunFile(settings, { url, build }));
    announce(settings, url, hooks.readyAfter?.() ?? null);
  } catch (error) {
    await shutdown.run();
    throw error instanceof AppError ? new Error(error.message) : error;
  }
}

function announce(settings: Settings, url: string | null, ready: string | null): void {
  tell(ready === null ? 'Готово.' : `Готово за ${ready}.`);
  if (url === null) tell(`  Роли: ${[...settings.roles].join(', ')}`);
  else {
    tell(`  Стена:       ${url}/wall`);
    tell(`  Обращения:   ${url}/appeals`);
    tell(`  Приём (API): ${url}/api-docs`);
    tell(`  Состояние:   ${url}/api/health`);
  }
  tell(`  Хранилище:   ${settings.isDemo ? 'показ (ДЕМО); рабочее — с PULT_DEMO=0' : 'рабочее'}`);
  tell(`  Папка данных: ${settings.dataDir}`);
  tell('  Остановить: Ctrl-C');
}

/** Tells other starts of this folder and port that we are here. */
async function writeRunFile(settings: Settings, server: { url: string; build: string }) {
  const folder = path.join(settings.dataDir, 'run');
  const file = path.join(folder, `web-${settings.port}.json`);
  await mkdir(folder, { recursive: true });
  await writeFile(file, JSON.stringify({ pid: process.pid, ...server }));
  return { stop: () => rm(file, { force: true }) };
}
