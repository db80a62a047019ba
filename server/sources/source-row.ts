import type { Epoch } from './xlsx/serial-date';

/** Column in which a rejects file says why; never read as data. */
export const REASON_COLUMN = 'причина отказа';

/** A record whose values could be told apart. */
export interface ReadableRow {
  readonly kind: 'readable';
  /** Physical line on which the record begins, from one. */
  readonly line: number;
  readonly values: ReadonlyMap<string, unknown>;
  /** The record as it goes into the rejects file, without reasons. */
  readonly original: string;
}

/** A record that spoils itself only: broken quote, not JSON, damaged bytes. */
export interface UnreadableRow {
  readonly kind: 'unreadable';
  readonly line: number;
  readonly fault: string;
  readonly original: string;
}

export type SourceRow = ReadableRow | UnreadableRow;

/** Where appeals are read from: a file of one format today, a mailbox or a feed tomorrow. */
export interface AppealSource {
  readonly format: FileFormat;
  /** Which sheet of a workbook is read; null where there are none. */
  readonly sheet?: string | null;
  /** All sheets of the workbook, as a person would name them. */
  readonly sheets?: readonly string[];
  /** From when a workbook counts its days; null where a number is no date. */
  readonly epoch?: Epoch | null;
  /** How it is read, in words for a person. */
  readonly note: string;
  /** Names of columns in their order; of a rejects file without its reasons. */
  readonly columns: readonly string[];
  /** Columns that are written out in the file itself, for the first line of a rejects file; null where it has none. */
  readonly rejectsHeader: string | null;
  /** All rows in their order, by portions; every call starts from the beginning. */
  portions(): AsyncGenerator<readonly SourceRow[]>;
  /** Bytes that the last call of `portions` has read. */
  bytesRead(): number;
  /** One line of a rejects file, its end included. */
  rejectLine(row: SourceRow, reasons: string): string;
}

export const FILE_FORMATS = ['csv', 'jsonl', 'xlsx'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];
