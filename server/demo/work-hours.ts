import { DAY, HOUR, localToInstant, zoneOffset } from '@/lib/domain/city-time';

/**
 * Moments here are «local»: the city's wall-clock reading in ms as if it were UTC, so that a day is a multiple
 * of DAY. A demonstration has no holidays: only weekends are off.
 */
export const toLocal = (zone: string, instant: number) => instant + zoneOffset(zone, instant);
export const toInstant = (zone: string, local: number) => localToInstant(zone, local);

export const dayOf = (local: number) => Math.floor(local / DAY);
/** Monday is 0. 1970-01-01, day 0, was a Thursday. */
export const weekdayOf = (day: number) => (((day + 3) % 7) + 7) % 7;
export const isWorkingDay = (day: number) => weekdayOf(day) < 5;
export const at = (day: number, hour: number, minute = 0) => day * DAY + hour * HOUR + minute * 60_000;
export const dateOf = (day: number) => new Date(day * DAY).toISOString().slice(0, 10);

/** Mon–Thu 8:00–17:00, Fri 8:00–16:00. */
const opens = (day: number) => at(day, 8);
export const closes = (day: number) => at(day, weekdayOf(day) === 4 ? 16 : 17);

export function nextWorkingDay(day: number): number {
  let next = day + 1;
  while (!isWorkingDay(next)) next++;
  return next;
}

export function lastWorkingDay(day: number): number {
  let last = day;
  while (!isWorkingDay(last)) last--;
  return last;
}

/** The moment when `ms` of working time have passed since `from`. */
export function addWorkingTime(from: number, ms: number): number {
  let day = dayOf(from);
  let now = from;
  let left = ms;
  for (;;) {
    if (isWorkingDay(day)) {
      const start = Math.max(now, opens(day));
      const free = Math.max(0, closes(day) - start);
      if (left <= free) return start + left;
      left -= free;
    }
    day++;
    now = opens(day);
  }
}

/** Working time between two moments. */
export function workingTime(from: number, to: number): number {
  let sum = 0;
  for (let day = dayOf(from); day <= dayOf(to); day++) {
    if (!isWorkingDay(day)) continue;
    sum += Math.max(0, Math.min(to, closes(day)) - Math.max(from, opens(day)));
  }
  return sum;
}
