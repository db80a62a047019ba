import type { Facet } from '@/lib/contract/search';
import { childRange } from '@/lib/domain/cell';
import type { SearchFilter } from '../appeal-search';
import { facetFilters } from '../facets';

/** One clause of a WHERE; every `?` stands for the next of its values. */
export interface Condition {
  readonly clause: string;
  readonly values: readonly (string | number)[];
  /** The facet whose own filter this is. */
  readonly facet: Facet | null;
}

export function conditionsOf(filter: SearchFilter, query: string | null): Condition[] {
  const conditions: Condition[] = [];
  const add = (clause: string, values: Condition['values'], facet: Facet | null = null) =>
    conditions.push({ clause, values, facet });
  if (query !== null) add('tsv @@ ?::tsquery', [query]);
  for (const { facet, value } of facetFilters(filter)) add(`${facet} = ?`, [value], facet);
  if (filter.from !== undefined) add('created >= ?', [filter.from]);
  if (filter.to !== undefined) add('created <= ?', [filter.to]);
  if (filter.cell !== undefined) {
    const { low, high } = childRange(filter.cell);
    add('cell BETWEEN ?::bigint AND ?::bigint', [low.toString(), high.toString()]);
  }
  return conditions;
}

/** The conditions as the text of a WHERE with its values. */
export function whereOf(conditions: readonly Condition[]): { text: string; values: (string | number)[] } {
  let n = 0;
  const clauses = conditions.map(({ clause }) => clause.replace(/\?/g, () => `$${++n}`));
  return {
    text: clauses.length === 0 ? 'true' : clauses.join(' AND '),
    values: conditions.flatMap(({ values }) => [...values]),
  };
}
