import {
  ALL,
  BOOKS,
  type Book,
  type FigureChange,
  GAUGE_BY,
  type GaugeBy,
  NONE,
} from '@/lib/contract/figures';
import type { Codebook } from './codebook';
import { type SavedCounts, TrackedCounts } from './count-table';
import type { TermCodes } from './term-key';

export type GaugeCodes = Pick<TermCodes, GaugeBy>;

interface Naming {
  readonly columns: number;
  section(book: Book, by: GaugeBy): string;
}

/** Counts of some columns by topic, regime, department, district and source, messages and petitions apart. */
export class GaugeTable {
  readonly #naming: Naming;
  readonly #codes: Codebook;
  /** Of each book and breakdown a row per code. Row 0 of the topics is all; of the others, what has none. */
  readonly #tables: readonly (readonly TrackedCounts[])[];

  constructor(codes: Codebook, naming: Naming, saved?: SavedGauges) {
    this.#codes = codes;
    this.#naming = naming;
    this.#tables = BOOKS.map((_, book) =>
      GAUGE_BY.map((_by, i) => new TrackedCounts(8, naming.columns, saved?.[book]?.[i])),
    );
  }

  add(book: number, codes: GaugeCodes, change: { column: number; delta: number }): void {
    const { column, delta } = change;
    for (const [i, by] of GAUGE_BY.entries()) this.#tables[book]?.[i]?.add(codes[by], column, delta);
    this.#tables[book]?.[0]?.add(0, column, delta);
  }

  takeChanges(changes: FigureChange[]): void {
    this.#push(changes, (table, rows) => table.takeDirty((row) => rows.add(row)));
  }

  all(changes: FigureChange[]): void {
    this.#push(changes, (table, rows, by) => {
      if (by === 'topics') rows.add(0);
      table.eachNonZero((row) => rows.add(row));
    });
  }

  #push(
    changes: FigureChange[],
    rowsOf: (table: TrackedCounts, rows: Set<number>, by: GaugeBy) => void,
  ): void {
    BOOKS.forEach((book, b) => {
      GAUGE_BY.forEach((by, i) => {
        const table = this.#tables[b]?.[i];
        if (table === undefined) return;
        const rows = new Set<number>();
        rowsOf(table, rows, by);
        const name = this.#naming.section(book, by);
        for (const row of rows) changes.push([name, this.#codeOf(by, row), this.#valuesOf(table, by, row)]);
      });
    });
  }

  #valuesOf(table: TrackedCounts, by: GaugeBy, row: number): number[] | null {
    const values = Array.from({ length: this.#naming.columns }, (_, column) => table.get(row, column));
    const isAll = row === 0 && by === 'topics';
    return !isAll && values.every((value) => value === 0) ? null : values;
  }

  #codeOf(by: GaugeBy, row: number): string {
    if (row === 0) return by === 'topics' ? ALL : NONE;
    return this.#codes[by].codeOf(row);
  }

  save(): SavedGauges {
    return this.#tables.map((book) => book.map((table) => table.save()));
  }
}

export type SavedGauges = readonly (readonly SavedCounts[])[];
