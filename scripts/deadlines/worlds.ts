import type { CalendarBook, WorkCalendar } from '@/lib/domain/work-calendar/calendar';
import { DEFAULT_CALENDARS } from '@/lib/domain/work-calendar/default-calendars';
import { type ClockTable, type MinuteTable, markWorking, readClock } from './minute-table';

const span = (from: number, to: number) => [from * 60, to * 60] as const;

const MORE: readonly WorkCalendar[] = [
  {
    id: 'six-days',
    name: 'Шестидневка с обедом',
    week: [...Array.from({ length: 5 }, () => [span(9, 13), span(14, 18)]), [span(10, 14)], []],
    keepsHolidays: true,
    shortenedBy: 60,
    source: 'для проверки',
    isConfirmed: true,
  },
  {
    id: 'night',
    name: 'Ночная смена до полуночи и после неё',
    week: Array.from({ length: 7 }, () => [span(0, 5), span(20, 24)]),
    keepsHolidays: true,
    shortenedBy: 30,
    source: 'для проверки',
    isConfirmed: true,
  },
];

/** Every calendar that the proof goes by: those of the product and two of stranger hours. */
export const PROOF_BOOK: CalendarBook = {
  calendars: [...DEFAULT_CALENDARS.calendars, ...MORE],
  years: DEFAULT_CALENDARS.years,
};

export interface World {
  readonly zone: string;
  /** Starts lie in [from, to). */
  readonly from: number;
  readonly to: number;
  readonly tables: ReadonlyMap<string, MinuteTable>;
}

export interface WorldSpan {
  readonly zone: string;
  readonly firstYear: number;
  readonly lastYear: number;
}

/** A term with its extensions and pauses never reaches further than this. */
const TAIL_DAYS = 240;
const DAY = 86_400_000;

export function buildWorld({ zone, firstYear, lastYear }: WorldSpan): World {
  const from = Date.UTC(firstYear, 0, 2);
  const end = Date.UTC(lastYear, 11, 31);
  const clock: ClockTable = readClock({ zone, from, to: end });
  const marked = PROOF_BOOK.calendars.map(
    (calendar) => [calendar.id, markWorking(clock, calendar, PROOF_BOOK)] as const,
  );
  // A term may end on the working day before its start's holidays: the first weeks are left to those.
  return { zone, from: from + 20 * DAY, to: end - TAIL_DAYS * DAY, tables: new Map(marked) };
}
