import { importBatch } from '@/lib/services/imports/import-batch';
import type { ImportJob } from '@/lib/services/imports/import-job';
import { findKnownAppeals } from '@/lib/services/imports/known-appeals';
import type { PreparedRow } from '../mapping/prepare-rows';
import type { SourceRow } from '../source-row';
import { type ImportOutcome, type ImportPlan, rejectedRows, rejectsKeeper } from './import-plan';

/** Rows that share a transaction, and the signs after which it is closed earlier: memory stays bounded. */
const BATCH_ROWS = 500;
const BATCH_CHARS = 2 * 1024 * 1024;

/** The rows that the job has not done yet, by batches. */
async function* batchesAfter(plan: ImportPlan, done: number): AsyncGenerator<readonly SourceRow[]> {
  let batch: SourceRow[] = [];
  let chars = 0;
  let seen = 0;
  for await (const portion of plan.source.portions()) {
    for (const row of portion) {
      if (++seen <= done) {
        plan.preparer.skip(row);
        continue;
      }
      batch.push(row);
      chars += row.original.length;
      if (batch.length < BATCH_ROWS && chars < BATCH_CHARS) continue;
      yield batch;
      batch = [];
      chars = 0;
    }
    if (plan.signal.aborted) return;
  }
  if (batch.length > 0) yield batch;
}

type Body = Readonly<Record<string, unknown>>;

/**
 * A file without times takes the moment of its import; an appeal that is known already keeps the one it has,
 * so that the same file again corrects nothing.
 */
async function withMoments(plan: ImportPlan, bodies: readonly Body[], moment: number): Promise<Body[]> {
  if (plan.mapping.has('createdAt')) return [...bodies];
  const idOf = ({ externalId }: Body) => (typeof externalId === 'string' ? externalId.trim() : '');
  const input = { source: plan.code, externalIds: bodies.map(idOf) };
  const known = await findKnownAppeals({ ctx: plan.ctx, input });
  return bodies.map((body) => {
    const createdAt = known.get(idOf(body))?.createdAt ?? moment;
    return { ...body, createdAt: new Date(createdAt).toISOString() };
  });
}

async function commit(plan: ImportPlan, job: ImportJob, batch: readonly SourceRow[]): Promise<ImportJob> {
  const prepared: PreparedRow[] = batch.map((row) => plan.preparer.prepare(row));
  const bodies = prepared.flatMap((entry) => (entry.kind === 'body' ? [entry.body] : []));
  const { job: moved } = await importBatch({
    ctx: plan.ctx,
    input: {
      job,
      rows: await withMoments(plan, bodies, job.startedAt),
      lane: 'bulk',
      refused: prepared.length - bodies.length,
      keepRejects: rejectsKeeper(plan, job, prepared),
      rejectsOf: rejectedRows(prepared),
    },
  });
  return moved;
}

/** Takes the rows of a file from where the job stands; a stop is heard between two batches. */
export async function runImport(plan: ImportPlan, from: ImportJob): Promise<ImportOutcome> {
  let job = from;
  for await (const batch of batchesAfter(plan, from.rowsDone)) {
    if (plan.signal.aborted) break;
    job = await commit(plan, job, batch);
    plan.progress.update(job.rowsDone - from.rowsDone, plan.source.bytesRead() / plan.file.size);
  }
  return { job, isInterrupted: plan.signal.aborted };
}
