import type { CalendarYear, DayOff } from './calendar';
import { dateOfDay, dayOfDate, dottedDate, weekdayOf } from './dates';
import { HOLIDAYS } from './holidays';

/**
 * A year as ст. 112 and 95 ТК РФ leave it before the Government decrees its transfers: a holiday on a day of
 * rest gives its rest to the next working day, those of 1–8 January excepted; the eve of a holiday is shortened.
 */
export function yearByLaw(year: number): CalendarYear {
  const holidays = HOLIDAYS.map(([monthDay, name]) => ({ date: `${year}-${monthDay}`, name }));
  const off = new Map<string, DayOff>(holidays.map((day) => [day.date, day]));
  const isRest = (day: number) => weekdayOf(day) > 4 || off.has(dateOfDay(day));
  for (const { date } of holidays) {
    const day = dayOfDate(date);
    if (date.includes('-01-') || weekdayOf(day) < 5) continue;
    let next = day + 1;
    while (isRest(next)) next++;
    const moved = dateOfDay(next);
    off.set(moved, { date: moved, name: `выходной, перенесён с ${dottedDate(date).slice(0, 5)}` });
  }
  const eves = [...holidays.map(({ date }) => dayOfDate(date) - 1), dayOfDate(`${year}-12-31`)];
  return {
    year,
    source: 'по ст. 112 ТК РФ, переносы не утверждены',
    isDecreed: false,
    off: [...off.values()].toSorted((a, b) => (a.date < b.date ? -1 : 1)),
    worked: [],
    shortened: [...new Set(eves.filter((day) => !isRest(day)).map(dateOfDay))]
      .filter((date) => date.startsWith(`${year}-`))
      .toSorted(),
  };
}
