import type { Facet } from '@/lib/contract/search';
import { childRange } from '@/lib/domain/cell';
import type { SearchFilter } from '../appeal-search';

/** One clause of a WHERE; every `?` stands for the next of its values. */
export interface Condition {
  readonly clause: string;
  readonly values: readonly (string | number)[];
  /** The facet whose own filter this is. */
  readonly facet: Facet | null;
}

const FACET_FILTERS = ['topic', 'kind', 'district', 'channel', 'status'] as const;

export function facetFilters(filter: SearchFilter): Facet[] {
  return FACET_FILTERS.filter((facet) => filter[facet] !== undefined);
}

export function conditionsOf(filter: SearchFilter, query: string | null): Condition[] {
  const conditions: Condition[] = [];
  const add = (clause: string, values: Condition['values'], facet: Facet | null = null) =>
    conditions.push({ clause, values, facet });
  if (query !== null) add('tsv @@ ?::tsquery', [query]);
  for (const facet of FACET_FILTERS) {
    const value = filter[facet];
    if (value !== undefined) add(`${facet} = ?`, [value], facet);
  }
  if (filter.from !== undefined) add('created >= ?', [filter.from]);
  if (filter.to !== undefined) add('created <= ?', [filter.to]);
  if (filter.cell !== undefined) {
    const { low, high } = childRange(filter.cell);
    add('cell BETWEEN ?::bigint AND ?::bigint', [low.toString(), high.toString()]);
  }
  return conditions;
}
