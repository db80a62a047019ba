import type { CalendarBook, CalendarYear, MinuteSpan, WorkCalendar } from './calendar';
import { dayOfDate, isRealDate, weekdayOf } from './dates';

export interface CalendarFault {
  readonly path: string;
  readonly message: string;
}

const WEEKDAYS = ['понедельник', 'вторник', 'среда', 'четверг', 'пятница', 'суббота', 'воскресенье'];

/** What is wrong with hours and years, in words. */
export function validateBook({ calendars, years }: CalendarBook): CalendarFault[] {
  const faults: CalendarFault[] = [];
  calendars.forEach((calendar, i) => {
    const path = `calendars.${i}`;
    if (calendars.findIndex(({ id }) => id === calendar.id) < i)
      faults.push({ path: `${path}.id`, message: `календарь «${calendar.id}» уже есть` });
    faults.push(...faultsOfHours(calendar, path));
  });
  years.forEach((year, i) => {
    if (years.findIndex((other) => other.year === year.year) < i)
      faults.push({ path: `years.${i}.year`, message: `${year.year} год уже есть` });
    faults.push(...faultsOfYear(year, `years.${i}`));
  });
  return faults;
}

const isSpan = ([from, to]: MinuteSpan) =>
  Number.isInteger(from) && Number.isInteger(to) && from >= 0 && to <= 24 * 60 && from < to;

function faultsOfHours({ name, week, shortenedBy }: WorkCalendar, path: string): CalendarFault[] {
  const faults: CalendarFault[] = [];
  if (week.length !== 7) return [{ path: `${path}.week`, message: 'в неделе должно быть семь дней' }];
  week.forEach((hours, weekday) => {
    const isInOrder = hours.every((span, i) => isSpan(span) && span[0] >= (hours[i - 1]?.[1] ?? 0));
    if (!isInOrder)
      faults.push({
        path: `${path}.week.${weekday}`,
        message: `${WEEKDAYS[weekday]}: время — по порядку, без наложений, с 0:00 до 24:00, начало раньше конца`,
      });
  });
  if (week.every((hours) => hours.length === 0))
    faults.push({
      path: `${path}.week`,
      message: `в календаре «${name}» нет рабочего времени: отсчитать нечего`,
    });
  if (!Number.isInteger(shortenedBy) || shortenedBy < 0 || shortenedBy > 8 * 60)
    faults.push({ path: `${path}.shortenedBy`, message: 'сокращение — целое число минут от 0 до 480' });
  return faults;
}

function faultsOfYear({ year, off, worked, shortened }: CalendarYear, path: string): CalendarFault[] {
  const faults: CalendarFault[] = [];
  const fault = (field: string, message: string) => faults.push({ path: `${path}.${field}`, message });
  if (!Number.isInteger(year) || year < 1970 || year > 2200) fault('year', 'год — число от 1970 до 2200');
  const isOf = (date: string) => isRealDate(date) && date.startsWith(`${year}-`);
  off.forEach(({ date }, i) => {
    if (!isOf(date)) fault(`off.${i}.date`, `${date}: такого дня в ${year} году нет`);
  });
  const rest = new Set(off.map(({ date }) => date));
  worked.forEach(({ date, insteadOf }, i) => {
    if (!isOf(date)) fault(`worked.${i}.date`, `${date}: такого дня в ${year} году нет`);
    else if (rest.has(date)) fault(`worked.${i}.date`, `${date}: день и рабочий, и выходной — оставьте одно`);
    if (!isRealDate(insteadOf)) fault(`worked.${i}.insteadOf`, `${insteadOf}: нет такого дня`);
  });
  const worksOn = new Set(worked.map(({ date }) => date));
  shortened.forEach((date, i) => {
    if (!isOf(date)) fault(`shortened.${i}`, `${date}: такого дня в ${year} году нет`);
    else if (rest.has(date)) fault(`shortened.${i}`, `${date}: выходной не может быть сокращённым`);
    else if (weekdayOf(dayOfDate(date)) > 4 && !worksOn.has(date))
      fault(
        `shortened.${i}`,
        `${date}: ${WEEKDAYS[weekdayOf(dayOfDate(date))]} — выходной, сокращать нечего`,
      );
  });
  return faults;
}
