import type { CalendarYear } from './calendar';
import { dayOfDate, weekdayOf } from './dates';

/** What a day of a year is by its production calendar. */
export const DAY_KINDS = ['working', 'rest', 'off', 'shortened', 'worked', 'worked-shortened'] as const;
export type DayKind = (typeof DAY_KINDS)[number];

export interface YearDay {
  readonly date: string;
  readonly kind: DayKind;
  /** Why it is off, or instead of which day it is worked. */
  readonly note: string | null;
}

export function dayOfYear(year: CalendarYear, date: string): YearDay {
  const worked = year.worked.find((day) => day.date === date);
  const isShortened = year.shortened.includes(date);
  if (worked !== undefined)
    return { date, kind: isShortened ? 'worked-shortened' : 'worked', note: worked.insteadOf };
  const off = year.off.find((day) => day.date === date);
  if (off !== undefined) return { date, kind: 'off', note: off.name };
  if (isShortened) return { date, kind: 'shortened', note: null };
  return { date, kind: weekdayOf(dayOfDate(date)) > 4 ? 'rest' : 'working', note: null };
}

/** The year with one of its days as it is told. */
export function withDay(year: CalendarYear, { date, kind, note }: YearDay): CalendarYear {
  const others = <T extends { readonly date: string }>(days: readonly T[]) =>
    days.filter((day) => day.date !== date);
  const inOrder = <T extends { readonly date: string }>(days: readonly T[]) =>
    days.toSorted((a, b) => (a.date < b.date ? -1 : 1));
  const isWorked = kind === 'worked' || kind === 'worked-shortened';
  const isShortened = kind === 'shortened' || kind === 'worked-shortened';
  const shortened = year.shortened.filter((day) => day !== date);
  return {
    ...year,
    off: kind === 'off' ? inOrder([...others(year.off), { date, name: note ?? '' }]) : others(year.off),
    worked: isWorked
      ? inOrder([...others(year.worked), { date, insteadOf: note ?? date }])
      : others(year.worked),
    shortened: isShortened ? [...shortened, date].toSorted() : shortened,
  };
}

/** Working days of a year by plain weeks of five days. */
export function countWorkingDays(year: CalendarYear): number {
  const off = year.off.filter(({ date }) => weekdayOf(dayOfDate(date)) < 5).length;
  const first = dayOfDate(`${year.year}-01-01`);
  const length = dayOfDate(`${year.year + 1}-01-01`) - first;
  let count = 0;
  for (let day = first; day < first + length; day++) if (weekdayOf(day) < 5) count++;
  return count - off + year.worked.filter(({ date }) => weekdayOf(dayOfDate(date)) > 4).length;
}
