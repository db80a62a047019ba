import { DAY, zoneOffset } from '../city-time';
import {
  type CalendarBook,
  type CalendarYear,
  type MinuteSpan,
  MissingYear,
  type WorkCalendar,
} from './calendar';
import { dateOfDay, dayOfDate, weekdayOf, yearOfDay } from './dates';
import { type ZoneDay, zoneDay } from './zone-day';

/** A calendar ready to be counted by. Days are days since the epoch on the city's clock. */
export interface CompiledCalendar {
  readonly id: string;
  readonly name: string;
  readonly zone: string;
  /** Errors: MissingYear. */
  isWorkingDay(day: number): boolean;
  /** Errors: MissingYear. */
  day(day: number): ZoneDay;
  /** When a day begins and ends, working or not: never an error. */
  bounds(day: number): { readonly start: number; readonly end: number };
  dayOf(t: number): number;
  /** Why a day is off: the holiday's name, or null for a plain day of rest. Errors: MissingYear. */
  reasonOff(day: number): string | null;
  isShortened(day: number): boolean;
}

interface YearDays {
  readonly off: ReadonlyMap<string, string>;
  /** Worked day of rest → the weekday whose hours it has. */
  readonly worked: ReadonlyMap<string, number>;
  readonly shortened: ReadonlySet<string>;
}

function readYear({ off, worked, shortened }: CalendarYear): YearDays {
  return {
    off: new Map(off.map(({ date, name }) => [date, name])),
    worked: new Map(worked.map(({ date, insteadOf }) => [date, weekdayOf(dayOfDate(insteadOf))])),
    shortened: new Set(shortened),
  };
}

/** A shortened day ends earlier: its last minutes go. */
export function shorten(hours: readonly MinuteSpan[], minutes: number): MinuteSpan[] {
  let left = minutes;
  const kept: MinuteSpan[] = [];
  for (const [from, to] of [...hours].reverse()) {
    const cut = Math.min(left, to - from);
    left -= cut;
    if (to - cut > from) kept.unshift([from, to - cut]);
  }
  return kept;
}

/** Errors: throws when no weekday has working hours, by which nothing could be counted. */
export function compileCalendar(calendar: WorkCalendar, book: CalendarBook, zone: string): CompiledCalendar {
  const { week, keepsHolidays, shortenedBy } = calendar;
  if (week.every((hours) => hours.length === 0))
    throw new Error(`в календаре «${calendar.name}» нет рабочего времени`);
  const years = new Map(book.years.map((year) => [year.year, readYear(year)]));
  const days = new Map<number, ZoneDay>();
  const plainDays = new Map<number, ZoneDay>();

  function yearAt(day: number): YearDays {
    const year = yearOfDay(day);
    const found = years.get(year);
    if (found === undefined) throw new MissingYear(year);
    return found;
  }

  function hoursOf(day: number): readonly MinuteSpan[] {
    const plain = (weekday: number) => week[weekday] ?? [];
    if (!keepsHolidays) return plain(weekdayOf(day));
    const { off, worked, shortened } = yearAt(day);
    const date = dateOfDay(day);
    const as = worked.get(date);
    if (as === undefined && off.has(date)) return [];
    const hours = plain(as ?? weekdayOf(day));
    return shortened.has(date) ? shorten(hours, shortenedBy) : hours;
  }

  function compiledDay(day: number): ZoneDay {
    let known = days.get(day);
    if (known === undefined) {
      known = zoneDay(zone, day, hoursOf(day));
      days.set(day, known);
    }
    return known;
  }

  /** Where a day begins and ends, without its hours: no year is asked for. */
  function plainDay(day: number): ZoneDay {
    let known = days.get(day) ?? plainDays.get(day);
    if (known === undefined) {
      known = zoneDay(zone, day, []);
      plainDays.set(day, known);
    }
    return known;
  }

  return {
    id: calendar.id,
    name: calendar.name,
    zone,
    day: compiledDay,
    isWorkingDay: (day) => compiledDay(day).spans.length > 0,
    bounds: plainDay,
    dayOf: (t) => Math.floor((t + zoneOffset(zone, t)) / DAY),
    reasonOff: (day) => (keepsHolidays ? (yearAt(day).off.get(dateOfDay(day)) ?? null) : null),
    isShortened: (day) => keepsHolidays && yearAt(day).shortened.has(dateOfDay(day)),
  };
}

/** Working time between two moments, ms; nothing when they stand the other way round. Errors: MissingYear. */
export function workingTime(calendar: CompiledCalendar, from: number, to: number): number {
  let sum = 0;
  const last = calendar.dayOf(to);
  for (let day = calendar.dayOf(from); day <= last; day++)
    for (const span of calendar.day(day).spans)
      sum += Math.max(0, Math.min(to, span[1]) - Math.max(from, span[0]));
  return sum;
}

/** Working days of a year. Errors: MissingYear. */
export function workingDaysOf(calendar: CompiledCalendar, year: number): number {
  let count = 0;
  const end = dayOfDate(`${year + 1}-01-01`);
  for (let day = dayOfDate(`${year}-01-01`); day < end; day++) if (calendar.isWorkingDay(day)) count++;
  return count;
}

/** `8:00`. */
export function clockReading(minute: number): string {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
}
