import { systemActor } from '@/lib/services/actor';
import { conductImport, type ImportScreen, openFile } from '../sources/run/conduct-import';
import { IMPORT_USAGE, readImportRequest } from '../sources/run/import-request';
import { openCliStore } from './open-cli-store';
import { listFromCommand, undoFromCommand } from './past-imports';
import { readArguments, runCommand } from './run-command';

const OPTIONS = {
  source: { type: 'string' },
  format: { type: 'string' },
  sheet: { type: 'string' },
  undo: { type: 'string' },
  list: { type: 'boolean', default: false },
  map: { type: 'string', multiple: true },
  zone: { type: 'string' },
  replay: { type: 'string' },
  run: { type: 'string' },
  demo: { type: 'boolean', default: false },
} as const;

const screen: ImportScreen = {
  isTTY: process.stderr.isTTY,
  write: (text) => process.stderr.write(text),
  tell: (line) => process.stderr.write(`  · ${line}\n`),
  answer: (text) => process.stdout.write(text),
};

runCommand(async () => {
  const { values, positionals } = readArguments({ options: OPTIONS, allowPositionals: true }, IMPORT_USAGE);
  if (values.undo !== undefined) return undoFromCommand(values.undo, { isDemo: values.demo, screen });
  if (values.list) return listFromCommand({ isDemo: values.demo, screen });
  const folder = process.env.INIT_CWD ?? process.cwd();
  const request = readImportRequest({ ...values, file: positionals }, folder);
  const opened = await openFile(request, screen);
  const { store, dataDir, close } = await openCliStore({ isDemo: request.isDemo });
  try {
    const ctx = { store, actor: systemActor('import') };
    return await conductImport(ctx, opened, { request, dataDir, screen });
  } finally {
    await close();
  }
});
