import type { CalendarBook, WorkCalendar } from '@/lib/domain/work-calendar/calendar';

const MINUTE = 60_000;

export interface Span {
  readonly zone: string;
  readonly from: number;
  readonly to: number;
}

/** What the city's clock shows in every minute of a span: asked of Intl one by one, nothing reckoned. */
export interface ClockTable {
  readonly zone: string;
  readonly from: number;
  /** The date of each minute, `20261105`. */
  readonly date: Int32Array;
  /** Minutes after midnight, as shown. */
  readonly minute: Int16Array;
  /** Monday is 0. */
  readonly weekday: Int8Array;
}

const WEEK = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

export function readClock({ zone, from, to }: Span): ClockTable {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'short',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const count = Math.floor((to - from) / MINUTE);
  const table = {
    zone,
    from,
    date: new Int32Array(count),
    minute: new Int16Array(count),
    weekday: new Int8Array(count),
  };
  for (let i = 0; i < count; i++) {
    // `Thu, 05/11/2026, 10:00`
    const said = format.format(from + i * MINUTE);
    table.date[i] = Number(said.slice(11, 15) + said.slice(8, 10) + said.slice(5, 7));
    table.minute[i] = Number(said.slice(17, 19)) * 60 + Number(said.slice(20, 22));
    table.weekday[i] = WEEK.indexOf(said.slice(0, 3));
  }
  return table;
}

/** Which minutes of a clock are working time by a calendar. */
export interface MinuteTable {
  readonly from: number;
  readonly date: Int32Array;
  readonly isWorking: Uint8Array;
}

interface HoursOfDate {
  readonly hours: readonly (readonly [number, number])[];
  /** From this minute on a shortened day is over. */
  readonly over: number;
}

/** The hours of one date, looked up in the book as a clerk would. */
function hoursOn(calendar: WorkCalendar, book: CalendarBook, date: string, weekday: number): HoursOfDate {
  const plain = { hours: calendar.week[weekday] ?? [], over: 24 * 60 };
  if (!calendar.keepsHolidays) return plain;
  const year = book.years.find((entry) => String(entry.year) === date.slice(0, 4));
  if (year === undefined) throw new Error(`no year of ${date}`);
  const worked = year.worked.find((entry) => entry.date === date);
  if (worked === undefined && year.off.some((entry) => entry.date === date)) return { hours: [], over: 0 };
  const as = worked === undefined ? weekday : (new Date(worked.insteadOf).getUTCDay() + 6) % 7;
  const hours = calendar.week[as] ?? [];
  const end = hours.at(-1)?.[1] ?? 0;
  // No calendar of the proof has a break in its last hour.
  return { hours, over: year.shortened.includes(date) ? end - calendar.shortenedBy : 24 * 60 };
}

export function markWorking(clock: ClockTable, calendar: WorkCalendar, book: CalendarBook): MinuteTable {
  const { date, minute, weekday, from } = clock;
  const isWorking = new Uint8Array(date.length);
  const known = new Map<number, HoursOfDate>();
  for (let i = 0; i < date.length; i++) {
    const stamp = date[i] ?? 0;
    let day = known.get(stamp);
    if (day === undefined) {
      const text = String(stamp);
      const iso = `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
      day = hoursOn(calendar, book, iso, weekday[i] ?? 0);
      known.set(stamp, day);
    }
    const at = minute[i] ?? 0;
    const isOpen = day.hours.some(([opens, closes]) => at >= opens && at < closes);
    isWorking[i] = isOpen && at < day.over ? 1 : 0;
  }
  return { from, date, isWorking };
}
