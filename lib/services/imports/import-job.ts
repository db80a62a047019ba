import { sql } from 'drizzle-orm';
import { AppError } from '@/lib/contract/app-error';
import type { ImportMeaning } from '@/lib/contract/imports';
import type { Transaction } from '@/lib/db/database';
import { withTransaction } from '@/lib/db/with-transaction';
import { requireScope } from '../actor';
import { mark } from '../mark';
import type { VerbContext } from '../store';

/** What became of the rows of an import; `future` are those of `rejected` whose date lies ahead. */
export interface ImportCounts {
  readonly created: number;
  readonly duplicate: number;
  readonly corrected: number;
  readonly rejected: number;
  readonly future: number;
}

export const NO_COUNTS: ImportCounts = { created: 0, duplicate: 0, corrected: 0, rejected: 0, future: 0 };

export interface ImportJob {
  readonly id: number;
  /** Rows of the file that are committed or refused, from its beginning. */
  readonly rowsDone: number;
  /** Length of the rejects file that belongs to these rows. */
  readonly rejectsBytes: number;
  readonly counts: ImportCounts;
  /** Epoch ms: the moment of an import whose file names no times. */
  readonly startedAt: number;
  readonly isFinished: boolean;
  /** Which time this file is imported, from one. */
  readonly run: number;
}

interface JobRow extends Record<string, unknown> {
  id: string;
  rows_done: string;
  rejects_bytes: string;
  counts: Partial<ImportCounts>;
  started_at: number;
  is_finished: boolean;
  run: number;
}

const toJob = (row: JobRow): ImportJob => ({
  id: Number(row.id),
  rowsDone: Number(row.rows_done),
  rejectsBytes: Number(row.rejects_bytes),
  counts: { ...NO_COUNTS, ...row.counts },
  startedAt: Number(row.started_at),
  isFinished: row.is_finished,
  run: row.run,
});

const COLUMNS = sql`id, rows_done, rejects_bytes, counts,
  (extract(epoch from started_at) * 1000)::float8 AS started_at, finished_at IS NOT NULL AS is_finished, run`;

export interface JobName {
  /** Digest of the file and of the options that change its meaning. */
  readonly fingerprint: string;
  readonly fileName: string;
  readonly source: string;
  /** How its columns are understood; absent for a replay, whose rows are not mended in the page. */
  readonly meaning?: ImportMeaning;
}

/**
 * Finds the import of the same file with the same meaning, or opens a new one. Waits for a batch that a killed
 * import has still under way. Needs the scope `ingest`.
 */
export async function openImportJob({
  ctx,
  input,
}: {
  ctx: VerbContext;
  input: JobName;
}): Promise<ImportJob> {
  requireScope(ctx.actor, 'ingest');
  const startedAt = mark(ctx.store.clock.now());
  return withTransaction(ctx.store.db, async (tx) => {
    await tx.execute(sql`
      INSERT INTO import_job (fingerprint, file_name, source, counts, started_at, meaning)
      VALUES (${input.fingerprint}, ${input.fileName}, ${input.source}, '{}'::jsonb, ${startedAt},
        ${input.meaning === undefined ? null : JSON.stringify(input.meaning)}::jsonb)
      ON CONFLICT (fingerprint) DO NOTHING`);
    return lockedJob(tx, input.fingerprint);
  });
}

async function lockedJob(tx: Transaction, fingerprint: string): Promise<ImportJob> {
  const [row] = await tx.execute<JobRow>(
    sql`SELECT ${COLUMNS} FROM import_job WHERE fingerprint = ${fingerprint} FOR UPDATE`,
  );
  if (row === undefined) throw new Error('an import job vanished while it was opened');
  return toJob(row);
}

/** Lets an import run from the first row again; its moment is the present one. */
export async function restartImportJob({
  ctx,
  input,
}: {
  ctx: VerbContext;
  input: ImportJob;
}): Promise<ImportJob> {
  requireScope(ctx.actor, 'ingest');
  await ctx.store.db.orm.execute(sql`DELETE FROM import_reject WHERE job_id = ${input.id}`);
  const [row] = await ctx.store.db.orm.execute<JobRow>(sql`
    UPDATE import_job SET rows_done = 0, rejects_bytes = 0, counts = '{}'::jsonb, finished_at = NULL,
      run = run + 1, undone_at = NULL, undone = NULL, started_at = ${mark(ctx.store.clock.now())}
    WHERE id = ${input.id} RETURNING ${COLUMNS}`);
  if (row === undefined) throw new Error(`import job ${input.id} vanished`);
  return toJob(row);
}

/**
 * Moves a job on in the transaction of the rows it counts. Errors: conflict when somebody else has moved it
 * meanwhile; then nothing of this batch is kept.
 */
export async function advanceImportJob(
  tx: Transaction,
  from: ImportJob,
  to: Pick<ImportJob, 'rowsDone' | 'rejectsBytes' | 'counts'>,
): Promise<ImportJob> {
  const [row] = await tx.execute<JobRow>(sql`
    UPDATE import_job SET rows_done = ${to.rowsDone}, rejects_bytes = ${to.rejectsBytes},
      counts = ${JSON.stringify(to.counts)}::jsonb
    WHERE id = ${from.id} AND rows_done = ${from.rowsDone} RETURNING ${COLUMNS}`);
  if (row === undefined)
    throw new AppError('conflict', 'эту загрузку уже продвинул другой процесс: запустите её ещё раз');
  return toJob(row);
}

export async function finishImportJob({ ctx, input }: { ctx: VerbContext; input: ImportJob }): Promise<void> {
  requireScope(ctx.actor, 'ingest');
  await ctx.store.db.orm.execute(
    sql`UPDATE import_job SET finished_at = ${mark(ctx.store.clock.now())} WHERE id = ${input.id}`,
  );
}
