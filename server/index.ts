import path from 'node:path';
import { AppError } from '@/lib/contract/app-error';
import { parseSettings } from '@/lib/services/settings';
import { stopOnSignals } from './shutdown';
import { startServer } from './start-server';

const root = process.env.PULT_ROOT ?? process.cwd();
const tell = (line: string) => process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const settings = parseSettings(process.env, process.env.PULT_PROJECT ?? root);
  const { shutdown, url } = await startServer({
    settings,
    root,
    isDev: process.env.NODE_ENV !== 'production',
    build: process.env.PULT_BUILD ?? 'dev',
    tell: (step) => tell(`  · ${step}`),
  });
  stopOnSignals(shutdown, tell);
  tell(url === null ? `Работают роли: ${[...settings.roles].join(', ')}` : `Стена: ${url}/wall`);
  tell(`Папка данных: ${path.relative(process.cwd(), settings.dataDir) || '.'}`);
}

main().catch((error: unknown) => {
  const message =
    error instanceof AppError ? error.message : String(error instanceof Error ? error.stack : error);
  process.stderr.write(`Не запустилось.\n${message}\n`);
  process.exit(1);
});
