import type { HistoryEntry } from '@/lib/contract/search';
import { PRECISIONS } from '@/lib/domain/appeal';
import { formatMoment } from '@/lib/domain/russian';
import { PRECISION_NAMES } from '@/lib/domain/russian-names';
import type { CityNames } from './city-names';
import { valueWords } from './filter-words';

export const EVENT_WORDS: Readonly<Record<HistoryEntry['event'], string>> = {
  registered: 'Зарегистрировано',
  corrected: 'Исправлено источником',
  updated: 'Дополнено',
  relabelled: 'Тема уточнена',
  moved: 'Ход',
};

const FIELD_WORDS: Readonly<Record<string, string>> = {
  kind: 'вид',
  channel: 'канал',
  topic: 'тема',
  cell: 'место на карте',
  precision: 'точность места',
  district: 'район',
  department: 'исполнитель',
  status: 'состояние',
  created: 'время обращения',
  due: 'срок',
  answered: 'ответ',
  closed: 'закрытие',
  author: 'автор',
  address: 'адрес',
};

export interface HistoryChange {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

export interface HistoryNames {
  readonly names: CityNames;
  readonly zone: string;
  cellName(cell: string): string;
}

const ABSENT = 'нет';

function valueIn(field: string, value: string | null, words: HistoryNames): string {
  if (value === null) return ABSENT;
  switch (field) {
    case 'kind':
    case 'channel':
    case 'topic':
    case 'district':
    case 'department':
    case 'status':
      return valueWords(field, value, words.names);
    case 'cell':
      return words.cellName(value);
    case 'precision': {
      const precision = PRECISIONS.find((known) => known === value);
      return precision === undefined ? value : PRECISION_NAMES[precision];
    }
    case 'created':
    case 'due':
    case 'answered':
    case 'closed':
      return formatMoment(words.zone, Date.parse(value));
    default:
      return 'скрыто';
  }
}

/** A change in words; whose it was and which house it is stay hidden. */
export function changeWords(change: HistoryEntry['changes'][number], words: HistoryNames): HistoryChange {
  const { field, before, after } = change;
  return {
    field: FIELD_WORDS[field] ?? field,
    before: valueIn(field, before, words),
    after: valueIn(field, after, words),
  };
}

const ACTORS: Readonly<Record<string, string>> = {
  'system:demo': 'показ (ДЕМО)',
  local: 'этот компьютер',
};

/** `token:pos-feed` is «приём: pos-feed»; whoever makes a move is a person with a key, named as such. */
export function actorWords(actor: string, event?: HistoryEntry['event']): string {
  const known = ACTORS[actor];
  if (known !== undefined) return known;
  const [, name] = /^token:(.*)$/s.exec(actor) ?? [];
  if (name !== undefined) return event === 'moved' ? name : `приём: ${name}`;
  return actor.startsWith('system:') ? 'сам Пульт' : actor;
}
