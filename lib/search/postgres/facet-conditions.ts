import type postgres from 'postgres';
import { DEADLINE_STANDINGS, standingRange } from '@/lib/domain/deadline/standing';
import type { SearchRequest } from '../appeal-search';
import { facetFilters } from '../facets';
import { type Condition, standingConditions, whereOf } from './conditions';
import type { IndexTables } from './index-tables';

const NOTHING: Condition = { clause: 'false', values: [] };

/**
 * The facets' own filters: the combinations that pass, as constants, so that the planner knows how many rows they
 * have, and for an open deadline the urgencies.
 */
export async function facetConditions(
  sql: postgres.Sql,
  { facets }: IndexTables,
  { filter, now }: SearchRequest,
): Promise<Condition[]> {
  const filters = facetFilters(filter);
  if (filters.length === 0) return [];
  const standing = DEADLINE_STANDINGS.find((known) => known === filter.deadline);
  const range = standing === undefined ? null : standingRange(standing, now);
  const asked = filters.map(({ facet, value }): Condition => {
    if (facet !== 'deadline') return { clause: `"${facet}" = ?`, values: [value] };
    return range === null ? NOTHING : { clause: 'finish = ?', values: [range.finish] };
  });
  const { text, values } = whereOf(asked);
  const rows = await sql.unsafe<{ code: number }[]>(`SELECT code FROM ${facets} WHERE ${text}`, values);
  const codes: Condition = {
    clause: 'd.facets = ANY(?::int[])',
    values: [rows.map(({ code }) => code)],
  };
  return range === null ? [codes] : [codes, ...standingConditions(range)];
}
