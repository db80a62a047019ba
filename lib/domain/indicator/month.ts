import { localToInstant, zoneOffset } from '../city-time';

/** A month of the city's calendar, `2026-11`. */
export type Month = string;

export interface MonthSpan {
  readonly month: Month;
  /** The first moment of the month and the first one after it, epoch ms. */
  readonly from: number;
  readonly to: number;
}

const NAMES = [
  'январь',
  'февраль',
  'март',
  'апрель',
  'май',
  'июнь',
  'июль',
  'август',
  'сентябрь',
  'октябрь',
  'ноябрь',
  'декабрь',
];

export function isMonth(text: string): text is Month {
  return /^(?:19|20)\d{2}-(?:0[1-9]|1[0-2])$/.test(text);
}

/** The month that lies so many months later; negative for earlier. */
export function monthAfter(month: Month, steps: number): Month {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + steps, 1)).toISOString().slice(0, 7);
}

/** The city's month that holds `t`. */
export function monthOf(zone: string, t: number): Month {
  return new Date(t + zoneOffset(zone, t)).toISOString().slice(0, 7);
}

export function monthSpan(zone: string, month: Month): MonthSpan {
  const start = (of: Month) => localToInstant(zone, Date.parse(`${of}-01T00:00:00Z`));
  return { month, from: start(month), to: start(monthAfter(month, 1)) };
}

/** «ноябрь 2026». */
export function monthWords(month: Month): string {
  const [year = '', number = '1'] = month.split('-');
  return `${NAMES[Number(number) - 1]} ${year}`;
}
