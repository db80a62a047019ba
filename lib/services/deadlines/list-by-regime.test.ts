import { afterAll, beforeAll, expect, it } from 'vitest';
import { NONE } from '@/lib/contract/figures';
import { OPEN_STANDINGS, type RegimeQuery } from '@/lib/contract/regime-list';
import { DAY, HOUR } from '@/lib/domain/city-time';
import { createHeldClock } from '@/lib/domain/clock';
import { oracleGauges } from '@/tests/gauge-oracle';
import { openTestStore, type TestStore } from '@/tests/test-store';
import { submitRows } from '../intake/submit-rows';
import { listByRegime } from './list-by-regime';

const NOW = Date.parse('2026-11-23T14:00:00+04:00');
const clock = createHeldClock(NOW);
let test: TestStore;
beforeAll(async () => {
  test = await openTestStore({ clock });
  const sources = ['vk', 'incident', 'delo', 'phone'] as const;
  const rows = Array.from({ length: 80 }, (_, i) => ({
    source: sources[i % sources.length],
    externalId: `r-${i}`,
    kind: sources[i % sources.length] === 'delo' ? 'petition' : 'message',
    text: 'Яма на дороге',
    topic: i % 3 === 0 ? 'potholes' : 'snow',
    createdAt: new Date(NOW - i * 11 * HOUR).toISOString(),
    ...(i % 5 === 0 && { dueAt: new Date(NOW + ((i % 4) - 2) * HOUR).toISOString() }),
    ...(i % 7 === 0 && { answeredAt: new Date(NOW - HOUR).toISOString() }),
  }));
  await submitRows({ ctx: test.ctx, input: { rows, lane: 'live' } });
});
afterAll(() => test.close());

const list = (regime: string, query: RegimeQuery) =>
  listByRegime({ ctx: test.ctx, input: { ...query, regime } });

it('counts and lists what the gauges of a regime say, at any moment', async () => {
  for (const at of [NOW, NOW + HOUR, NOW + 4 * DAY]) {
    clock.set(at);
    for (const kind of ['message', 'petition'] as const) {
      const zone = test.store.city.profile.zone;
      const { open } = await oracleGauges(test.store.db.sql, { kind, at, zone });
      const regimes = Object.entries(open).filter(([key]) => key.startsWith('regimes/'));
      expect(regimes.length).toBeGreaterThan(0);
      for (const [key, [inTime, soon, late, none]] of regimes) {
        const regime = key.slice('regimes/'.length);
        const told = await list(regime, { kind, deadline: null });
        expect(told.counts).toEqual({ inTime, soon, late, none });
        expect(told.name === null).toBe(regime === NONE);
        for (const deadline of OPEN_STANDINGS) {
          const { items } = await list(regime, { kind, deadline });
          expect(items).toHaveLength(told.counts[deadline]);
          const dues = items.map(({ dueAt }) => dueAt ?? '');
          expect(dues).toEqual(dues.toSorted());
        }
      }
    }
  }
});

it('is empty for a rule that there is none of', async () => {
  const told = await list('nowhere', { kind: 'message', deadline: null });
  expect(told).toEqual({ name: null, counts: { inTime: 0, soon: 0, late: 0, none: 0 }, items: [] });
});
