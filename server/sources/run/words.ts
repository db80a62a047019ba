import { SECOND } from '@/lib/domain/city-time';
import { counted, type Forms, formatNumber, formatSpan } from '@/lib/domain/russian';

const ROWS: Forms = ['строка', 'строки', 'строк'];
const BYTES: Forms = ['байт', 'байта', 'байт'];
const KILO = 1_024;

export const rowsWord = (n: number) => counted(n, ROWS);

/** `132 КБ`, `476,8 МБ`. */
export function formatBytes(bytes: number): string {
  if (bytes < KILO) return counted(bytes, BYTES);
  if (bytes < KILO * KILO) return `${formatNumber(bytes / KILO)} КБ`;
  return `${formatNumber(bytes / (KILO * KILO))} МБ`;
}

/** `2,5 с`, `14 с`, `3 мин`, `3 ч 48 мин`. */
export function formatTook(ms: number): string {
  return ms < 10 * SECOND ? `${formatNumber(ms / SECOND)} с` : formatSpan(ms);
}

/** How many in a second, as a whole number. */
export function formatRate(n: number, ms: number): string {
  return formatNumber(Math.round((n * SECOND) / Math.max(1, ms)));
}
