import type postgres from 'postgres';
import { FACETS, type Facet } from '@/lib/contract/search';
import type { FacetCount, SearchFilter, SearchResult } from '../appeal-search';
import { facetFilters, facetsFrom } from '../facets';
import { type Condition, openStanding, whereOf } from './conditions';
import type { IndexTables } from './index-tables';

export interface FacetQuestion {
  readonly tables: IndexTables;
  readonly filter: SearchFilter;
  readonly conditions: readonly Condition[];
  readonly now: number;
}

type FacetRow = Record<Facet, string | null> & { set: number; n: string | null };

const quoted = FACETS.map((facet) => `"${facet}"`);
const COLUMNS = quoted.join(', ');
const SETS = [...quoted.map((column) => `(${column})`), '()'].join(', ');
// PostgreSQL numbers a grouping set by the columns it leaves out, the last one as bit 0.
const WHOLE = 2 ** FACETS.length - 1;
const setOf = (facet: Facet) => WHOLE - 2 ** (FACETS.length - 1 - FACETS.indexOf(facet));

/**
 * Counts documents per combination of facet values in one pass without the facets' own filters, then sums the
 * few combinations up: one that misses a single filter still counts for that filter's facet.
 */
export async function countFacets(
  sql: postgres.Sql,
  { tables, filter, conditions, now }: FacetQuestion,
): Promise<Pick<SearchResult, 'total' | 'facets'>> {
  const where = whereOf(conditions);
  const filters = facetFilters(filter);
  const rows = await sql.unsafe<FacetRow[]>(
    `WITH counted AS (
       SELECT d.facets AS code, ${openStanding(now)} AS standing, count(*) AS n
       FROM ${tables.documents} d WHERE ${where.text} GROUP BY 1, 2
     ), valued AS (
       SELECT f.*, c.n, CASE f.finish WHEN 'open' THEN c.standing ELSE f.finish END AS deadline
       FROM counted c JOIN ${tables.facets} f ON f.code = c.code
     ), known AS (
       SELECT ${['f.*', ...missColumns(filters, where.values.length)].join(', ')} FROM valued f
     )
     SELECT ${COLUMNS}, grouping(${COLUMNS}) AS set, ${sumOf(filters)} AS n FROM known GROUP BY GROUPING SETS (${SETS})`,
    [...where.values, ...filters.map(({ value }) => value)],
  );
  const counted = new Map(FACETS.map((facet) => [facet, countsOf(rows, facet)]));
  return { total: Number(rows.find(({ set }) => set === WHOLE)?.n ?? 0), facets: facetsFrom(counted) };
}

type Filters = ReturnType<typeof facetFilters>;

/** 1 where a combination does not pass a facet's filter; the values follow the `before` other parameters. */
function missColumns(filters: Filters, before: number): string[] {
  return filters.map(
    ({ facet }, i) => `(f."${facet}" IS DISTINCT FROM $${before + i + 1})::int AS miss_${facet}`,
  );
}

function sumOf(filters: Filters): string {
  const misses = ['0', ...filters.map(({ facet }) => `miss_${facet}`)].join(' + ');
  const passing = `sum(n) FILTER (WHERE ${misses} = 0)`;
  if (filters.length === 0) return passing;
  const own = filters.map(
    ({ facet }) => `WHEN ${setOf(facet)} THEN sum(n) FILTER (WHERE ${misses} = miss_${facet})`,
  );
  return `CASE grouping(${COLUMNS}) ${own.join(' ')} ELSE ${passing} END`;
}

function countsOf(rows: readonly FacetRow[], facet: Facet): FacetCount[] {
  const set = setOf(facet);
  return rows.flatMap((row) => {
    const value = row[facet];
    return row.set === set && value !== null && row.n !== null ? [{ value, count: Number(row.n) }] : [];
  });
}
