import { ALL, numbersOf, section } from '@/lib/contract/figures';
import { AggregateState } from '@/server/aggregate/aggregate-state';
import { tableOf } from '@/tests/figures-of';
import { loadTestCity } from '@/tests/test-store';
import { syntheticEvents } from './synthetic-events';

const MB = 1024 * 1024;
const count = Number(process.argv[2]);
const city = await loadTestCity();
const now = Date.now();
const state = new AggregateState(city);
state.advance(now);
const from = performance.now();
for (const event of syntheticEvents(city, { count, now, days: 1_000 })) state.apply(event);
const seconds = (performance.now() - from) / 1_000;
const table = tableOf(state.all());
globalThis.gc?.();
const { rss, heapUsed, arrayBuffers } = process.memoryUsage();
const openAppeals = numbersOf(table.get(section.deadlines('messages'))?.get(ALL)).reduce(
  (sum, n) => sum + n,
  0,
);
process.stdout.write(
  JSON.stringify({
    rssMb: rss / MB,
    heapMb: (heapUsed + arrayBuffers) / MB,
    openAppeals,
    seconds,
    pos: state.pos,
  }),
);
