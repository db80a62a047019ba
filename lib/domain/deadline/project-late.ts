import { localDay } from '../city-time';
import { END_OF_DAY } from './due-slot';

export interface LateHour {
  /** 0…23; 24 for terms that have only a date. */
  readonly hour: number;
  readonly count: number;
}

/** What will have become late by the end of tomorrow if nothing is done: tomorrow's terms, hour by hour. */
export function projectTomorrow(
  slots: readonly number[],
  zone: string,
  now: number,
): { total: number; hours: LateHour[] } {
  const tomorrow = localDay(zone, now) + 1;
  const hours: LateHour[] = [];
  for (let i = 0; i + 2 < slots.length; i += 3) {
    const [day = 0, hour = 0, count = 0] = slots.slice(i, i + 3);
    if (day === tomorrow) hours.push({ hour: Math.min(hour, END_OF_DAY), count });
  }
  return { total: hours.reduce((sum, { count }) => sum + count, 0), hours };
}
