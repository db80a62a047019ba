import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE, SECOND } from '../city-time';
import { compileCalendar } from '../work-calendar/compile';
import { DEFAULT_CALENDARS } from '../work-calendar/default-calendars';
import type { IndicatorCode } from './catalogue';
import { MonthCounter } from './count-month';
import type { PromiseFact, RoundFact } from './facts';
import { monthSpan } from './month';
import { quantile } from './quantile';
import type { Ground } from './share-of';

const ZONE = 'Europe/Samara';
const [centre] = DEFAULT_CALENDARS.calendars;
if (centre === undefined) throw new Error('no calendar');
const calendar = compileCalendar(centre, DEFAULT_CALENDARS, ZONE);
const at = (text: string) => Date.parse(`2026-${text}:00+04:00`);

const lacked: number[] = [];
function ground(changes: Partial<Ground> = {}): Ground {
  const span = monthSpan(ZONE, '2026-11');
  return { ...span, end: span.to, calendar, lacks: (year) => lacked.push(year), ...changes };
}

function round(changes: Partial<RoundFact> = {}): RoundFact {
  const start = changes.start ?? at('11-05T10:00');
  return {
    kind: 'message',
    channel: 'vk',
    department: 'roads',
    received: start,
    start,
    reacted: null,
    due: null,
    finished: null,
    isAnswered: true,
    outcome: null,
    isFastTrack: false,
    isGone: false,
    redirected: null,
    interim: null,
    extended: [],
    ...changes,
  };
}

/** [value, of, n] of one indicator of messages. */
function figureOf(code: IndicatorCode, rounds: readonly RoundFact[], changes: Partial<Ground> = {}) {
  const counter = new MonthCounter(ground(changes));
  for (const fact of rounds) counter.round(fact);
  const found = counter.figures().message.all[code];
  return found === undefined ? null : [found.value, found.of, found.n];
}

describe('a month', () => {
  it('never lets messages, petitions and instructions meet', () => {
    const counter = new MonthCounter(ground());
    counter.round(round({ finished: at('11-06T10:00'), due: at('11-07T10:00') }));
    counter.round(round({ kind: 'petition', finished: at('11-09T10:00'), due: at('11-07T10:00') }));
    counter.instruction({ executor: 'roads', due: at('11-10T10:00'), done: null, isCancelled: false });
    const { message, petition, instruction } = counter.figures();
    expect(message.all['on-time']).toEqual({ value: 100, of: 1, n: 1 });
    expect(petition.all['on-time']).toEqual({ value: 0, of: 0, n: 1 });
    expect(message.departments.roads?.['on-time']).toEqual({ value: 100, of: 1, n: 1 });
    expect(petition.departments.roads?.['on-time']).toEqual({ value: 0, of: 0, n: 1 });
    expect(instruction.all).toEqual({ 'instructions-on-time': { value: 0, of: 0, n: 1 } });
    expect(petition.all.calls).toBeUndefined();
  });

  it('counts what came, once per appeal and not per round', () => {
    const rounds = [
      round({ channel: 'phone' }),
      round({ start: at('10-31T23:59'), channel: 'phone' }),
      round({ start: at('11-01T00:00') }),
      round({ received: null, finished: at('11-06T10:00') }),
    ];
    expect(figureOf('received', rounds)).toEqual([2, null, 2]);
    expect(figureOf('calls', rounds)).toEqual([1, null, 2]);
  });

  it('calls on time what was finished by its due second, of all that fell due', () => {
    const due = at('11-20T17:00');
    const rounds = [
      round({ due, finished: due }),
      round({ due, finished: due + SECOND - 1 }),
      round({ due, finished: due + SECOND }),
      round({ due }),
      round({ due, isGone: true }),
      round({ due: at('12-01T00:00'), finished: at('11-20T10:00') }),
      round({ finished: at('11-20T10:00') }),
    ];
    expect(figureOf('on-time', rounds)).toEqual([50, 2, 4]);
    expect(figureOf('answered-late', rounds)).toEqual([1, null, 5]);
  });

  it('judges only what is due already while the month lasts', () => {
    const rounds = [
      round({ due: at('11-10T10:00') }),
      round({ due: at('11-25T10:00'), finished: at('11-09T10:00') }),
    ];
    expect(figureOf('on-time', rounds, { end: at('11-20T10:00') })).toEqual([0, 0, 1]);
    expect(figureOf('on-time', rounds)).toEqual([50, 1, 2]);
  });

  it('knows what is open at its end, how late and how much put off', () => {
    const rounds = [
      round({ due: at('11-30T23:59') }),
      round({ due: at('11-23T23:59') }),
      round({ due: at('12-20T10:00'), extended: [at('11-10T10:00')] }),
      round({ due: at('12-20T10:00'), interim: at('11-10T10:00'), department: null }),
      round({ due: at('11-10T10:00'), finished: at('12-02T10:00') }),
      round({ due: at('11-10T10:00'), finished: at('11-30T10:00') }),
      round({ isGone: true }),
      round({ isGone: true, redirected: at('12-02T10:00') }),
      round({ start: at('12-01T00:00') }),
    ];
    expect(figureOf('open-at-end', rounds)).toEqual([6, null, 6]);
    expect(figureOf('late-at-end', rounds)).toEqual([3, null, 6]);
    expect(figureOf('late-week', rounds)).toEqual([2, null, 3]);
    expect(figureOf('postponed', rounds)).toEqual([33.33, 2, 6]);
    expect(figureOf('load', rounds)).toEqual([5, 5, 1]);
    expect(figureOf('extended', rounds)).toEqual([1, null, 1]);
  });

  it('shares the load among executors with anything open', () => {
    const rounds = [round(), round(), round({ department: 'lights' }), round({ department: null })];
    const idle = round({ department: 'water', finished: at('11-06T10:00') });
    expect(figureOf('load', [...rounds, idle])).toEqual([1.5, 3, 2]);
  });

  it('measures waiting in working hours, without lunch, nights and holidays', () => {
    // Tuesday 3 November is shortened to 16:00, Wednesday 4 is a holiday.
    const rounds = [
      round({ start: at('11-05T11:00'), finished: at('11-05T13:48') }),
      round({ start: at('11-03T15:00'), reacted: at('11-05T09:30'), finished: at('11-05T10:00') }),
      round({ start: at('11-06T20:00'), finished: at('11-08T12:00') }),
    ];
    expect(figureOf('answer-median', rounds)).toEqual([2, null, 3]);
    expect(figureOf('answer-p90', rounds)).toEqual([3, null, 3]);
    expect(figureOf('reaction-p90', rounds)).toEqual([2.5, null, 3]);
    expect(figureOf('reaction-mean', rounds)).toEqual([1.5, null, 3]);
    expect(figureOf('reaction-calendar', rounds)).toEqual([40, null, 3]);
    const silent = round({ finished: at('11-06T10:00'), isAnswered: false });
    expect(figureOf('reaction-median', [silent])).toEqual([null, null, 0]);
    expect(figureOf('answer-calendar', [silent])).toEqual([1, null, 1]);
    expect(figureOf('answer-calendar', rounds)).toEqual([1.67, null, 3]);
  });

  it('leaves a time that the calendar cannot count out of working hours, and says which year it lacks', () => {
    lacked.length = 0;
    const old = round({ start: Date.parse('2011-11-05T10:00:00+04:00'), finished: at('11-05T10:00') });
    expect(figureOf('answer-median', [old])).toEqual([null, null, 0]);
    expect(figureOf('answer-calendar', [old])?.[2]).toBe(1);
    expect(new Set(lacked)).toEqual(new Set([2011]));
  });

  it('knows ПОС, its fast track and the ways an answer ends', () => {
    const done = { finished: at('11-09T10:00'), due: at('11-15T10:00') };
    const rounds = [
      round({ ...done, channel: 'pos', isFastTrack: true, outcome: 'solved' }),
      round({ ...done, channel: 'pos', isFastTrack: true, due: at('11-08T10:00'), outcome: 'solved' }),
      round({ ...done, channel: 'pos', outcome: 'explained' }),
      round({ ...done, isFastTrack: true, outcome: 'refused' }),
      round({ ...done, outcome: 'planned' }),
      round(done),
      round({ ...done, channel: 'pos', isFastTrack: null }),
    ];
    expect(figureOf('fast-track', rounds)).toEqual([33.33, 1, 3]);
    expect(figureOf('pos-answer', rounds)).toEqual([4, null, 4]);
    expect(figureOf('solved-share', rounds)).toEqual([66.67, 2, 3]);
    expect(figureOf('outcome-refused', rounds)).toEqual([20, 1, 5]);
    expect(figureOf('outcome-planned', rounds)).toEqual([20, 1, 5]);
  });

  it('counts redirections, and those of the seventh day still in time', () => {
    const counter = new MonthCounter(ground());
    const sent = (redirected: string) =>
      round({ kind: 'petition', isGone: true, redirected: at(redirected) });
    counter.round(sent('11-12T23:59'));
    counter.round(sent('11-13T00:01'));
    counter.round(sent('12-01T00:01'));
    const { petition } = counter.figures();
    expect(petition.all.redirected).toEqual({ value: 2, of: null, n: 2 });
    expect(petition.all['redirected-in-time']).toEqual({ value: 50, of: 1, n: 2 });
  });

  it('counts a promise in the month of its date', () => {
    const until = at('11-20T18:00');
    const promise = (fate: PromiseFact['fate'], when: string | null): PromiseFact => ({
      kind: 'message',
      department: 'roads',
      until,
      fate,
      at: when === null ? null : at(when),
    });
    const counter = new MonthCounter(ground());
    counter.promise(promise('kept', '11-20T17:40'));
    counter.promise(promise('kept', '11-20T18:01'));
    counter.promise(promise('broken', '11-19T10:00'));
    counter.promise(promise(null, null));
    counter.promise(promise('reopened', '11-21T10:00'));
    counter.promise(promise('reopened', '11-19T10:00'));
    counter.promise(promise('mistaken', '11-21T10:00'));
    counter.promise({ ...promise(null, null), until: at('12-01T00:00') });
    expect(counter.figures().message.all['promises-kept']).toEqual({ value: 20, of: 1, n: 5 });
  });

  it('takes what the store has counted', () => {
    const counter = new MonthCounter(ground());
    const counted = { kind: 'message', department: 'roads' } as const;
    counter.counted({ ...counted, key: 'submitted', count: 8 });
    counter.counted({ ...counted, key: 'returned', count: 2 });
    counter.counted({ ...counted, department: null, key: 'repeats', count: 1 });
    counter.round(round({ finished: at('11-06T10:00') }));
    const { all, departments } = counter.figures().message;
    expect(all.rework).toEqual({ value: 25, of: 2, n: 8 });
    expect([all.repeats?.value, departments.roads?.repeats?.value]).toEqual([100, 0]);
  });

  it('has nothing to say of an empty month', () => {
    const { message } = new MonthCounter(ground()).figures();
    expect(message.all['on-time']).toEqual({ value: null, of: 0, n: 0 });
    expect(message.all['reaction-median']).toEqual({ value: null, of: null, n: 0 });
    expect(message.all.load).toEqual({ value: null, of: 0, n: 0 });
    expect(message.departments).toEqual({});
  });
});

/** Minute by minute, by the hours as PRODUCT.md writes them and the November of 2026. */
function slowHours(from: number, to: number): number {
  let minutes = 0;
  for (let t = from; t < to; t += MINUTE) {
    const local = new Date(t + 4 * HOUR);
    const [weekday, day] = [local.getUTCDay(), local.getUTCDate()];
    const minute = local.getUTCHours() * 60 + local.getUTCMinutes();
    if (weekday === 0 || weekday === 6 || day === 4) continue;
    const closes = weekday === 5 || day === 3 ? 16 : 17;
    const isLunch = minute >= 12 * 60 && minute < 12 * 60 + 48;
    if (minute >= 8 * 60 && minute < closes * 60 && !isLunch) minutes++;
  }
  return Math.round((minutes / 60) * 100) / 100;
}

it('agrees with counting minute by minute', () => {
  const from = at('11-02T00:00');
  const span = fc
    .tuple(fc.integer({ min: 0, max: 20 * 24 * 60 }), fc.integer({ min: 0, max: 8 * 24 * 60 }))
    .map(([start, length]) => [from + start * MINUTE, from + (start + length) * MINUTE] as const);
  const property = fc.property(fc.array(span, { minLength: 1, maxLength: 12 }), (spans) => {
    const rounds = spans.map(([start, finished]) => round({ start, finished }));
    const slow = spans.map(([start, finished]) => slowHours(start, finished));
    expect(figureOf('answer-median', rounds)?.[0]).toBe(quantile(slow, 50));
    expect(figureOf('answer-p90', rounds)?.[0]).toBe(quantile(slow, 90));
  });
  fc.assert(property, { numRuns: 120 });
});

/** Every count by its own plain filter over all rounds. */
function slowMonth(rounds: readonly RoundFact[], { from, to, end }: Ground) {
  const isIn = (t: number | null) => t !== null && t >= from && t < to;
  const sec = (t: number) => Math.floor(t / SECOND);
  const due = rounds.filter(
    (one) => isIn(one.due) && Number(one.due) < end && (one.finished !== null || !one.isGone),
  );
  const open = rounds.filter(
    (one) => one.start < end && !one.isGone && (one.finished === null || one.finished >= end),
  );
  return {
    received: rounds.filter((one) => isIn(one.received)).length,
    finished: rounds.filter((one) => isIn(one.finished)).length,
    due: due.length,
    onTime: due.filter((one) => one.finished !== null && sec(one.finished) <= sec(Number(one.due))).length,
    open: open.length,
    late: open.filter((one) => one.due !== null && sec(one.due) < sec(end)).length,
  };
}

it('agrees with plain filters, however the end of the month lies among the records', () => {
  const moment = fc.integer({ min: 0, max: 70 * 24 }).map((hours) => at('10-15T00:00') + hours * HOUR);
  const maybe = fc.option(moment, { freq: 3 });
  const anyRound = fc
    .record({ start: moment, due: maybe, finished: maybe, isGone: fc.boolean() })
    .map((made) => {
      const finished = made.finished === null ? null : Math.max(made.start, made.finished);
      return round({ ...made, finished });
    });
  const end = fc.constantFrom(monthSpan(ZONE, '2026-11').to, at('11-20T10:00'));
  const property = fc.property(fc.array(anyRound, { maxLength: 30 }), end, (rounds, until) => {
    const slow = slowMonth(rounds, ground({ end: until }));
    const n = (code: IndicatorCode) => figureOf(code, rounds, { end: until }) ?? [];
    expect(n('received')[0]).toBe(slow.received);
    expect(n('finished')[0]).toBe(slow.finished);
    expect(n('on-time').slice(1)).toEqual([slow.onTime, slow.due]);
    expect(n('late-at-end')).toEqual([slow.late, null, slow.open]);
  });
  fc.assert(property, { numRuns: 300 });
});

it('counts a hundred thousand records in a few seconds', () => {
  const began = performance.now();
  const counter = new MonthCounter(ground());
  for (let i = 0; i < 100_000; i++) {
    const start = at('11-02T00:00') + (i % 600) * HOUR;
    counter.round(round({ start, finished: start + (i % 20) * DAY, department: `d-${i % 40}` }));
  }
  expect(counter.figures().message.all.received?.value).toBe(100_000);
  expect(performance.now() - began).toBeLessThan(4_000);
});
