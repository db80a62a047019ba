import type { FieldError } from '@/lib/contract/app-error';
import type { PageQuery, ParkedAnswer } from '@/lib/contract/mending';
import { maskPersonalData } from '@/lib/domain/personal-data';
import type { VerbContext } from '../store';

type Row = {
  id: string;
  source: string | null;
  external_id: string | null;
  reason: 'future' | 'invalid';
  errors: FieldError[];
  first: number;
  last: number;
  times: number;
  total: string;
};

/** Rows that wait to be mended, newest first, without their bodies; what an error quotes is masked. */
export async function listParked({
  ctx,
  input,
}: {
  ctx: VerbContext;
  input: PageQuery;
}): Promise<ParkedAnswer> {
  const { sql } = ctx.store.db;
  const before = input.cursor === undefined ? Number.MAX_SAFE_INTEGER : Number(input.cursor);
  const rows = await sql<Row[]>`
    SELECT id, source, external_id, reason, errors, times,
      (extract(epoch FROM first_at) * 1000)::float8 AS first,
      (extract(epoch FROM last_at) * 1000)::float8 AS last,
      (SELECT count(*) FROM parked_row WHERE resolved_at IS NULL) AS total
    FROM parked_row WHERE resolved_at IS NULL AND id < ${before}
    ORDER BY id DESC LIMIT ${input.limit + 1}`;
  const shown = rows.slice(0, input.limit);
  const last = shown.at(-1);
  return {
    total: Number(rows[0]?.total ?? 0),
    items: shown.map((row) => ({
      id: Number(row.id),
      source: row.source,
      externalId: row.external_id,
      reason: row.reason,
      errors: row.errors.map(({ field, message }) => ({ field, message: maskPersonalData(message) })),
      firstAt: new Date(row.first).toISOString(),
      lastAt: new Date(row.last).toISOString(),
      times: row.times,
    })),
    next: last !== undefined && rows.length > input.limit ? String(last.id) : null,
  };
}
