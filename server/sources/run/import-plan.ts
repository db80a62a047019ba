import type { ImportJob } from '@/lib/services/imports/import-job';
import type { VerbContext } from '@/lib/services/store';
import type { InputFile } from '../file/input-file';
import { type PreparedRow, type RowPreparer, reasonsOf, refusedRows } from '../mapping/prepare-rows';
import type { Mapping } from '../mapping/resolve-mapping';
import type { AppealSource } from '../source-row';
import type { Progress } from './progress';
import type { RejectsFile } from './rejects-file';

/** A file and how its rows are to be understood. */
export interface Reading {
  readonly ctx: VerbContext;
  readonly file: InputFile;
  readonly source: AppealSource;
  /** Code of the source under which the rows are taken. */
  readonly code: string;
  readonly mapping: Mapping;
  readonly preparer: RowPreparer;
}

/** All that one run of an import or a replay works with. */
export interface ImportPlan extends Reading {
  readonly rejects: RejectsFile;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

export interface ImportOutcome {
  readonly job: ImportJob;
  readonly isInterrupted: boolean;
}

/** Writes the refused rows of a batch behind what the job has counted so far. */
export function rejectsKeeper(plan: ImportPlan, job: ImportJob, prepared: readonly PreparedRow[]) {
  return (receipts: Parameters<typeof refusedRows>[1]): Promise<number> => {
    const lines = refusedRows(prepared, receipts).map(({ row, errors }) =>
      plan.source.rejectLine(row, reasonsOf(row, errors, plan.mapping)),
    );
    return plan.rejects.keep(job.rejectsBytes, lines.join(''));
  };
}
