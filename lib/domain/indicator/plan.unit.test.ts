import { expect, it } from 'vitest';
import { CATALOGUE, indicatorOf, indicatorsOf } from './catalogue';
import { against, DEFAULT_PLANS, type Plan, planAt, planFaults } from './plan';

const plan = (changes: Partial<Plan> = {}): Plan => ({
  subject: 'message',
  code: 'on-time',
  since: '2026-03',
  value: 95,
  act: 'Распоряжение от 12.01.2026 № 5-р',
  isConfirmed: true,
  ...changes,
});

it('holds from its month until the next one, one kind of records apart from the other', () => {
  const plans = [plan({ since: '2026-06', value: 97 }), plan(), plan({ subject: 'petition', value: 100 })];
  const at = (month: string) => planAt(plans, { subject: 'message', code: 'on-time', month })?.value;
  expect([at('2026-02'), at('2026-03'), at('2026-05'), at('2026-06'), at('2027-01')]).toEqual([
    undefined,
    95,
    95,
    97,
    97,
  ]);
});

it('begins with plans that the catalogue can hold', () => {
  expect(DEFAULT_PLANS.flatMap(planFaults)).toEqual([]);
  expect(DEFAULT_PLANS.every(({ isConfirmed }) => !isConfirmed)).toBe(true);
});

it('tells what is wrong at its field', () => {
  const fields = (changes: Partial<Plan>) => planFaults(plan(changes)).map(({ field }) => field);
  expect(fields({})).toEqual([]);
  expect(fields({ value: null })).toEqual([]);
  expect(fields({ value: 101 })).toEqual(['value']);
  expect(fields({ value: -1 })).toEqual(['value']);
  expect(fields({ value: Number.NaN })).toEqual(['value']);
  expect(fields({ value: 95.123 })).toEqual(['value']);
  expect(fields({ code: 'late-at-end', value: 1.5 })).toEqual(['value']);
  expect(fields({ since: '2026-13' })).toEqual(['since']);
  expect(fields({ act: ' ' })).toEqual(['act']);
  expect(fields({ code: 'received' })).toEqual(['code']);
  expect(fields({ subject: 'petition', code: 'calls' })).toEqual(['code']);
});

it('calls a plan met by the direction of its indicator', () => {
  const more = indicatorOf('on-time');
  const less = indicatorOf('reaction-median');
  expect(against(more, 96.5, 95)).toEqual({ by: 1.5, isMet: true });
  expect(against(more, 94.99, 95)).toEqual({ by: -0.01, isMet: false });
  expect(against(less, 4, 4)).toEqual({ by: 0, isMet: true });
  expect(against(less, 4.2, 4)).toEqual({ by: 0.2, isMet: false });
  expect(against(indicatorOf('received'), 4, 4)).toBeNull();
  expect([against(more, null, 95), against(more, 95, null)]).toEqual([null, null]);
});

it('has a name and a formula for each indicator, and none that speaks of both kinds at once', () => {
  expect(new Set(CATALOGUE.map(({ code }) => code)).size).toBe(CATALOGUE.length);
  expect(
    CATALOGUE.filter(({ name, numerator, excluded }) => [name, numerator, excluded].includes('')),
  ).toEqual([]);
  expect(indicatorsOf('petition').map(({ code }) => code)).not.toContain('calls');
  expect(indicatorsOf('instruction').map(({ code }) => code)).toEqual(['instructions-on-time']);
});
