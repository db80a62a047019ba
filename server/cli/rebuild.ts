import { AppError } from '@/lib/contract/app-error';
import { dismissLeader } from '@/lib/db/leadership';
import { createLogReader } from '@/lib/services/log/log-reader';
import { rebuildSearch } from '@/lib/services/search/rebuild-search';
import { openSearch } from '../adapters';
import { outdateCheckpoints } from '../aggregate/checkpoints';
import { type CliStore, openCliStore } from './open-cli-store';
import { readArguments, runCommand } from './run-command';

const USAGE = `npm run rebuild -- aggregate|search [--demo]
  aggregate: показатели пересчитываются по журналу заново
  search: поисковый индекс строится рядом с действующим и встаёт на его место`;

async function rebuildAggregate({ store }: CliStore): Promise<string> {
  await outdateCheckpoints(store.db);
  const isRunning = await dismissLeader(store.db, 'aggregate');
  return isRunning
    ? 'Показатели пересчитываются по журналу; стена возьмёт их сама.'
    : 'Сервер не работает: показатели будут пересчитаны при его запуске.';
}

async function rebuildIndex({ store, settings }: CliStore): Promise<string> {
  const search = await openSearch(settings, store);
  try {
    const documents = await rebuildSearch({
      store,
      log: createLogReader(store.db),
      search,
      onProgress: (count) => process.stderr.write(`\r  · записей ${count}`),
    });
    return `\nИндекс построен заново и встал на место: записей ${documents}.`;
  } finally {
    await search.close();
  }
}

runCommand(async () => {
  const options = { demo: { type: 'boolean', default: false } } as const;
  const { values, positionals } = readArguments({ options, allowPositionals: true }, USAGE);
  const [what] = positionals;
  if (what !== 'aggregate' && what !== 'search') throw new AppError('invalid', USAGE);
  const opened = await openCliStore({ isDemo: values.demo });
  try {
    const words = what === 'aggregate' ? await rebuildAggregate(opened) : await rebuildIndex(opened);
    process.stdout.write(`${words}\n`);
    return 0;
  } finally {
    await opened.close();
  }
});
