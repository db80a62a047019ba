import { describe, expect, it } from 'vitest';
import { defaultRules } from './default-regimes';
import type { ClockRule, DeadlineRules, Regime } from './regime';
import { missingYears, validateRules } from './validate-rules';

const CITY = {
  topics: [
    { id: 'potholes', severity: 3, normDays: 5 },
    { id: 'manhole', severity: 5, normDays: 1 },
  ],
  sources: [{ id: 'vk', channel: 'vk' as const }],
};
const rules = defaultRules(CITY);
const [petition] = rules.regimes;
if (petition === undefined) throw new Error('no default regime');

const messagesOf = (made: DeadlineRules) =>
  validateRules(made, CITY).map(({ path, message }) => `${path}: ${message}`);
const withRegime = (regime: Regime): DeadlineRules => ({ ...rules, regimes: [regime] });
const withClock = (clock: Partial<ClockRule>) =>
  withRegime({
    ...petition,
    clocks: petition.clocks.map((rule) => (rule.clock === 'final' ? { ...rule, ...clock } : rule)),
  });

describe('validateRules', () => {
  it('finds nothing wrong with the default set', () => {
    expect(messagesOf(rules)).toEqual([]);
  });

  it.each([0, -3, 1.5])('refuses a term of %s', (amount) => {
    expect(messagesOf(withClock({ amount }))).toEqual([
      'regimes.0.clocks.2.amount: срок должен быть целым числом не меньше 1',
    ]);
  });

  it('names a calendar that is not there and an extension of nothing', () => {
    const faults = messagesOf(withClock({ calendar: 'moon', extension: { times: 0, amount: 0 } }));
    expect(faults.join('\n')).toMatch(
      /calendar: нет календаря «moon»\n.*extension.times: .*\n.*extension.amount:/,
    );
  });

  it('refuses a rule that can be about nothing', () => {
    const about = (when: Partial<Regime['when']>) =>
      messagesOf(withRegime({ ...petition, when: { ...petition.when, ...when } }));
    expect(about({ topics: ['ufo'] })).toEqual(['regimes.0.when: в городе нет тем «ufo»']);
    expect(about({ sources: ['smoke'] })[0]).toContain('нет источников «smoke»');
    expect(about({ topics: ['potholes'], severityFrom: 5 })[0]).toContain('правило ни к чему не относится');
    expect(about({ channels: ['email'] })[0]).toContain('письмо по электронной почте — сообщение');
  });

  it('refuses two rules of which nothing says which goes first, until one is put before the other', () => {
    const twin: Regime = { ...petition, id: 'twin', name: 'Двойник' };
    const made = { ...rules, regimes: [petition, twin] };
    expect(messagesOf(made)).toHaveLength(3);
    expect(messagesOf(made)[2]).toContain('«Двойник» спорит с «Обращение (59-ФЗ)»');
    expect(messagesOf({ ...rules, regimes: [petition, { ...twin, precedence: 1 }] })).toEqual([]);
    expect(
      messagesOf({ ...rules, regimes: [petition, { ...twin, when: { ...twin.when, kind: 'message' } }] }),
    ).toEqual([]);
  });

  it('refuses equal codes and two terms of one clock', () => {
    expect(messagesOf({ ...rules, regimes: [petition, { ...petition, precedence: 1 }] })[0]).toContain(
      'уже есть',
    );
    const [first] = petition.clocks;
    expect(
      messagesOf(withRegime({ ...petition, clocks: first === undefined ? [] : [first, first] }))[0],
    ).toContain('такой срок');
    expect(messagesOf(withRegime({ ...petition, clocks: [] }))[0]).toContain('ничего не отсчитывает');
  });

  it('refuses a calendar that cannot be', () => {
    const [centre, ...others] = rules.calendars;
    if (centre === undefined) throw new Error('no calendar');
    const calendars = [
      { ...centre, week: [[[600, 500]], [], [], [], [], [], []] as [number, number][][] },
      ...others,
    ];
    expect(messagesOf({ ...rules, calendars })[0]).toContain('понедельник: время');
    const years = [
      {
        year: 2026,
        source: '',
        isDecreed: true,
        off: [{ date: '2026-02-30', name: '' }],
        worked: [],
        shortened: ['2026-11-22'],
      },
    ];
    expect(messagesOf({ ...rules, years })).toEqual([
      'years.0.off.0.date: 2026-02-30: такого дня в 2026 году нет',
      'years.0.shortened.0: 2026-11-22: воскресенье — выходной, сокращать нечего',
    ]);
  });
});

describe('missingYears', () => {
  it('names the year after this one', () => {
    expect(missingYears(rules, 2026)).toEqual([]);
    expect(missingYears(rules, 2027)).toEqual([2028]);
  });
});
