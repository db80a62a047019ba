import type { SearchFilter } from '@/lib/search/appeal-search';

export interface BenchQuery {
  /** What a person would call it. */
  readonly kind: string;
  readonly query: string;
  readonly filter: SearchFilter;
}

const of = (kind: string, query: string, filter: SearchFilter = {}): BenchQuery => ({ kind, query, filter });

export const QUERIES: readonly BenchQuery[] = [
  of('слова', 'ямы на дороге'),
  of('слова', 'не вывозят мусор'),
  of('в кавычках', '"горячая вода"'),
  of('с исключением', 'снег -тротуар'),
  of('слова', 'отопление батарея холодно'),
  of('слова и фильтр', 'лифт', { topic: 'lift-broken' }),
  of('фильтр без слов', '', { channel: 'vk' }),
  of('всё', ''),
  of('слова и фильтр', 'свет фонарь', { district: 'centralny' }),
  of('слова и фильтр', 'собаки', { kind: 'message' }),
];

/** As the page asks: mistyped, with synonyms, an address, open deadlines; with every count of the three views. */
export const PEOPLE: readonly BenchQuery[] = [
  ...QUERIES,
  of('с опечаткой', 'отоплние'),
  of('с опечаткой', 'jnjgktybt'),
  of('слова и фильтр', 'батареи', { deadline: 'late' }),
  of('адрес', 'дом 24'),
  of('слова и фильтр', 'лифт не работает', { precision: 'house' }),
];
