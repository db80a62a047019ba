import { DAY, dayStart, HOUR, MINUTE } from './city-time';

export const WINDOWS = ['1h', '24h', '7d', '30d', 'today'] as const;
export type TimeWindow = (typeof WINDOWS)[number];

interface WindowShape {
  /** Length in ms; null for «сегодня», which starts at 0:00 of the city. */
  readonly length: number | null;
  /** The older edge moves in steps of this many ms. */
  readonly step: number;
  /** Resolution of the H3 cells that a map of this window shows. */
  readonly cellResolution: 7 | 8;
}

export const WINDOW_SHAPES: Readonly<Record<TimeWindow, WindowShape>> = {
  '1h': { length: HOUR, step: MINUTE, cellResolution: 7 },
  '24h': { length: DAY, step: 5 * MINUTE, cellResolution: 7 },
  '7d': { length: 7 * DAY, step: HOUR, cellResolution: 8 },
  '30d': { length: 30 * DAY, step: HOUR, cellResolution: 8 },
  today: { length: null, step: 5 * MINUTE, cellResolution: 7 },
};

/** How far ahead of the clock a creation, receipt, answer or closing may lie. */
export const FUTURE_TOLERANCE = 5 * MINUTE;

/** The older edge of a window at `t`: what was created at or after it, and not after `t`, counts. */
export function windowStart(window: TimeWindow, t: number, zone: string): number {
  const { length, step } = WINDOW_SHAPES[window];
  if (length === null) return dayStart(zone, t);
  return Math.floor((t - length) / step) * step;
}

export function isWindow(value: string): value is TimeWindow {
  return WINDOWS.some((window) => window === value);
}
