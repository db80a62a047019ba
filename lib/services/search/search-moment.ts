import { AppError } from '@/lib/contract/app-error';
import { parseInstant } from '@/lib/contract/instant';
import { RELATIVE_MOMENT } from '@/lib/contract/search';
import { DAY, dayStart, HOUR, MINUTE } from '@/lib/domain/city-time';
import { isWindow, windowStart } from '@/lib/domain/time-window';

const UNITS = { m: MINUTE, h: HOUR, d: DAY } as const;

/** The clock and the calendar by which a query is read. */
export interface QueryTime {
  readonly now: number;
  readonly zone: string;
}

/**
 * A moment of a query in epoch ms. `now-24h` and the like begin where the window of that name begins, so that a
 * list opened from the wall holds what the wall counted.
 */
export function resolveMoment(text: string, at: QueryTime): number {
  if (text === 'now') return at.now;
  if (text === 'today') return dayStart(at.zone, at.now);
  const [, amount, unit] = RELATIVE_MOMENT.exec(text) ?? [];
  if (amount !== undefined && (unit === 'm' || unit === 'h' || unit === 'd')) {
    const name = `${amount}${unit}`;
    return isWindow(name) ? windowStart(name, at.now, at.zone) : at.now - Number(amount) * UNITS[unit];
  }
  const parsed = parseInstant(text, null);
  if (!parsed.ok) throw new AppError('invalid', `не понято время «${text}»`);
  return parsed.at;
}
