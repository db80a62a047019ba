import { sql } from 'drizzle-orm';
import { AppError } from '@/lib/contract/app-error';
import { withTransaction } from '@/lib/db/with-transaction';
import { requireScope } from '../actor';
import type { EventOrigin } from '../log/append-events';
import { mark } from '../mark';
import type { VerbContext } from '../store';
import { claimFile } from './claim-file';
import { type UndoCounts, undoBatch } from './undo-batch';

export interface UndoneImport extends UndoCounts {
  readonly jobId: number;
  readonly fileName: string;
  readonly source: string;
}

type UndoableJob = {
  id: string;
  fingerprint: string;
  file_name: string;
  source: string;
  undone: Partial<UndoCounts> | null;
};

async function findJob({ store }: VerbContext, jobId: number): Promise<UndoableJob> {
  const [job] = await store.db.orm.execute<UndoableJob>(sql`
    SELECT id, fingerprint, file_name, source, CASE WHEN undone_at IS NULL THEN undone END AS undone
    FROM import_job WHERE id = ${jobId}`);
  if (job === undefined) throw new AppError('not-found', `загрузки № ${jobId} нет: проверьте номер`);
  return job;
}

const addTo = (sum: UndoCounts, part: UndoCounts): UndoCounts => ({
  removed: sum.removed + part.removed,
  restored: sum.restored + part.restored,
  kept: sum.kept + part.kept,
});

/**
 * Takes a whole import back, with all its runs: what it created is removed, what it changed gets its earlier state,
 * unless somebody changed it since; that is left and counted. Goes on where it was broken off. Needs the scope
 * `ingest`; errors: not-found, conflict while the file is being imported.
 */
export async function undoImport({
  ctx,
  input,
}: {
  ctx: VerbContext;
  input: { jobId: number; onProgress?(done: UndoCounts): void; signal?: AbortSignal };
}): Promise<UndoneImport> {
  const { store, actor } = ctx;
  requireScope(actor, 'ingest');
  const job = await findJob(ctx, input.jobId);
  const leadership = await claimFile(ctx, job.fingerprint);
  try {
    let done: UndoCounts = { removed: 0, restored: 0, kept: 0, ...job.undone };
    for (;;) {
      const origin: EventOrigin = {
        actor: actor.id,
        lane: 'bulk',
        restored: false,
        recordedAt: store.clock.now(),
      };
      const next = await withTransaction(store.db, async (tx) => {
        const ruler = await store.deadlines.ruler(tx);
        const part = await undoBatch({ tx, jobId: input.jobId, secret: store.secret, origin, ruler });
        if (part === null) return null;
        const sum = addTo(done, part);
        await tx.execute(sql`
          UPDATE import_job SET undone = ${JSON.stringify(sum)}::jsonb, undone_at = NULL WHERE id = ${input.jobId}`);
        return sum;
      });
      if (next === null) break;
      done = next;
      input.signal?.throwIfAborted();
      input.onProgress?.(done);
      store.pokeRelay();
    }
    await finish(ctx, job, done);
    return { jobId: input.jobId, fileName: job.file_name, source: job.source, ...done };
  } finally {
    await leadership.release();
  }
}

/**
 * Notes that an import is to be undone, so that a restart goes on with it. Needs the scope `ingest`; errors:
 * not-found, conflict when it was undone already.
 */
export async function beginUndo({
  ctx,
  input,
}: {
  ctx: VerbContext;
  input: { jobId: number };
}): Promise<void> {
  requireScope(ctx.actor, 'ingest');
  await findJob(ctx, input.jobId);
  const nothing: UndoCounts = { removed: 0, restored: 0, kept: 0 };
  const rows = await ctx.store.db.orm.execute(sql`
    UPDATE import_job SET undone = coalesce(undone, ${JSON.stringify(nothing)}::jsonb)
    WHERE id = ${input.jobId} AND undone_at IS NULL RETURNING id`);
  if (rows.length === 0) throw new AppError('conflict', `загрузка № ${input.jobId} уже отменена`);
}

/** The file can be imported again from its first row; labels and refused rows that only it has brought are forgotten. */
async function finish({ store }: VerbContext, job: UndoableJob, done: UndoCounts): Promise<void> {
  const now = mark(store.clock.now());
  await withTransaction(store.db, async (tx) => {
    await tx.execute(sql`
      UPDATE import_job SET undone_at = ${now}, undone = ${JSON.stringify(done)}::jsonb,
        finished_at = coalesce(finished_at, ${now}) WHERE id = ${job.id}`);
    await tx.execute(sql`DELETE FROM import_reject WHERE job_id = ${job.id}`);
    await tx.execute(sql`
      DELETE FROM topic_label l WHERE l.source = ${job.source} AND l.topic IS NULL
        AND NOT EXISTS (SELECT 1 FROM appeal a WHERE a.source = l.source AND a.topic_label = l.label)`);
  });
}
