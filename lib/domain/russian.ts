import { DAY, HOUR, MINUTE, SECOND, zoneOffset } from './city-time';

/** Forms for 1, 2–4 and 5–20: «сообщение», «сообщения», «сообщений». */
export type Forms = readonly [one: string, few: string, many: string];

const rules = new Intl.PluralRules('ru');
const numbers = new Intl.NumberFormat('ru-RU', { maximumFractionDigits: 1 });

/** The form that goes with `n`, without the number. */
export function plural(n: number, [one, few, many]: Forms): string {
  const rule = rules.select(n);
  if (rule === 'one') return one;
  return rule === 'few' || !Number.isInteger(n) ? few : many;
}

/** `1 234,5`. */
export function formatNumber(n: number): string {
  return numbers.format(n);
}

/** «5 сообщений»; the blank does not break. */
export function counted(n: number, forms: Forms): string {
  return `${formatNumber(n)}\u00a0${plural(n, forms)}`;
}

const two = (n: number) => String(n).padStart(2, '0');
const local = (zone: string, t: number) => new Date(t + zoneOffset(zone, t));

/** `23.11.2026` on the city's calendar. */
export function formatDate(zone: string, t: number): string {
  const at = local(zone, t);
  return `${two(at.getUTCDate())}.${two(at.getUTCMonth() + 1)}.${at.getUTCFullYear()}`;
}

/** `14:05` on the city's clock. */
export function formatTime(zone: string, t: number): string {
  const at = local(zone, t);
  return `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
}

/** `14:05:12` on the city's clock. */
export function formatClock(zone: string, t: number): string {
  return `${formatTime(zone, t)}:${two(local(zone, t).getUTCSeconds())}`;
}

/** `23.11.2026 14:05`. */
export function formatMoment(zone: string, t: number): string {
  return `${formatDate(zone, t)} ${formatTime(zone, t)}`;
}

const WEEKDAYS = ['вс', 'пн', 'вт', 'ср', 'чт', 'пт', 'сб'];
const MONTHS = [
  'января',
  'февраля',
  'марта',
  'апреля',
  'мая',
  'июня',
  'июля',
  'августа',
  'сентября',
  'октября',
  'ноября',
  'декабря',
];

/** «пн 23 ноября». */
export function formatDay(zone: string, t: number): string {
  const at = local(zone, t);
  return `${WEEKDAYS[at.getUTCDay()]} ${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]}`;
}

const DAYS: Forms = ['день', 'дня', 'дней'];

/** «30 с», «42 мин», «1 ч 20 мин», «12 ч», «3 дня»: two parts at most, and one where the second says little. */
export function formatSpan(ms: number): string {
  if (ms < MINUTE) return `${Math.max(0, Math.floor(ms / SECOND))}\u00a0с`;
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)}\u00a0мин`;
  const hours = Math.floor(ms / HOUR);
  const minutes = Math.floor((ms % HOUR) / MINUTE);
  if (hours < 10) return minutes === 0 ? `${hours}\u00a0ч` : `${hours}\u00a0ч ${minutes}\u00a0мин`;
  if (ms < 2 * DAY) return `${hours}\u00a0ч`;
  const days = Math.floor(ms / DAY);
  return `${days}\u00a0${plural(days, DAYS)}`;
}

/** An interval as a screen shows it: «84–108», or «5» when both ends are the same. */
export function formatInterval([low, high]: readonly [number, number]): string {
  return low === high ? formatNumber(low) : `${formatNumber(low)}–${formatNumber(high)}`;
}

export const MESSAGES: Forms = ['сообщение', 'сообщения', 'сообщений'];
export const RULES: Forms = ['правило', 'правила', 'правил'];
export const RECORDS: Forms = ['запись', 'записи', 'записей'];

/** With a capital letter, as a sentence begins. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
