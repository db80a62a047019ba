import type postgres from 'postgres';
import { numberToCell } from '@/lib/domain/cell';
import type { SearchCount, SearchResult } from '../appeal-search';
import { sortCounts } from '../facets';
import { type Condition, whereOf } from './conditions';
import type { IndexTables } from './index-tables';

interface ViewQuestion {
  readonly tables: IndexTables;
  /** All of the request's, the facets' own filters too. */
  readonly conditions: readonly Condition[];
}

/** The hits without the facets: how many they are. */
export async function countHits(sql: postgres.Sql, { tables, conditions }: ViewQuestion): Promise<number> {
  const { text, values } = whereOf(conditions);
  const [row] = await sql.unsafe<{ n: string }[]>(
    `SELECT count(*) AS n FROM ${tables.documents} d WHERE ${text}`,
    values,
  );
  return Number(row?.n ?? 0);
}

/** The hits by cell of the map. */
export async function countCells(
  sql: postgres.Sql,
  { tables, conditions }: ViewQuestion,
  resolution: SearchCount['cells'],
): Promise<SearchResult['cells']> {
  if (resolution === undefined) return [];
  const { text, values } = whereOf([...conditions, { clause: 'd.cell IS NOT NULL', values: [] }]);
  const rows = await sql.unsafe<{ cell: string; n: string }[]>(
    `SELECT cell_parent(d.cell, $${values.length + 1}) AS cell, count(*) AS n
     FROM ${tables.documents} d WHERE ${text} GROUP BY 1`,
    [...values, resolution],
  );
  return sortCounts(rows.map(({ cell, n }) => ({ value: numberToCell(BigInt(cell)), count: Number(n) })));
}

/** The hits by bars of time. */
export async function countBars(
  sql: postgres.Sql,
  { tables, conditions }: ViewQuestion,
  bars: SearchCount['bars'],
): Promise<SearchResult['bars']> {
  if (bars === undefined) return [];
  const { length } = bars;
  const offset = ((bars.start % length) + length) % length;
  const { text, values } = whereOf(conditions);
  const [by, from] = [`$${values.length + 1}::bigint`, `$${values.length + 2}::bigint`];
  const rows = await sql.unsafe<{ bar: string; n: string }[]>(
    `SELECT (d.created - ${from}) / ${by} * ${by} + ${from} AS bar, count(*) AS n
     FROM ${tables.documents} d WHERE ${text} GROUP BY 1 ORDER BY 1`,
    [...values, length, offset],
  );
  return rows.map(({ bar, n }) => ({ from: Number(bar), count: Number(n) }));
}
