import { AppError } from '@/lib/contract/app-error';
import type { ImportMeaning, RejectItem, RejectsAnswer } from '@/lib/contract/imports';
import { requireScope } from '../actor';
import type { VerbContext } from '../store';
import type { RejectedRow } from './note-rejects';

type Row = RejectedRow & { total: string };

export interface ImportFacts {
  readonly source: string;
  readonly meaning: ImportMeaning | null;
  readonly isFinished: boolean;
  readonly fileName: string;
}

/** Errors: not-found. */
export async function findImport({ store }: VerbContext, jobId: number): Promise<ImportFacts> {
  const [job] = await store.db.sql<
    { source: string; meaning: ImportMeaning | null; is_finished: boolean; file_name: string }[]
  >`
    SELECT source, meaning, file_name, finished_at IS NOT NULL AS is_finished FROM import_job WHERE id = ${jobId}`;
  if (job === undefined) throw new AppError('not-found', `загрузки № ${jobId} нет: проверьте номер`);
  const { source, meaning, is_finished: isFinished, file_name: fileName } = job;
  return { source, meaning, isFinished, fileName };
}

/** A row as the page shows it: errors at the columns that a person sees. */
export function presentReject(row: RejectedRow, columnOf: (field: string) => string | null): RejectItem {
  return {
    line: row.line,
    values: row.values ?? {},
    raw: row.raw,
    errors: row.errors.map(({ field, message }) => ({ field, column: columnOf(field), message })),
  };
}

/**
 * Rows of an import that wait to be mended, in the order of the file, unmasked: whoever may send them may see them.
 * Needs the scope `ingest`; errors: forbidden, not-found.
 */
export async function listRejects({
  ctx,
  input,
}: {
  ctx: VerbContext;
  input: { jobId: number; after: number; limit: number; columnOf(field: string): string | null };
}): Promise<RejectsAnswer> {
  requireScope(ctx.actor, 'ingest');
  const { meaning } = await findImport(ctx, input.jobId);
  const rows = await ctx.store.db.sql<Row[]>`
    SELECT line, "values", raw, errors, (SELECT count(*) FROM import_reject WHERE job_id = ${input.jobId}) AS total
    FROM import_reject WHERE job_id = ${input.jobId} AND line > ${input.after} ORDER BY line LIMIT ${input.limit}`;
  return {
    total: Number(rows[0]?.total ?? 0),
    columns: [...(meaning?.columns ?? [])],
    items: rows.map((row) => presentReject(row, input.columnOf)),
  };
}

/** One row that waits. Errors: not-found when it was mended meanwhile. */
export async function readReject(
  { store }: VerbContext,
  at: { jobId: number; line: number },
): Promise<RejectedRow> {
  const [row] = await store.db.sql<RejectedRow[]>`
    SELECT line, "values", raw, errors FROM import_reject WHERE job_id = ${at.jobId} AND line = ${at.line}`;
  if (row === undefined) {
    throw new AppError('not-found', `строка ${at.line} загрузки № ${at.jobId} уже не ждёт исправления`);
  }
  return row;
}
