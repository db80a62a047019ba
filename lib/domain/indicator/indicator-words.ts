import type { Group, Subject, Unit } from './indicator';

/** Two decimals, as they are frozen: a plan missed by a hundredth is seen to be missed. */
const numbers = new Intl.NumberFormat('ru-RU', { maximumFractionDigits: 2 });

export const SUBJECT_NAMES: Readonly<Record<Subject, string>> = {
  message: 'Сообщения',
  petition: 'Обращения по 59-ФЗ',
  instruction: 'Поручения',
};

export const GROUP_NAMES: Readonly<Record<Group, string>> = {
  flow: 'Поток и нагрузка',
  terms: 'Сроки и обещания',
  times: 'Сколько ждут',
  quality: 'Качество',
};

export const UNIT_NAMES: Readonly<Record<Unit, string>> = {
  percent: 'проценты',
  'working-hours': 'рабочие часы',
  hours: 'часы',
  days: 'дни',
  count: 'штуки',
  each: 'записей на исполнителя',
};

const SUFFIXES: Readonly<Record<Unit, string>> = {
  percent: '\u00a0%',
  'working-hours': '\u00a0раб.\u00a0ч',
  hours: '\u00a0ч',
  days: '\u00a0дн.',
  count: '',
  each: '',
};

/** «75 %», «3,2 раб. ч», «12»; a dash where there is nothing to count from. */
export function valueWords(value: number | null, unit: Unit): string {
  return value === null ? '—' : `${numbers.format(value)}${SUFFIXES[unit]}`;
}

/** «+1,5», «−3», «0»: a difference of two values, without its unit. */
export function differenceWords(by: number): string {
  if (by === 0) return '0';
  return `${by > 0 ? '+' : '−'}${numbers.format(Math.abs(by))}`;
}
