import type { Receipt } from '@/lib/contract/receipt';
import type { Lane } from '@/lib/domain/log-event';
import { submitRows } from '../intake/submit-rows';
import type { VerbContext } from '../store';
import { advanceImportJob, type ImportCounts, type ImportJob } from './import-job';
import { noteChanges } from './note-changes';
import { noteRejects, type RejectedRow } from './note-rejects';

export interface ImportBatch {
  readonly job: ImportJob;
  /** API bodies as they came out of the file. */
  readonly rows: readonly unknown[];
  readonly lane: Lane;
  /** Rows of this batch that were refused before they became bodies. */
  readonly refused: number;
  /**
   * Makes the refused rows durable in the rejects file, behind the job's `rejectsBytes`, and answers its new
   * length. Called inside the transaction, again when that has to be tried again.
   */
  keepRejects(receipts: readonly Receipt[]): Promise<number>;
  /** The same rows for the page, where they can be mended; absent where they cannot. */
  rejectsOf?(receipts: readonly Receipt[]): readonly RejectedRow[];
}

export interface ImportedBatch {
  readonly job: ImportJob;
  readonly receipts: readonly Receipt[];
}

/**
 * Takes the next rows of an import and notes in the same transaction how far it has come: a crash neither
 * doubles nor loses a row or a count. Needs the scope `ingest`; errors: conflict.
 */
export async function importBatch({
  ctx,
  input,
}: {
  ctx: VerbContext;
  input: ImportBatch;
}): Promise<ImportedBatch> {
  const { job } = input;
  let moved = job;
  const { receipts } = await submitRows({
    ctx,
    input: {
      rows: input.rows,
      lane: input.lane,
      keepsRejects: true,
      async alongside(tx, answer, written) {
        await noteChanges(tx, job, written);
        const rejectsBytes = await input.keepRejects(answer.receipts);
        await noteRejects(tx, job.id, input.rejectsOf?.(answer.receipts) ?? []);
        const rowsDone = job.rowsDone + input.rows.length + input.refused;
        const counts = addCounts(job.counts, answer.receipts, input.refused);
        moved = await advanceImportJob(tx, job, { rowsDone, rejectsBytes, counts });
      },
    },
  });
  return { job: moved, receipts };
}

function addCounts(sum: ImportCounts, receipts: readonly Receipt[], refused: number): ImportCounts {
  const counts = { ...sum, rejected: sum.rejected + refused };
  for (const { status } of receipts) {
    if (status === 'parked') counts.future++;
    counts[status === 'parked' ? 'rejected' : status]++;
  }
  return counts;
}
