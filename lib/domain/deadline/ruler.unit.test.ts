import { describe, expect, it } from 'vitest';
import { makeFacts } from '@/tests/deadline-facts';
import { NEW_LIFE } from '../life/facts';
import { DEFAULT_CALENDARS } from '../work-calendar/default-calendars';
import type { DeadlineFacts } from './clock';
import { defaultRules } from './default-regimes';
import { explainClocks } from './explain';
import type { ClockRule, DeadlineRules, Regime } from './regime';
import { createRuler } from './ruler';

const samara = (text: string) => Date.parse(`${text.replace(' ', 'T')}:00+04:00`);
const CITY = { zone: 'Europe/Samara', severityOf: (topic: string) => (topic === 'manhole' ? 5 : 3) };
const rules = defaultRules({ topics: [{ id: 'potholes', normDays: 5 }] });
const ruler = createRuler(rules, CITY);

const petition = (created: string, facts: Partial<DeadlineFacts> = {}) =>
  makeFacts(samara(created), { kind: 'petition', channel: 'paper', ...facts });
const wordsOf = (facts: DeadlineFacts, kind: string) =>
  explainClocks(ruler, facts).find(({ clock }) => clock.kind === kind)?.words;

function rulesWith(rule: Partial<ClockRule>, regime: Partial<Regime> = {}): DeadlineRules {
  const clock: ClockRule = {
    clock: 'final',
    unit: 'calendar-days',
    amount: 1,
    calendar: 'centre',
    from: 'start',
    countsFirstDay: false,
    ifOff: 'stay',
    until: 'closing',
    isPausable: true,
    extension: null,
    soonMinutes: 60,
    ...rule,
  };
  const when = {
    kind: null,
    channels: [],
    sources: [],
    topics: [],
    severityFrom: null,
    isFastTrack: null,
    controllers: [],
  };
  const made: Regime = {
    id: 'r',
    name: 'Р',
    when,
    precedence: 0,
    clocks: [clock],
    lead: 'computed',
    source: 'с',
    isConfirmed: true,
    note: '',
    ...regime,
  };
  return { ...DEFAULT_CALENDARS, regimes: [made] };
}
const dueBy = (rule: Partial<ClockRule>, created: string, life: Partial<DeadlineFacts['life']> = {}) =>
  createRuler(rulesWith(rule), CITY).deadlinesOf(
    makeFacts(samara(created), { life: { ...NEW_LIFE, ...life } }),
  );

describe('the petition of 59-ФЗ', () => {
  it('is due on a Thursday where thirty days end on one', () => {
    expect(ruler.deadlinesOf(petition('2026-11-03 10:00'))).toMatchObject({
      due: samara('2026-12-03 17:00'),
      regime: 'petition',
    });
  });

  it('moves a last Saturday to the Friday before it, and says so', () => {
    const facts = petition('2026-11-05 10:00');
    expect(ruler.deadlinesOf(facts).due).toBe(samara('2026-12-04 16:00'));
    expect(wordsOf(facts, 'final')).toBe(
      '30 календарных дней с 05.11.2026 — суббота 05.12, выходной; перенесён на пятницу 04.12.2026, до 16:00',
    );
  });

  it('may be extended once, by thirty days at most', () => {
    const extension = { at: samara('2026-11-20 10:00'), amount: 40, reason: 'запрос', noticedAt: null };
    const facts = petition('2026-11-03 10:00', { life: { ...NEW_LIFE, extensions: [extension, extension] } });
    // 60 days end on Saturday 02.01.2027; 31.12.2026 rests by its decree.
    expect(ruler.deadlinesOf(facts).due).toBe(samara('2026-12-30 17:00'));
    expect(wordsOf(facts, 'final')).toContain(
      '30 календарных дней и продление на 30 календарных дней с 03.11.2026',
    );
    expect(wordsOf(facts, 'final')).toContain(
      'праздник (Новогодние каникулы); перенесён на среду 30.12.2026',
    );
    expect(ruler.extensionOf(facts)).toMatchObject({ timesLeft: 0, most: 30 });
    expect(ruler.extensionOf(petition('2026-11-03 10:00'))).toMatchObject({ timesLeft: 1 });
  });

  it('is not pressed by the term of redirecting until it is another’s', () => {
    const facts = petition('2026-11-03 10:00');
    expect(ruler.deadlinesOf(facts).clocks.map(({ kind }) => kind)).toEqual([
      'registration',
      'redirect',
      'final',
    ]);
    expect(ruler.deadlinesOf({ ...facts, status: 'not-competent' }).due).toBe(samara('2026-11-10 17:00'));
    expect(ruler.deadlinesOf({ ...facts, status: 'in-work' }).clocks).toHaveLength(2);
  });
});

describe('the clock in front', () => {
  it('is the reaction until it is given, then the final answer', () => {
    const facts = makeFacts(samara('2026-11-23 10:00'));
    expect(ruler.deadlinesOf(facts)).toMatchObject({ due: samara('2026-11-24 10:48'), regime: 'incident' });
    const reacted = { ...facts, life: { ...NEW_LIFE, interimAt: samara('2026-11-24 09:00') } };
    // Seven working days from the interim answer of 24.11.
    expect(ruler.deadlinesOf(reacted).due).toBe(samara('2026-12-03 17:00'));
  });

  it('is that of the source where the rule says so, with the regime of the record', () => {
    const sourceDue = samara('2026-11-30 12:00');
    const facts = makeFacts(samara('2026-11-23 10:00'), { sourceDue });
    expect(ruler.deadlinesOf(facts)).toMatchObject({ due: sourceDue, soon: null, regime: 'incident' });
    expect(wordsOf(facts, 'final')).toBeDefined();
  });

  it.each([
    ['computed', '2026-11-24 17:00'],
    ['stricter', '2026-11-24 12:00'],
    ['source', '2026-11-24 12:00'],
  ] as const)('where %s leads', (lead, due) => {
    const made = createRuler(rulesWith({}, { lead }), CITY);
    const facts = makeFacts(samara('2026-11-23 10:00'), { sourceDue: samara('2026-11-24 12:00') });
    expect(made.deadlinesOf(facts).due).toBe(samara(due));
  });

  it('is a control date when that is stricter, whoever leads', () => {
    const until = samara('2026-11-25 12:00');
    const controls = [{ controller: 'deputy', until, since: samara('2026-11-23 12:00') } as const];
    const facts = makeFacts(samara('2026-11-23 10:00'), {
      sourceDue: samara('2026-11-30 12:00'),
      life: { ...NEW_LIFE, controls },
    });
    expect(ruler.deadlinesOf(facts)).toMatchObject({ due: until, regime: 'control' });
  });

  it('is minutes round the clock for an accident told by phone, with the final of any call', () => {
    const facts = makeFacts(samara('2026-11-28 23:55'), { channel: 'phone', topic: 'manhole' });
    const { due, clocks } = ruler.deadlinesOf(facts);
    expect(due).toBe(samara('2026-11-29 00:05'));
    expect(clocks.map(({ kind, regime }) => `${kind} ${regime}`)).toEqual([
      'reaction call-accident',
      'final call',
    ]);
  });

  it('judges a finished appeal by its final clock', () => {
    const facts = makeFacts(samara('2026-11-23 10:00'), {
      status: 'answered',
      answered: samara('2026-11-25 10:00'),
    });
    expect(ruler.deadlinesOf(facts)).toMatchObject({ due: samara('2026-12-02 17:00'), regime: 'incident' });
  });

  it('starts anew with a reopening, extensions and answers of the first round aside', () => {
    const life = {
      ...NEW_LIFE,
      reactedAt: samara('2026-11-23 11:00'),
      reopenedAt: samara('2026-12-07 10:00'),
      reopenings: 1,
    };
    const facts = makeFacts(samara('2026-11-23 10:00'), { life });
    expect(ruler.deadlinesOf(facts).due).toBe(samara('2026-12-08 10:48'));
  });

  it('is none without rules and without the source’s', () => {
    const none = createRuler({ regimes: [], calendars: [], years: [] }, CITY);
    expect(none.deadlinesOf(makeFacts(0))).toMatchObject({ due: null, soon: null, regime: null });
    expect(none.deadlinesOf(makeFacts(0, { sourceDue: 5 })).due).toBe(5);
  });
});

describe('days', () => {
  it('may count the first one', () => {
    expect(dueBy({ amount: 3, countsFirstDay: true }, '2026-11-23 10:00').due).toBe(
      samara('2026-11-25 17:00'),
    );
    expect(dueBy({ amount: 3, unit: 'working-days' }, '2026-11-26 10:00').due).toBe(
      samara('2026-12-01 17:00'),
    );
  });

  it('may end at midnight, may follow, may stay on a day off', () => {
    const created = '2026-11-27 10:00';
    expect(dueBy({ until: 'midnight' }, created).due).toBe(samara('2026-11-29 00:00') - 1_000);
    expect(dueBy({ ifOff: 'following' }, created).due).toBe(samara('2026-11-30 17:00'));
    expect(dueBy({ ifOff: 'stay' }, created).due).toBe(samara('2026-11-29 00:00') - 1_000);
  });

  it('is never due before it came', () => {
    // One day from New Year's Eve of a Friday: the preceding working day has gone.
    expect(dueBy({ ifOff: 'preceding', amount: 1 }, '2026-12-30 18:00').due).toBe(samara('2027-01-11 17:00'));
    expect(dueBy({ countsFirstDay: true, unit: 'working-days' }, '2026-11-23 18:00').due).toBe(
      samara('2026-11-24 17:00'),
    );
  });

  it('stand still in a pause, and lead no more while it lasts', () => {
    const pause = {
      from: samara('2026-11-24 10:00'),
      to: samara('2026-11-26 10:00'),
      reason: 'ждём заявителя',
    };
    expect(dueBy({ amount: 3 }, '2026-11-23 10:00', { pauses: [pause] }).due).toBe(
      samara('2026-11-29 00:00') - 1_000,
    );
    const open = dueBy({ amount: 3 }, '2026-11-23 10:00', { pauses: [{ ...pause, to: null }] });
    expect(open.due).toBeNull();
    expect(open.clocks[0]).toMatchObject({ pausedSince: pause.from, due: samara('2026-11-26 17:00') });
  });

  it('are not saved by a pause that came after the due time', () => {
    const pause = { from: samara('2026-11-25 10:00'), to: null, reason: 'поздно' };
    expect(dueBy({}, '2026-11-23 10:00', { pauses: [pause] }).due).toBe(samara('2026-11-24 17:00'));
  });
});

describe('minutes', () => {
  it('skip lunch, nights, weekends, holidays and the cut hour of a short day', () => {
    expect(dueBy({ unit: 'working-minutes', amount: 540 }, '2026-11-03 10:00').due).toBe(
      samara('2026-11-05 11:48'),
    );
  });

  it('leave out pauses that overlap', () => {
    const pauses = [
      { from: samara('2026-11-23 10:30'), to: samara('2026-11-23 11:30'), reason: '' },
      { from: samara('2026-11-23 11:00'), to: samara('2026-11-23 11:45'), reason: '' },
    ];
    expect(dueBy({ unit: 'working-minutes', amount: 60 }, '2026-11-23 10:00', { pauses }).due).toBe(
      samara('2026-11-23 13:03'),
    );
  });

  it('are explained with their calendar', () => {
    expect(wordsOf(makeFacts(samara('2026-11-23 10:00')), 'reaction')).toBe(
      '9 рабочих часов с 23.11.2026 10:00 — 24.11.2026 10:48, календарь «Рабочее время центра»',
    );
  });
});

describe('a due time of the source before the record came', () => {
  it('is told to be odd and leads none the less, so that it is seen', () => {
    const facts = makeFacts(samara('2026-11-23 10:00'), { sourceDue: samara('2026-11-20 10:00') });
    expect(ruler.deadlinesOf(facts).due).toBe(samara('2026-11-20 10:00'));
    const [first] = explainClocks(ruler, facts);
    expect(first?.words).toBe(
      'срок, который назвал источник: 20.11.2026 10:00, раньше, чем запись поступила: проверьте его у источника',
    );
  });
});

describe('a year without data', () => {
  it('leaves the clock out and says which year is missing', () => {
    const { due, faults } = ruler.deadlinesOf(makeFacts(samara('2031-11-23 10:00')));
    expect(due).toBeNull();
    expect(faults?.[0]).toContain('нет 2031 года');
  });
});
