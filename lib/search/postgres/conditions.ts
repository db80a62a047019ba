import { childRange } from '@/lib/domain/cell';
import { DEADLINE_STANDINGS, type StandingRange, standingRange } from '@/lib/domain/deadline/standing';
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

/** What an open standing says of a document's own times; nothing for what is answered. */
export function standingConditions({ finish, urgency, near }: StandingRange): Condition[] {
  if (finish !== 'open') return [];
  const within = { clause: 'd.urgency >= ? AND d.urgency < ?', values: [urgency.from, urgency.to] };
  if (near === null) return [within];
  return [within, { clause: 'd.near >= ? AND d.near < ?', values: [near.from, near.to] }];
}

/** The standing of an open record, as SQL: numbers of our own only. */
export function openStanding(now: number): string {
  const cases = DEADLINE_STANDINGS.map((standing) => ({ standing, range: standingRange(standing, now) }))
    .filter(({ range }) => range.finish === 'open')
    .map(({ standing, range }) => `WHEN ${inlined(standingConditions(range))} THEN '${standing}'`);
  return `CASE ${cases.join(' ')} END`;
}

function inlined(conditions: readonly Condition[]): string {
  return conditions
    .map(({ clause, values }) => {
      const left = [...values];
      return clause.replace(/\?/g, () => String(left.shift()));
    })
    .join(' AND ');
}
