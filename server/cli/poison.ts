import { AppError } from '@/lib/contract/app-error';
import { listPoison, retryPoison } from '@/lib/services/log/poison';
import { openSearch } from '../adapters';
import { openCliStore } from './open-cli-store';
import { readArguments, runCommand } from './run-command';

const USAGE = `npm run poison -- list [--demo]          события, которые потребитель не смог взять, и почему
npm run poison -- retry ПОЗИЦИЯ [--demo]  взять событие ещё раз
  Отложенное подсчётом возвращает npm run rebuild -- aggregate.`;

runCommand(async () => {
  const options = { demo: { type: 'boolean', default: false } } as const;
  const { values, positionals } = readArguments({ options, allowPositionals: true }, USAGE);
  const [what = 'list', place] = positionals;
  const { store, settings, close } = await openCliStore({ isDemo: values.demo });
  try {
    if (what === 'list') {
      for (const { consumer, pos, reason, parkedAt } of await listPoison(store)) {
        process.stdout.write(`${pos}\t${consumer}\t${parkedAt}\t${reason}\n`);
      }
      return 0;
    }
    if (what !== 'retry' || !/^\d+$/.test(place ?? '')) throw new AppError('invalid', USAGE);
    const search = await openSearch(settings, store);
    try {
      process.stdout.write(`${await retryPoison(store, search, Number(place))}\n`);
    } finally {
      await search.close();
    }
    return 0;
  } finally {
    await close();
  }
});
