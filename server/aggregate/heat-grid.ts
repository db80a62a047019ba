import { ALL, BOOKS, type Book, type FigureChange, section } from '@/lib/contract/figures';
import { type TimeWindow, WINDOW_SHAPES, WINDOWS } from '@/lib/domain/time-window';
import { bookOf, type Codebook, cellOf, topicOf } from './codebook';
import { type SavedCounts, TrackedCounts } from './count-table';

/** Row 0 holds all topics, row n topic n; a column is a cell of the window's resolution. */
type Grids = Readonly<Record<TimeWindow, readonly [TrackedCounts, TrackedCounts]>>;

/** Appeals per cell, topic and window. */
export class HeatGrid {
  readonly #grids: Grids;
  readonly #codes: Codebook;

  constructor(codes: Codebook, saved?: SavedHeatGrid) {
    this.#codes = codes;
    const grids = (window: TimeWindow) =>
      [0, 1].map((book) => {
        const table = saved?.[window]?.[book];
        return new TrackedCounts(16, 64, table);
      });
    this.#grids = byWindow((window) => pair(grids(window)));
  }

  count(window: TimeWindow, sign: 1 | -1, dims: number, marks: number): void {
    const cell = cellOf(marks);
    if (cell === 0) return;
    const grid = this.#grids[window][bookOf(marks)];
    const column =
      WINDOW_SHAPES[window].cellResolution === 7 ? this.#codes.parent7(cell) : this.#codes.parent8(cell);
    grid?.add(0, column, sign);
    grid?.add(topicOf(dims), column, sign);
  }

  takeChanges(changes: FigureChange[]): void {
    this.#each((grid, name) =>
      grid.takeDirty((row, column, value) => changes.push(name(row, column, value))),
    );
  }

  all(changes: FigureChange[]): void {
    this.#each((grid, name) =>
      grid.eachNonZero((row, column, value) => changes.push(name(row, column, value))),
    );
  }

  #each(
    visit: (grid: TrackedCounts, name: (row: number, column: number, value: number) => FigureChange) => void,
  ): void {
    for (const window of WINDOWS) {
      BOOKS.forEach((book, i) => {
        const grid = this.#grids[window][i];
        if (grid !== undefined)
          visit(grid, (row, column, value) => this.#change({ window, book, row, column, value }));
      });
    }
  }

  #change(at: { window: TimeWindow; book: Book; row: number; column: number; value: number }): FigureChange {
    const { cells7, cells8, topics } = this.#codes;
    const cells = WINDOW_SHAPES[at.window].cellResolution === 7 ? cells7 : cells8;
    const topic = at.row === 0 ? ALL : topics.codeOf(at.row);
    return [
      section.cells(at.book, at.window, topic),
      cells.codeOf(at.column),
      at.value === 0 ? null : at.value,
    ];
  }

  save(): SavedHeatGrid {
    return byWindow((window) => this.#grids[window].map((grid) => grid.save()));
  }
}

export type SavedHeatGrid = Readonly<Record<TimeWindow, readonly SavedCounts[]>>;

export function byWindow<T>(make: (window: TimeWindow) => T): Record<TimeWindow, T> {
  return { '1h': make('1h'), '24h': make('24h'), '7d': make('7d'), '30d': make('30d'), today: make('today') };
}

export function pair<T>([first, second]: readonly T[]): readonly [T, T] {
  if (first === undefined || second === undefined) throw new Error('a pair of books needs two of them');
  return [first, second];
}
