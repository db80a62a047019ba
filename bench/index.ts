import { parseArgs } from 'node:util';
import { clusters } from './clusters';
import { fanOut } from './fan-out';
import { folds } from './folds';
import { freshness } from './freshness';
import { gauges } from './gauges';
import { type Bench, type BenchRow, printTable } from './lib/table';
import { memory } from './memory';
import { search } from './search';
import { snapshot } from './snapshot';

const BENCHES: readonly Bench[] = [freshness, folds, snapshot, fanOut, search, memory, gauges, clusters];

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { only: { type: 'string' } } });
  const wanted = values.only?.split(',') ?? BENCHES.map(({ name }) => name);
  const unknown = wanted.find((name) => !BENCHES.some((bench) => bench.name === name));
  if (unknown !== undefined) {
    throw new Error(`нет строки «${unknown}»; есть: ${BENCHES.map(({ name }) => name).join(', ')}`);
  }
  const rows: BenchRow[] = [];
  for (const bench of BENCHES.filter(({ name }) => wanted.includes(name))) {
    process.stderr.write(`▶ ${bench.name}\n`);
    rows.push(...(await bench.run((line) => process.stderr.write(`  · ${line}\n`))));
  }
  process.stdout.write(`${printTable(rows)}\n`);
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  },
);
