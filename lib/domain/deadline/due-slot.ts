import { DAY, HOUR, MINUTE, SECOND, zoneOffset } from '../city-time';

/** Stands for the hour of a term that has only a date. */
export const END_OF_DAY = 24;

/** When a term falls due on the city's clock: its day since the epoch, and the hour that begins before it. */
export interface DueSlot {
  readonly day: number;
  /** 0…23, or `END_OF_DAY`. */
  readonly hour: number;
}

/** A term at midnight or in the last minute before it has only a date: it falls to the end of that day. */
export function dueSlot(zone: string, due: number): DueSlot {
  const local = Math.floor(due / SECOND) * SECOND + zoneOffset(zone, due);
  const day = Math.floor(local / DAY);
  const time = local - day * DAY;
  if (time === 0) return { day: day - 1, hour: END_OF_DAY };
  if (time >= DAY - MINUTE) return { day, hour: END_OF_DAY };
  return { day, hour: Math.floor(time / HOUR) };
}
