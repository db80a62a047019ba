import type postgres from 'postgres';
import { FACETS, type Facet } from '@/lib/contract/search';
import type { FacetCount, SearchResult } from '../appeal-search';
import { facetsFrom } from '../facets';
import { type Condition, whereOf } from './conditions';
import { LIVE_VIEW } from './index-tables';

/** One pass for the total and the facets without a filter of their own, one more for each that has one. */
export async function countFacets(
  sql: postgres.Sql,
  conditions: readonly Condition[],
): Promise<Pick<SearchResult, 'total' | 'facets'>> {
  const filtered = FACETS.filter((facet) => conditions.some((condition) => condition.facet === facet));
  const free = FACETS.filter((facet) => !filtered.includes(facet));
  const withoutOwn = (facet: Facet) => conditions.filter((condition) => condition.facet !== facet);
  const [all, ...own] = await Promise.all([
    countTogether(sql, free, conditions),
    ...filtered.map((facet) => countTogether(sql, [facet], withoutOwn(facet))),
  ]);
  const counted = new Map(all.counts);
  for (const { counts } of own) for (const [facet, list] of counts) counted.set(facet, list);
  return { total: all.total, facets: facetsFrom(counted) };
}

type FacetRow = Record<Facet, string | null> & { set: number; n: string };

async function countTogether(
  sql: postgres.Sql,
  facets: readonly Facet[],
  conditions: readonly Condition[],
): Promise<{ total: number; counts: Map<Facet, FacetCount[]> }> {
  const { text, values } = whereOf(conditions);
  const columns = facets.join(', ');
  const sets = [...facets.map((facet) => `(${facet})`), '()'].join(', ');
  const rows = await sql.unsafe<FacetRow[]>(
    `SELECT ${columns}, grouping(${columns}) AS set, count(*) AS n FROM ${LIVE_VIEW} WHERE ${text}
     GROUP BY GROUPING SETS (${sets})`,
    values,
  );
  // PostgreSQL numbers a grouping set by the columns it leaves out, the last one as bit 0.
  const whole = 2 ** facets.length - 1;
  const counts = new Map<Facet, FacetCount[]>();
  facets.forEach((facet, i) => {
    const set = whole - 2 ** (facets.length - 1 - i);
    const ofSet = rows.filter((row) => row.set === set && row[facet] !== null);
    counts.set(
      facet,
      ofSet.map((row) => ({ value: row[facet] ?? '', count: Number(row.n) })),
    );
  });
  return { total: Number(rows.find((row) => row.set === whole)?.n ?? 0), counts };
}
