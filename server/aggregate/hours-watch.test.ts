import { afterAll, beforeAll, expect, it } from 'vitest';
import { numbersOf, section } from '@/lib/contract/figures';
import { createHeldClock } from '@/lib/domain/clock';
import { dayOfDate } from '@/lib/domain/work-calendar/dates';
import { withDay } from '@/lib/domain/work-calendar/day-of-year';
import { applyRules, undoRules } from '@/lib/services/deadlines/apply-rules';
import { getRules } from '@/lib/services/deadlines/get-rules';
import { openTestStore, type TestStore } from '@/tests/test-store';
import { AggregateState } from './aggregate-state';
import { readHours } from './hours-watch';

const NOW = Date.parse('2026-11-02T10:00:00+04:00');
let test: TestStore;
beforeAll(async () => {
  test = await openTestStore({ clock: createHeldClock(NOW) });
});
afterAll(() => test.close());

it('gives the wall the ends of working days by the calendar that holds, changed and undone', async () => {
  const state = new AggregateState(test.store.city);
  state.advance(NOW);
  const closes = async () => {
    await readHours({ store: test.store, state });
    const changes = state.takeDerived().filter(([name]) => name === section.dayCloses);
    return changes.map(([, , value]) => numbersOf(value ?? undefined));
  };
  const first = dayOfDate('2026-11-02');
  const usual = [first, 17 * 60, 16 * 60, -1, 17 * 60, 16 * 60, -1, -1, 17 * 60];
  expect(await closes()).toEqual([usual]);
  expect(await closes()).toEqual([]);

  const { rules, version } = await getRules({ ctx: test.ctx });
  const worked = { date: '2026-11-07', kind: 'worked', note: '2026-11-06' } as const;
  const years = rules.years.map((year) => (year.year === 2026 ? withDay(year, worked) : year));
  const proposal = { rules: { ...rules, years }, basedOn: version, note: 'Рабочая суббота' };
  const applied = await applyRules({ ctx: test.ctx, input: proposal });
  expect(await closes()).toEqual([usual.with(6, 16 * 60)]);
  await undoRules({ ctx: test.ctx, input: { version: applied.version } });
  expect(await closes()).toEqual([usual]);
});
