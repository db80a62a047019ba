export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const formatters = new Map<string, Intl.DateTimeFormat>();
/** Zone → UTC day → offset, null where it changes within the day. */
const offsets = new Map<string, Map<number, number | null>>();
const OFFSET_CACHE_LIMIT = 50_000;

function formatterOf(zone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(zone);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formatters.set(zone, formatter);
  }
  return formatter;
}

function computeOffset(zone: string, t: number): number {
  const parts = formatterOf(zone).formatToParts(t);
  const at = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((part) => part.type === type)?.value ?? '0');
  const local = Date.UTC(at('year'), at('month') - 1, at('day'), at('hour'), at('minute'), at('second'));
  return local - Math.floor(t / SECOND) * SECOND;
}

function offsetCache(zone: string): Map<number, number | null> {
  let cache = offsets.get(zone);
  if (cache === undefined || cache.size > OFFSET_CACHE_LIMIT) {
    cache = new Map();
    offsets.set(zone, cache);
  }
  return cache;
}

/** How far the city's wall clock is ahead of UTC at `t`, in ms. */
export function zoneOffset(zone: string, t: number): number {
  const cache = offsetCache(zone);
  const day = Math.floor(t / DAY);
  let offset = cache.get(day);
  if (offset === undefined) {
    const first = computeOffset(zone, day * DAY);
    // A day at whose ends the clock says the same is taken as a whole; one with a change is asked each time.
    offset = first === computeOffset(zone, (day + 1) * DAY) ? first : null;
    cache.set(day, offset);
  }
  return offset ?? computeOffset(zone, t);
}

/** The instant at which a wall-clock reading (given as if it were UTC) happens in the zone. */
export function localToInstant(zone: string, localAsUtc: number): number {
  const first = localAsUtc - zoneOffset(zone, localAsUtc);
  return localAsUtc - zoneOffset(zone, first);
}

/** 0:00 of the city's day that holds `t`. */
export function dayStart(zone: string, t: number): number {
  const local = t + zoneOffset(zone, t);
  return localToInstant(zone, Math.floor(local / DAY) * DAY);
}

/** 0:00 of the city's next day. */
export function nextDayStart(zone: string, t: number): number {
  return dayStart(zone, dayStart(zone, t) + DAY + 3 * HOUR);
}

/** The city's date as `2026-11-23`. */
export function cityDate(zone: string, t: number): string {
  return new Date(t + zoneOffset(zone, t)).toISOString().slice(0, 10);
}

/** Hour of the week on the city's clock: 0 is Monday 0:00–1:00, 167 is Sunday 23:00–24:00. */
/** `11-23`: the day of the city's calendar, whatever the year. */
export function dayOfYear(zone: string, t: number): string {
  return cityDate(zone, t).slice(5);
}

export function hourOfWeek(zone: string, t: number): number {
  const hours = Math.floor((t + zoneOffset(zone, t)) / HOUR);
  // 1970-01-01 was a Thursday: three days after Monday.
  return (((hours + 3 * 24) % 168) + 168) % 168;
}

/** Hours since the epoch on the city's clock; a series by city hour is indexed by it. */
export function localHour(zone: string, t: number): number {
  return Math.floor((t + zoneOffset(zone, t)) / HOUR);
}

/** Days since the epoch on the city's clock. */
export function localDay(zone: string, t: number): number {
  return Math.floor((t + zoneOffset(zone, t)) / DAY);
}

export function isKnownZone(zone: string): boolean {
  try {
    formatterOf(zone);
    return true;
  } catch {
    return false;
  }
}
