import { spawn } from 'node:child_process';
import path from 'node:path';
import { type Bench, number } from './lib/table';

const APPEALS = 10_000_000;

interface Report {
  readonly rssMb: number;
  readonly heapMb: number;
  readonly openAppeals: number;
  readonly seconds: number;
}

/** Folds ten million appeals in a process of its own and asks what it holds afterwards. */
export const memory: Bench = {
  name: 'memory',
  async run(tell) {
    tell(`${number(APPEALS)} обращений за 1000 дней, по 10 000 в день`);
    const report = await fold();
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

function fold(): Promise<Report> {
  return new Promise((resolve, reject) => {
    const program = path.join(import.meta.dirname, 'lib', 'fold-many.ts');
    const child = spawn(process.execPath, ['--expose-gc', '--import', 'tsx', program, String(APPEALS)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(JSON.parse(output));
      else reject(new Error(`fold-many ended with ${code}`));
    });
  });
}
