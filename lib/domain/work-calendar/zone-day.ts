import { DAY, HOUR, MINUTE, zoneOffset } from '../city-time';
import type { MinuteSpan } from './calendar';

/** A day of the city's calendar as it really passes: instants, epoch ms. */
export interface ZoneDay {
  readonly start: number;
  readonly end: number;
  /** Working time; in order, apart. */
  readonly spans: readonly (readonly [from: number, to: number])[];
}

/** No zone is further from UTC than this. */
const FARTHEST = 15 * HOUR;

/** The common offset of the day, or null where the clock jumps on it or nearby. */
function steadyOffset(zone: string, day: number): number | null {
  const offset = zoneOffset(zone, day * DAY);
  const isSteady = [-DAY, DAY, 2 * DAY].every((step) => zoneOffset(zone, day * DAY + step) === offset);
  return isSteady ? offset : null;
}

export function zoneDay(zone: string, day: number, hours: readonly MinuteSpan[]): ZoneDay {
  const offset = steadyOffset(zone, day);
  if (offset === null) return jumpingDay(zone, day, hours);
  const start = day * DAY - offset;
  const spans = hours.map(([from, to]) => [start + from * MINUTE, start + to * MINUTE] as const);
  return { start, end: start + DAY, spans };
}

/** Where the clock jumps, each minute is asked what it reads: an hour that is shown twice counts twice. */
function jumpingDay(zone: string, day: number, hours: readonly MinuteSpan[]): ZoneDay {
  let start: number | null = null;
  let end = 0;
  const spans: [number, number][] = [];
  for (let t = day * DAY - FARTHEST; t < day * DAY + DAY + FARTHEST; t += MINUTE) {
    const local = t + zoneOffset(zone, t);
    if (Math.floor(local / DAY) !== day) continue;
    start ??= t;
    end = t + MINUTE;
    const minute = Math.floor((local - day * DAY) / MINUTE);
    if (!hours.some(([from, to]) => minute >= from && minute < to)) continue;
    const last = spans.at(-1);
    if (last !== undefined && last[1] === t) last[1] = t + MINUTE;
    else spans.push([t, t + MINUTE]);
  }
  return { start: start ?? day * DAY, end, spans };
}
