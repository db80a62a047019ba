import { numbersOf, section } from '@/lib/contract/figures';
import { WINDOWS } from '@/lib/domain/time-window';
import { AggregateState } from '@/server/aggregate/aggregate-state';
import { tableOf } from '@/tests/figures-of';
import { loadTestCity } from '@/tests/test-store';
import { createBareLoop } from './lib/bare-loop';
import { medianOf } from './lib/stats';
import { syntheticEvents } from './lib/synthetic-events';
import { type Bench, number, times } from './lib/table';

const EVENTS = 400_000;
const ROUNDS = 7;

/** The folds of one process beside a bare loop that counts the same once. */
export const folds: Bench = {
  name: 'folds',
  async run(tell) {
    const city = await loadTestCity();
    const now = Date.now();
    const events = [...syntheticEvents(city, { count: EVENTS, now, days: 45 })];
    const rates: { ours: number; bare: number }[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const state = new AggregateState(city);
      state.advance(now);
      const from = performance.now();
      for (const event of events) state.apply(event);
      const ours = performance.now() - from;
      const loop = createBareLoop(now, city.profile.zone);
      const bareFrom = performance.now();
      for (const event of events) loop.count(event);
      const bare = performance.now() - bareFrom;
      rates.push({ ours: (EVENTS / ours) * 1000, bare: (EVENTS / bare) * 1000 });
      if (round === 0) compare(state, loop);
      tell(`круг ${round + 1}: ${number(EVENTS / ours)} и ${number(EVENTS / bare)} событий за мс`);
    }
    const ours = medianOf(rates.map((rate) => rate.ours));
    const bare = medianOf(rates.map((rate) => rate.bare));
    return [
      {
        metric: 'Свёртка событий, в секунду (голый цикл по массивам)',
        ours: number(ours),
        rival: number(bare),
        ratio: times(medianOf(rates.map((rate) => rate.ours / rate.bare))),
        limit: '≥ 0,5×',
      },
    ];
  },
};

function compare(state: AggregateState, loop: ReturnType<typeof createBareLoop>): void {
  const table = tableOf(state.all());
  for (const window of WINDOWS) {
    const [count = 0] = numbersOf(table.get(section.topics('messages', window))?.get('*'));
    if (count !== loop.totalOf(window)) throw new Error(`${window}: ${count} ≠ ${loop.totalOf(window)}`);
  }
}
