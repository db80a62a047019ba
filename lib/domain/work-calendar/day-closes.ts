import { DAY, MINUTE, zoneOffset } from '../city-time';
import { MissingYear } from './calendar';
import type { CompiledCalendar } from './compile';

/** Stands for a day without working hours, and for one whose year the calendar does not hold. */
export const NO_CLOSE = -1;

/** When the working day ends, in minutes of the city's clock, of `count` days from `first` (since the epoch) on. */
export function dayCloses(
  calendar: CompiledCalendar | null,
  { first, count }: { first: number; count: number },
): number[] {
  return Array.from({ length: count }, (_, i) =>
    calendar === null ? NO_CLOSE : closeOf(calendar, first + i),
  );
}

function closeOf(calendar: CompiledCalendar, day: number): number {
  try {
    const last = calendar.day(day).spans.at(-1);
    return last === undefined
      ? NO_CLOSE
      : (last[1] + zoneOffset(calendar.zone, last[1] - MINUTE) - day * DAY) / MINUTE;
  } catch (error) {
    if (error instanceof MissingYear) return NO_CLOSE;
    throw error;
  }
}
