import { BOOKS, type FigureChange, NONE, section } from '@/lib/contract/figures';
import type { Codebook } from './codebook';
import { type SavedCounts, TrackedCounts } from './count-table';

/** Where open appeals are late: a row per book, a column per H3-7 cell; column 0 is what lies in none. */
export class LateCells {
  readonly #codes: Codebook;
  readonly #counts: TrackedCounts;

  constructor(codes: Codebook, saved?: SavedLateCells) {
    this.#codes = codes;
    this.#counts = new TrackedCounts(BOOKS.length, 64, saved);
  }

  add(book: number, cell: number, delta: number): void {
    this.#counts.add(book, cell, delta);
  }

  takeChanges(changes: FigureChange[]): void {
    this.#counts.takeDirty((row, column, value) => this.#push(changes, [row, column, value]));
  }

  all(changes: FigureChange[]): void {
    this.#counts.eachNonZero((row, column, value) => this.#push(changes, [row, column, value]));
  }

  #push(changes: FigureChange[], [row, column, value]: readonly [number, number, number]): void {
    const cell = column === 0 ? NONE : this.#codes.termCells.codeOf(column);
    changes.push([section.lateCells(BOOKS[row] ?? 'messages'), cell, value === 0 ? null : value]);
  }

  save(): SavedLateCells {
    return this.#counts.save();
  }
}

export type SavedLateCells = SavedCounts;
