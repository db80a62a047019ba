import { DAY, SECOND } from '@/lib/domain/city-time';

/** The day that a workbook counts from: Excel's own 1900 (with a 29.02.1900 that never was) or the old Mac's 1904. */
export type Epoch = 1900 | 1904;

const EPOCH_START: Readonly<Record<Epoch, number>> = {
  1900: Date.UTC(1899, 11, 30),
  1904: Date.UTC(1904, 0, 1),
};
/** 01.03.1900, before which the invented leap day shifts everything, and the last day of 9999. */
const FIRST = 61;
const LAST = 2_958_465;

const two = (n: number) => String(n).padStart(2, '0');

/** `2026-11-23 14:05:00`, a reading of the wall clock; null for what is no date. */
export function serialToText(serial: number, epoch: Epoch): string | null {
  if (!Number.isFinite(serial) || serial < (epoch === 1900 ? FIRST : 0) || serial > LAST) return null;
  const at = new Date(EPOCH_START[epoch] + Math.round((serial * DAY) / SECOND) * SECOND);
  const date = at.toISOString().slice(0, 10);
  const time = at.toISOString().slice(11, 19);
  return time === '00:00:00' ? date : `${date} ${time}`;
}

/** `14:05:00` of a cell that holds a time or a span without a date. */
export function serialToSpan(serial: number): string {
  const seconds = Math.round((Math.abs(serial) * DAY) / SECOND);
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60];
  return `${serial < 0 ? '-' : ''}${two(hours)}:${two(minutes)}:${two(seconds % 60)}`;
}

/** Days of 1954 to 2119: a plain number in a date column that lies outside them is no date. */
const PLAUSIBLE = { from: 20_000, to: 80_000 };

/** A number that stands where a date is expected, as Excel writes a date into a cell without a format. */
export function plausibleSerial(value: unknown): number | null {
  const text = typeof value === 'string' ? value.trim() : value;
  const number =
    typeof text === 'string' && /^\d{5}(?:[.,]\d{1,12})?$/.test(text) ? Number(text.replace(',', '.')) : text;
  if (typeof number !== 'number') return null;
  return number >= PLAUSIBLE.from && number <= PLAUSIBLE.to ? number : null;
}
