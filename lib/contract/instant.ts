import { DAY, HOUR, localToInstant, MINUTE, SECOND } from '@/lib/domain/city-time';

export type InstantProblem = 'format' | 'no-zone' | 'no-such-date';
export type ParsedInstant =
  | { readonly ok: true; readonly at: number; readonly zoneTaken: boolean }
  | { readonly ok: false; readonly problem: InstantProblem };

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i;
const RUSSIAN = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;
const AMERICAN = /^(\d{1,2})\/(\d{1,2})\/(\d{4})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(AM|PM)$/i;

interface Reading {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly ms: number;
  /** `Z`, `+04:00`, or null when the text names none. */
  readonly zone: string | null;
}

const n = (text: string | undefined) => Number(text ?? '0');

function readIso(text: string): Reading | null {
  const m = ISO.exec(text);
  if (m === null) return null;
  return {
    year: n(m[1]),
    month: n(m[2]),
    day: n(m[3]),
    hour: n(m[4]),
    minute: n(m[5]),
    second: n(m[6]),
    ms: Math.floor(Number(`0.${m[7] ?? '0'}`) * SECOND),
    zone: m[8] ?? null,
  };
}

function readRussian(text: string): Reading | null {
  const m = RUSSIAN.exec(text);
  if (m === null) return null;
  return {
    year: n(m[3]),
    month: n(m[2]),
    day: n(m[1]),
    hour: n(m[4]),
    minute: n(m[5]),
    second: n(m[6]),
    ms: 0,
    zone: null,
  };
}

function readAmerican(text: string): Reading | null {
  const m = AMERICAN.exec(text);
  if (m === null) return null;
  const hour = n(m[4]) % 12;
  return {
    year: n(m[3]),
    month: n(m[1]),
    day: n(m[2]),
    hour: m[7]?.toUpperCase() === 'PM' ? hour + 12 : hour,
    minute: n(m[5]),
    second: n(m[6]),
    ms: 0,
    zone: null,
  };
}

function wallClock(r: Reading): number | null {
  const date = Date.UTC(r.year, r.month - 1, r.day);
  const back = new Date(date);
  const real = back.getUTCMonth() === r.month - 1 && back.getUTCDate() === r.day && r.month <= 12;
  const time = r.hour * HOUR + r.minute * MINUTE + r.second * SECOND + r.ms;
  if (!real || r.hour > 24 || r.minute > 59 || r.second > 60 || time > DAY) return null;
  return date + time;
}

function offsetOf(zone: string): number {
  if (zone.toUpperCase() === 'Z') return 0;
  const digits = zone.replace(/\D/g, '');
  const size = Number(digits.slice(0, 2)) * HOUR + Number(digits.slice(2, 4)) * MINUTE;
  return zone.startsWith('-') ? -size : size;
}

/**
 * Reads a moment as ISO 8601 (`2026-11-23T14:05:00+04:00`); with `zone` also without an offset, as
 * `23.11.2026 14:05` or as `11/23/2026 02:05:00 PM`, on that zone's clock.
 */
export function parseInstant(text: string, zone: string | null): ParsedInstant {
  const trimmed = text.trim();
  const reading =
    readIso(trimmed) ?? (zone === null ? null : (readRussian(trimmed) ?? readAmerican(trimmed)));
  if (reading === null) return { ok: false, problem: 'format' };
  const clock = wallClock(reading);
  if (clock === null) return { ok: false, problem: 'no-such-date' };
  if (reading.zone !== null) return { ok: true, at: clock - offsetOf(reading.zone), zoneTaken: false };
  if (zone === null) return { ok: false, problem: 'no-zone' };
  return { ok: true, at: localToInstant(zone, clock), zoneTaken: true };
}

export function explainInstantProblem(problem: InstantProblem): string {
  switch (problem) {
    case 'format':
      return 'не похоже на дату: ожидается вид 2026-11-23T14:05:00+04:00';
    case 'no-zone':
      return 'не указан часовой пояс: допишите смещение, например 2026-11-23T14:05:00+04:00';
    case 'no-such-date':
      return 'такой даты или времени нет в календаре';
  }
}
