import { childRange } from '@/lib/domain/cell';
import { DEADLINE_STANDINGS, standingRange } from '@/lib/domain/deadline/standing';
import type { SearchFilter } from '../appeal-search';

/** One clause of a WHERE; every `?` stands for the next of its values. */
export interface Condition {
  readonly clause: string;
  readonly values: (string | number | number[])[];
}

/** All of a request but the filters that are facets. */
export function conditionsOf(filter: SearchFilter, query: string | null): Condition[] {
  const conditions: Condition[] = [];
  const add = (clause: string, values: Condition['values']) => conditions.push({ clause, values });
  if (query !== null) add('d.tsv @@ ?::tsquery', [query]);
  if (filter.from !== undefined) add('d.created >= ?', [filter.from]);
  if (filter.to !== undefined) add('d.created <= ?', [filter.to]);
  if (filter.cell !== undefined) {
    const { low, high } = childRange(filter.cell);
    add('d.cell BETWEEN ?::bigint AND ?::bigint', [low.toString(), high.toString()]);
  }
  return conditions;
}

/** The conditions as the text of a WHERE with its values. */
export function whereOf(conditions: readonly Condition[]) {
  let n = 0;
  const clauses = conditions.map(({ clause }) => clause.replace(/\?/g, () => `$${++n}`));
  return {
    text: clauses.length === 0 ? 'true' : clauses.join(' AND '),
    values: conditions.flatMap(({ values }) => values),
  };
}

/** The standing of an open record, as SQL: numbers of our own only. */
export function openStanding(now: number): string {
  const open = DEADLINE_STANDINGS.map((standing) => ({ standing, ...standingRange(standing, now) })).filter(
    ({ finish }) => finish === 'open',
  );
  return `CASE ${open.map(({ standing, to }) => `WHEN d.urgency < ${to} THEN '${standing}'`).join(' ')} END`;
}
