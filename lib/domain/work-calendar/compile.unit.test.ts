import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '../city-time';
import type { CalendarBook, WorkCalendar } from './calendar';
import { compileCalendar, shorten, workingTime } from './compile';
import { dayOfDate } from './dates';
import { DEFAULT_CALENDARS } from './default-calendars';

function calendarOf(id: string, zone: string, book: CalendarBook = DEFAULT_CALENDARS) {
  const found = book.calendars.find((calendar) => calendar.id === id);
  if (found === undefined) throw new Error(`no calendar ${id}`);
  return compileCalendar(found, book, zone);
}

const hoursOn = (calendar: ReturnType<typeof calendarOf>, date: string) => {
  const { start, end } = calendar.bounds(dayOfDate(date));
  return workingTime(calendar, start, end - 1 * MINUTE) / HOUR;
};

describe('compileCalendar', () => {
  const centre = calendarOf('centre', 'Europe/Samara');

  it('knows plain, short and free days of the centre', () => {
    expect(hoursOn(centre, '2026-11-23')).toBeCloseTo(8.2);
    expect(hoursOn(centre, '2026-11-27')).toBeCloseTo(7.2);
    expect(hoursOn(centre, '2026-11-03')).toBeCloseTo(7.2);
    expect(hoursOn(centre, '2026-11-04')).toBe(0);
    expect(centre.reasonOff(dayOfDate('2026-11-04'))).toBe('День народного единства');
  });

  it('gives a worked Saturday the hours of the day that rests instead', () => {
    // Saturday 01.11.2025 is worked for Monday 03.11 and precedes a holiday.
    expect(hoursOn(centre, '2025-11-01')).toBeCloseTo(7.2);
    expect(hoursOn(centre, '2024-12-28')).toBeCloseTo(8.2);
  });

  it('counts an hour that is shown twice twice, and one that is never shown not at all', () => {
    const always = calendarOf('always', 'Europe/Berlin');
    const lengthOf = (date: string) => {
      const { start, end } = always.bounds(dayOfDate(date));
      return workingTime(always, start, end) / HOUR;
    };
    expect([lengthOf('2026-03-28'), lengthOf('2026-03-29'), lengthOf('2026-10-25')]).toEqual([24, 23, 25]);
  });

  it('takes the first minute there is where midnight is skipped', () => {
    // Beirut, 2023-03-26: the clock went from 0:00 to 1:00.
    const { start, end } = calendarOf('always', 'Asia/Beirut').bounds(dayOfDate('2023-03-26'));
    expect((end - start) / HOUR).toBe(23);
  });

  it('refuses a calendar without hours', () => {
    const [first] = DEFAULT_CALENDARS.calendars;
    if (first === undefined) throw new Error('no calendar');
    const empty: WorkCalendar = { ...first, week: [[], [], [], [], [], [], []] };
    expect(() => compileCalendar(empty, DEFAULT_CALENDARS, 'Europe/Samara')).toThrow('нет рабочего времени');
  });
});

describe('shorten', () => {
  it('cuts from the end, over a break where it must', () => {
    expect(
      shorten(
        [
          [480, 720],
          [768, 1020],
        ],
        60,
      ),
    ).toEqual([
      [480, 720],
      [768, 960],
    ]);
    expect(
      shorten(
        [
          [480, 720],
          [768, 800],
        ],
        60,
      ),
    ).toEqual([[480, 692]]);
    expect(shorten([[480, 500]], 60)).toEqual([]);
  });
});
