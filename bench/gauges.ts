import { z } from 'zod';
import { runProgram } from './lib/run-program';
import { type Bench, type BenchRow, ms, number } from './lib/table';

const OPEN = [100_000, 1_000_000] as const;

const report = z.object({
  heapMb: z.number(),
  fillMs: z.number(),
  minuteMs: z.number(),
  nightMs: z.number(),
  savedMb: z.number(),
});

async function rowsAt(open: number): Promise<BenchRow[]> {
  const { heapMb, fillMs, minuteMs, nightMs, savedMb } = await runProgram('fill-gauges', open, report.parse);
  const row = (metric: string, ours: string): BenchRow => ({
    metric: `Стрелки сроков при ${number(open)} открытых: ${metric}`,
    ours,
    rival: '—',
    ratio: '—',
    limit: '—',
  });
  return [
    row('память', `${number(heapMb)} МБ, ${number((heapMb * 1024 * 1024) / open)} байт на запись`),
    row('приход одной записи', `${number((fillMs * 1000) / open, 1)} мкс`),
    row('повороты за минуту / за двенадцать часов разом', `${ms(minuteMs)} / ${ms(nightMs)}`),
    row('в снимке для перезапуска', `${number(savedMb)} МБ`),
  ];
}

/** What the gauges of deadlines hold of open appeals, each due at a second of its own, and what a turn costs. */
export const gauges: Bench = {
  name: 'gauges',
  async run() {
    const rows: BenchRow[] = [];
    for (const open of OPEN) rows.push(...(await rowsAt(open)));
    return rows;
  },
};
