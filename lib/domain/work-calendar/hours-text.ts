import type { MinuteSpan } from './calendar';
import { clockReading } from './compile';

const SPAN = /^(\d{1,2}):(\d{2})\s*[–—-]\s*(\d{1,2}):(\d{2})$/;

/** «8:00–12:00, 12:48–17:00»; a day off is empty. */
export function hoursText(hours: readonly MinuteSpan[]): string {
  return hours.map(([from, to]) => `${clockReading(from)}–${clockReading(to)}`).join(', ');
}

/** Reads it back; null where it is written otherwise. */
export function hoursOfText(text: string): MinuteSpan[] | null {
  if (text.trim() === '') return [];
  const spans: MinuteSpan[] = [];
  for (const part of text.split(',')) {
    const found = SPAN.exec(part.trim());
    if (found === null) return null;
    const [fromHour = 0, fromMinute = 0, toHour = 0, toMinute = 0] = found.slice(1).map(Number);
    if (fromMinute > 59 || toMinute > 59) return null;
    spans.push([fromHour * 60 + fromMinute, toHour * 60 + toMinute]);
  }
  return spans;
}
