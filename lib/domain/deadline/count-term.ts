import { MINUTE, SECOND } from '../city-time';
import type { Pause } from '../life/facts';
import type { CompiledCalendar } from '../work-calendar/compile';
import type { DayEnd, OffMove, TermUnit } from './regime';

/** A term to be counted: how long, in what, by which calendar. */
export interface Term {
  readonly unit: TermUnit;
  readonly amount: number;
  readonly calendar: CompiledCalendar;
  readonly countsFirstDay: boolean;
  readonly ifOff: OffMove;
  readonly until: DayEnd;
}

/** A stop of the clock: [from, to). */
export interface Stop {
  readonly from: number;
  readonly to: number;
}

export interface CountedTerm {
  readonly due: number;
  /** The last day before it was moved; null for terms in minutes. */
  readonly lastDay: number | null;
  /** The day on which it ends. */
  readonly endDay: number | null;
  /** Why it ends on another day than the last one. */
  readonly moved: 'preceding' | 'following' | 'past' | null;
}

/** Pauses that have ended, as stops after `start`, in order. */
export function stopsOf(pauses: readonly Pause[], start: number, end: number | null): Stop[] {
  const stops: Stop[] = [];
  for (const { from, to } of pauses) {
    const until = to ?? end;
    if (until !== null && until > from && until > start)
      stops.push({ from: Math.max(from, start), to: until });
  }
  return stops.sort((a, b) => a.from - b.from);
}

/** Errors: MissingYear. */
export function countTerm(term: Term, start: number, stops: readonly Stop[]): CountedTerm {
  if (term.unit !== 'working-minutes') return countDays(term, start, stops);
  const due = addWorkingTime(term.calendar, { start, length: term.amount * MINUTE, stops });
  return { due, lastDay: null, endDay: null, moved: null };
}

interface Stretch {
  readonly start: number;
  readonly length: number;
  readonly stops: readonly Stop[];
}

/** The moment at which so much working time has passed outside the stops. */
function addWorkingTime(calendar: CompiledCalendar, { start, length, stops }: Stretch): number {
  let left = length;
  for (let day = calendar.dayOf(start); ; day++) {
    const { spans } = calendar.day(day);
    for (const [opens, closes] of stops.length === 0
      ? spans
      : spans.flatMap((span) => partsOf(span, stops))) {
      const from = Math.max(opens, start);
      if (closes - from >= left) return from + left;
      if (closes > from) left -= closes - from;
    }
  }
}

type Span = readonly [from: number, to: number];

/** What of a span the stops leave. */
function partsOf([opens, closes]: Span, stops: readonly Stop[]): Span[] {
  const parts: Span[] = [];
  let from = opens;
  for (const stop of stops) {
    if (stop.from > from && from < closes) parts.push([from, Math.min(stop.from, closes)]);
    from = Math.max(from, stop.to);
  }
  if (from < closes) parts.push([from, closes]);
  return parts;
}

/** A pause stops a clock of days only when it began before the due time; its days are not counted, the last one is. */
function countDays(term: Term, start: number, stops: readonly Stop[]): CountedTerm {
  const paused: [number, number][] = [];
  let counted = endOfDays(term, start, paused);
  for (const { from, to } of stops) {
    if (from >= counted.due) break;
    paused.push([term.calendar.dayOf(from), term.calendar.dayOf(to)]);
    counted = endOfDays(term, start, paused);
  }
  return counted;
}

type PausedDays = readonly (readonly [from: number, to: number])[];

function endOfDays(term: Term, start: number, paused: PausedDays): CountedTerm {
  const { calendar, ifOff } = term;
  const lastDay = lastDayOf(term, calendar.dayOf(start), paused);
  const due = dueOn(term, lastDay);
  if (due <= start) return forward(term, { lastDay, moved: 'past', start });
  if (ifOff === 'stay' || term.unit === 'working-days' || calendar.isWorkingDay(lastDay))
    return { due, lastDay, endDay: lastDay, moved: null };
  if (ifOff === 'following') return forward(term, { lastDay, moved: 'following', start });
  let day = lastDay;
  while (!calendar.isWorkingDay(day)) day--;
  const before = dueOn(term, day);
  // The preceding working day may lie before the start: nothing is due before it came.
  if (before <= start) return forward(term, { lastDay, moved: 'past', start });
  return { due: before, lastDay, endDay: day, moved: 'preceding' };
}

function lastDayOf(term: Term, first: number, paused: PausedDays): number {
  const { unit, amount, calendar, countsFirstDay } = term;
  if (unit === 'calendar-days' && paused.length === 0) return first + amount - (countsFirstDay ? 1 : 0);
  let day = countsFirstDay ? first : first + 1;
  let left = amount;
  if (paused.length === 0) {
    while (!calendar.isWorkingDay(day) || --left > 0) day++;
    return day;
  }
  const counts = (on: number) =>
    !paused.some(([from, to]) => on >= from && on < to) &&
    (unit === 'calendar-days' || calendar.isWorkingDay(on));
  while (!counts(day) || --left > 0) day++;
  return day;
}

interface Passed {
  readonly lastDay: number;
  readonly moved: 'following' | 'past';
  readonly start: number;
}

/** The first working day from the last one on that ends after the start. */
function forward(term: Term, { lastDay, moved, start }: Passed): CountedTerm {
  let day = lastDay;
  while (!term.calendar.isWorkingDay(day) || dueOn(term, day) <= start) day++;
  return { due: dueOn(term, day), lastDay, endDay: day, moved };
}

/** The second at which a day ends; midnight belongs to the next day. */
function dueOn({ calendar, until }: Term, day: number): number {
  if (until === 'midnight') return calendar.bounds(day).end - SECOND;
  const { end, spans } = calendar.day(day);
  const closes = spans.at(-1)?.[1] ?? end;
  return closes === end ? end - SECOND : closes;
}
