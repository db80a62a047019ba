import { z } from 'zod';
import { runProgram } from './lib/run-program';
import { type Bench, number } from './lib/table';

const APPEALS = 10_000_000;

const foldReport = z.object({
  rssMb: z.number(),
  heapMb: z.number(),
  openAppeals: z.number(),
  seconds: z.number(),
});

/** Folds ten million appeals in a process of its own and asks what it holds afterwards. */
export const memory: Bench = {
  name: 'memory',
  async run(tell) {
    tell(`${number(APPEALS)} обращений за 1000 дней, по 10 000 в день`);
    const report = await runProgram('fold-many', APPEALS, foldReport.parse);
    return [
      {
        metric: `Память подсчёта при ${number(APPEALS)} записей в хранилище (открытых ${number(report.openAppeals)})`,
        ours: `${number(report.rssMb)} МБ, из них куча ${number(report.heapMb)} МБ`,
        rival: '—',
        ratio: `${number(report.seconds, 1)} с на полную пересборку`,
        limit: '≤ 1 ГБ',
      },
    ];
  },
};
