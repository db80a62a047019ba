import { expect, it } from 'vitest';
import { compileCalendar } from './compile';
import { dayOfDate } from './dates';
import { dayCloses, NO_CLOSE } from './day-closes';
import { CENTRE_CALENDAR, DEFAULT_CALENDARS } from './default-calendars';

const ZONE = 'Europe/Samara';
const compiled = (id: string, book = DEFAULT_CALENDARS) => {
  const calendar = book.calendars.find((one) => one.id === id);
  if (calendar === undefined) throw new Error(`no calendar ${id}`);
  return compileCalendar(calendar, book, ZONE);
};
const hoursOf = (date: string, count: number, calendar = compiled(CENTRE_CALENDAR)) =>
  dayCloses(calendar, { first: dayOfDate(date), count }).map((minute) =>
    minute === NO_CLOSE ? null : minute / 60,
  );

it('is 17:00, on Fridays 16:00, and none on days of rest', () => {
  expect(hoursOf('2026-11-23', 7)).toEqual([17, 17, 17, 17, 16, null, null]);
});

it('comes an hour earlier before a holiday, which has none', () => {
  expect(hoursOf('2026-11-02', 3)).toEqual([17, 16, null]);
});

it('is that of the day which rests instead on a transferred Saturday, shortened where the calendar says so', () => {
  // Saturday 1 November 2025 is worked instead of Monday the 3rd and is shortened.
  expect(hoursOf('2025-10-31', 5)).toEqual([16, 16, null, null, null]);
  const plain = {
    ...DEFAULT_CALENDARS,
    years: DEFAULT_CALENDARS.years.map((year) => ({ ...year, shortened: [] })),
  };
  expect(hoursOf('2025-11-01', 1, compiled(CENTRE_CALENDAR, plain))).toEqual([17]);
});

it('is midnight round the clock, and none without a calendar or in a year that it does not hold', () => {
  expect(hoursOf('2026-11-23', 1, compiled('always'))).toEqual([24]);
  expect(hoursOf('2027-12-31', 2)).toEqual([expect.any(Number), null]);
  expect(dayCloses(null, { first: 0, count: 2 })).toEqual([NO_CLOSE, NO_CLOSE]);
});
