import type { FieldError } from '@/lib/contract/app-error';
import type { ImportJob } from '@/lib/services/imports/import-job';
import type { RejectedRow } from '@/lib/services/imports/note-rejects';
import type { VerbContext } from '@/lib/services/store';
import type { InputFile } from '../file/input-file';
import { type PreparedRow, type RowPreparer, reasonsOf, refusedRows } from '../mapping/prepare-rows';
import type { AskedMapping, Mapping } from '../mapping/resolve-mapping';
import type { PresetId } from '../preset';
import type { AppealSource, SourceRow } from '../source-row';
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
  /** The known export it is; absent or null for a plain file. */
  readonly preset?: PresetId | null;
  /** What the person asked of the mapping. */
  readonly asked?: AskedMapping;
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

/** The refused rows of a batch as the page shows them. */
export function rejectedRows(prepared: readonly PreparedRow[]) {
  return (receipts: Parameters<typeof refusedRows>[1]): RejectedRow[] =>
    refusedRows(prepared, receipts).map(({ row, errors }) => rejectedRow(row, errors));
}

export function rejectedRow(row: SourceRow, errors: readonly FieldError[]): RejectedRow {
  if (row.kind === 'unreadable') return { line: row.line, values: null, raw: row.original, errors };
  const values = [...row.values].map(([column, value]) => [column, textOf(value)] as const);
  return { line: row.line, values: Object.fromEntries(values), raw: null, errors };
}

const textOf = (value: unknown) =>
  typeof value === 'string'
    ? value
    : value == null
      ? ''
      : typeof value === 'object'
        ? JSON.stringify(value)
        : String(value);
