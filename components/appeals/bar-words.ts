import { DAY, HOUR } from '@/lib/domain/city-time';
import { formatDate, formatMoment, formatTime } from '@/lib/domain/russian';

/** What one bar of the chart stands for. */
export function barUnit(length: number): string {
  if (length === HOUR) return 'по часам';
  if (length === DAY) return 'по дням';
  return length === 7 * DAY ? 'по неделям' : `по ${Math.round(length / DAY)} дней`;
}

/** The time of a bar in words: «23.11.2026 14:00–15:00», «23.11.2026», «16.11.2026 – 22.11.2026». */
export function barWords(zone: string, from: number, length: number): string {
  if (length < DAY) return `${formatMoment(zone, from)}–${formatTime(zone, from + length)}`;
  if (length === DAY) return formatDate(zone, from);
  return `${formatDate(zone, from)} – ${formatDate(zone, from + length - 1)}`;
}

/** Under the axis there is room for little. */
export function barLabel(zone: string, from: number, length: number): string {
  return length < DAY ? formatTime(zone, from) : formatDate(zone, from).slice(0, 5);
}
