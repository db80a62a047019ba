import { isChannel, isStatus, KINDS, PRECISIONS } from '@/lib/domain/appeal';
import { DEADLINE_STANDINGS } from '@/lib/domain/deadline/standing';
import { formatMoment } from '@/lib/domain/russian';
import { CHANNEL_NAMES, KIND_NAMES, PRECISION_NAMES, STATUS_NAMES } from '@/lib/domain/russian-names';
import type { FilterName, Filters } from './appeals-url';
import { FILTERS } from './appeals-url';
import type { CityNames } from './city-names';

export const PERIODS = [
  { from: 'now-1h', name: 'за час' },
  { from: 'today', name: 'с 0:00' },
  { from: 'now-24h', name: 'за 24 часа' },
  { from: 'now-7d', name: 'за 7 дней' },
  { from: 'now-30d', name: 'за 30 дней' },
] as const;

const STANDING_NAMES: Readonly<Record<(typeof DEADLINE_STANDINGS)[number], string>> = {
  late: 'Просрочено',
  soon: 'Срок в ближайшие 2 часа',
  inTime: 'В срок',
  none: 'Без срока',
  answered: 'Отвечено',
  answeredLate: 'Отвечено позже срока',
};

export interface FilterWords {
  readonly name: FilterName;
  readonly text: string;
}

export interface WordsFor {
  readonly names: CityNames;
  readonly zone: string;
  /** A cell in words: the quarter or district where it lies. */
  cellName(cell: string): string;
}

/** A value of a facet as people call it. */
export function valueWords(name: FilterName, value: string, names: CityNames): string {
  switch (name) {
    case 'topic':
      return names.topic(value);
    case 'district':
      return names.district(value);
    case 'department':
      return names.department(value);
    case 'channel':
      return isChannel(value) ? CHANNEL_NAMES[value] : value;
    case 'status':
      return isStatus(value) ? STATUS_NAMES[value] : value;
    case 'kind': {
      const kind = KINDS.find((known) => known === value);
      return kind === undefined ? value : KIND_NAMES[kind];
    }
    case 'precision': {
      const precision = PRECISIONS.find((known) => known === value);
      return precision === undefined ? value : PRECISION_NAMES[precision];
    }
    case 'deadline': {
      const standing = DEADLINE_STANDINGS.find((known) => known === value);
      return standing === undefined ? value : STANDING_NAMES[standing];
    }
    case 'q':
    case 'from':
    case 'to':
    case 'cell':
    case 'exact':
    case 'sort':
      return value;
  }
}

function momentWords(value: string, zone: string): string {
  const at = Date.parse(value);
  return Number.isNaN(at) ? value : formatMoment(zone, at);
}

function wordsOf(name: FilterName, value: string, { names, zone, cellName }: WordsFor): string {
  switch (name) {
    case 'q':
      return `слова: ${value}`;
    case 'from':
      return PERIODS.find(({ from }) => from === value)?.name ?? `с ${momentWords(value, zone)}`;
    case 'to':
      return `до ${momentWords(value, zone)}`;
    case 'cell':
      return `ячейка карты: ${cellName(value)}`;
    case 'precision':
      return `место: ${valueWords(name, value, names)}`;
    case 'exact':
      return 'искать точно';
    default:
      return valueWords(name, value, names);
  }
}

/** The filters that are set, each in words; an order is none. */
export function filterWords(filters: Filters, words: WordsFor): FilterWords[] {
  return FILTERS.flatMap((name) => {
    const value = filters[name];
    return value === undefined || name === 'sort' ? [] : [{ name, text: wordsOf(name, value, words) }];
  });
}
