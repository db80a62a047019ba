import type { EarlierAppeal } from '@/lib/contract/life';
import type { Database } from '@/lib/db/database';
import { cellToNumber } from '@/lib/domain/cell';
import type { StoredAppeal } from '../appeals/appeal-rows';
import { mark } from '../mark';

const MOST = 5;

type EarlierRow = {
  id: string;
  version: number;
  created: number;
  status: EarlierAppeal['status'];
  finished: number | null;
};

/**
 * The author's earlier appeals on the same topic at the same place (повторность), newest first: the same house, the
 * same cell, or in the same district where neither is placed more exactly.
 */
export async function earlierAppeals(
  { sql }: Database,
  { id, state, keys }: StoredAppeal,
): Promise<EarlierAppeal[]> {
  if (keys.author === null) return [];
  const cell = state.cell === null ? null : cellToNumber(state.cell).toString();
  const rows = await sql<EarlierRow[]>`
    SELECT id, version, (extract(epoch FROM created_at) * 1000)::float8 AS created, status,
      (extract(epoch FROM coalesce(answered_at, closed_at)) * 1000)::float8 AS finished
    FROM appeal
    WHERE author_key = ${keys.author} AND topic = ${state.topic} AND id <> ${id}
      AND created_at <= ${mark(state.created)}
      AND (address_key = ${keys.address} OR cell = ${cell}::bigint
        OR (cell IS NULL AND ${cell}::bigint IS NULL AND district IS NOT DISTINCT FROM ${state.district}))
    ORDER BY created_at DESC, id DESC LIMIT ${MOST}`;
  return rows.map(({ id: earlier, version, created, status, finished }) => ({
    id: Number(earlier),
    version,
    createdAt: new Date(created).toISOString(),
    status,
    finishedAt: finished === null ? null : new Date(finished).toISOString(),
    isRepeat: finished !== null && finished <= state.created,
  }));
}
