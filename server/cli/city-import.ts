import { systemActor } from '@/lib/services/actor';
import { CITY_USAGE, readCityRequest } from '../city/city-request';
import { conductCity } from '../city/conduct-city';
import { inspectCityFile } from '../city/read/file-kind';
import { createScreen } from '../city/screen';
import { openCliStore } from './open-cli-store';
import { readArguments, runCommand } from './run-command';

const OPTIONS = {
  city: { type: 'string' },
  districts: { type: 'string' },
  remove: { type: 'boolean', default: false },
  demo: { type: 'boolean', default: false },
} as const;

runCommand(async () => {
  const { values, positionals } = readArguments({ options: OPTIONS, allowPositionals: true }, CITY_USAGE);
  const folder = process.env.INIT_CWD ?? process.cwd();
  const request = readCityRequest({ ...values, files: positionals }, folder);
  const file = request.file === null ? null : await inspectCityFile(request.file);
  const screen = createScreen(process.stderr);
  const { store, dataDir, close } = await openCliStore(request);
  try {
    const ctx = { store, actor: systemActor('city-import') };
    const answer = await conductCity(ctx, { file, request, dataDir, screen });
    process.stdout.write(`${answer}\n`);
    return 0;
  } finally {
    screen.end();
    await close();
  }
});
