import type { FieldError } from '@/lib/contract/app-error';
import type { Receipt } from '@/lib/contract/receipt';
import { parseRow } from '@/lib/services/intake/parse-row';
import type { Store } from '@/lib/services/store';
import type { ReadableRow, SourceRow } from '../source-row';
import { type Epoch, plausibleSerial, serialToText } from '../xlsx/serial-date';
import { type ConversionRules, convertRow } from './convert-row';
import { DATE_FIELDS, type Field } from './fields';
import { DerivedIds } from './occurrences';

/** A row on its way: a body to submit, or the errors for which it goes no further. */
export type PreparedRow =
  | { readonly kind: 'body'; readonly row: SourceRow; readonly body: Readonly<Record<string, unknown>> }
  | { readonly kind: 'refused'; readonly row: SourceRow; readonly errors: readonly FieldError[] };

/** What was decided for the person and must be told once. */
export interface PreparationNotes {
  isZoneTaken: boolean;
  readonly foreignChannels: Set<string>;
  /** Rows whose text is made of the export's own list. */
  textless: number;
  /** Rows that ended at a moment that nobody wrote down. */
  undated: number;
}

export interface PreparationRules extends ConversionRules {
  /** From when a number in a date's place counts; null where it is no date. */
  readonly epoch?: Epoch | null;
}

const CHANNEL_NOTES = 100;

/** Turns rows of a file into bodies, one after another; numbers of rows without one depend on their order. */
export class RowPreparer {
  readonly notes: PreparationNotes = {
    isZoneTaken: false,
    foreignChannels: new Set(),
    textless: 0,
    undated: 0,
  };
  readonly #rules: PreparationRules;
  readonly #store: Store;
  readonly #ids: DerivedIds | null;

  constructor(store: Store, rules: PreparationRules) {
    this.#store = store;
    this.#rules = rules;
    this.#ids = rules.mapping.has('externalId') ? null : new DerivedIds();
  }

  /** A row that an earlier run has done: it only takes its number. */
  skip(row: SourceRow): void {
    if (row.kind === 'readable') this.#ids?.idOf(row.values);
  }

  prepare(given: SourceRow): PreparedRow {
    if (given.kind === 'unreadable')
      return { kind: 'refused', row: given, errors: [{ field: '', message: given.fault }] };
    const row = this.#withDates(given);
    const converted = convertRow(row.values, this.#rules);
    const id = this.#ids?.idOf(given.values);
    const body = id === undefined ? converted.body : { ...converted.body, externalId: id };
    if (converted.errors.length > 0)
      return { kind: 'refused', row, errors: this.#allErrors(body, converted) };
    if (converted.isZoneTaken) this.notes.isZoneTaken = true;
    if (converted.isTextless) this.notes.textless++;
    if (converted.isUndated) this.notes.undated++;
    const { foreignChannel } = converted;
    if (foreignChannel !== null && this.notes.foreignChannels.size < CHANNEL_NOTES)
      this.notes.foreignChannels.add(foreignChannel);
    return { kind: 'body', row, body };
  }

  /** A date that a workbook wrote as a number reads like any other, in the rejects file too. */
  #withDates(row: ReadableRow): ReadableRow {
    const { epoch = null, mapping, known } = this.#rules;
    if (epoch === null) return row;
    const columns = DATE_FIELDS.flatMap((field) => known?.recipes.get(field)?.of ?? mapping.get(field) ?? []);
    const values = new Map(row.values);
    for (const column of columns) {
      const serial = plausibleSerial(values.get(column));
      if (serial !== null) values.set(column, serialToText(serial, epoch));
    }
    return { ...row, values };
  }

  /** A person mends a row once: what its other fields lack is told together with what could not be converted. */
  #allErrors(
    body: Readonly<Record<string, unknown>>,
    { errors }: { readonly errors: readonly FieldError[] },
  ): FieldError[] {
    const { store, rules } = { store: this.#store, rules: this.#rules };
    const known = new Set(errors.map(({ field }) => field));
    const moment = rules.mapping.has('createdAt') ? {} : { createdAt: new Date(0).toISOString() };
    const parsed = parseRow(
      { ...body, ...moment },
      { bounds: store.city.profile.bounds, now: store.clock.now() },
    );
    const others = parsed.ok ? [] : parsed.errors.filter(({ field }) => !known.has(field));
    return [...errors, ...others.filter((error) => !(error.field === 'lat' && known.has('lon')))];
  }
}

/** `строка 12: createdAt («Дата»): такой даты нет; …`, on one line. */
export function reasonsOf(
  row: SourceRow,
  errors: readonly FieldError[],
  mapping: ReadonlyMap<Field, string>,
): string {
  const columns = new Map<string, string>(mapping);
  const told = errors.map(({ field, message }) => {
    const column = columns.get(field);
    if (field === '') return message;
    return column === undefined || column === field
      ? `${field}: ${message}`
      : `${field} («${column}»): ${message}`;
  });
  return `строка ${row.line}: ${told.join('; ')}`.replace(/\s+/g, ' ').toWellFormed().replaceAll('\0', '');
}

export interface RefusedRow {
  readonly row: SourceRow;
  readonly errors: readonly FieldError[];
}

/** The rows that were not taken, in the order of the file, with their errors. `receipts` answer the bodies in turn. */
export function refusedRows(prepared: readonly PreparedRow[], receipts: readonly Receipt[]): RefusedRow[] {
  const answers = receipts.values();
  return prepared.flatMap((entry): RefusedRow[] => {
    if (entry.kind === 'refused') return [entry];
    const receipt = answers.next().value;
    const isTaken = receipt !== undefined && receipt.status !== 'rejected' && receipt.status !== 'parked';
    return isTaken ? [] : [{ row: entry.row, errors: receipt?.errors ?? [] }];
  });
}
