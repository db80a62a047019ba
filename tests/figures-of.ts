import {
  ALL,
  applyChanges,
  type Book,
  type FigureChange,
  type FigureTable,
  numbersOf,
  section,
} from '@/lib/contract/figures';
import type { TimeWindow } from '@/lib/domain/time-window';
import type { OracleFigures } from './sql-oracle';

export function tableOf(changes: readonly FigureChange[]): FigureTable {
  const table: FigureTable = new Map();
  applyChanges(table, changes);
  return table;
}

function counts(table: FigureTable, name: string): Record<string, number> {
  const found: Record<string, number> = {};
  for (const [id, value] of table.get(name) ?? []) {
    const [count = 0] = numbersOf(value);
    if (count !== 0 && id !== ALL) found[id] = count;
  }
  return found;
}

/** The folds' figures in the oracle's shape. */
export function figuresOf(
  table: FigureTable,
  at: { book: Book; window: TimeWindow; topic: string | null },
): OracleFigures {
  const { book, window } = at;
  const row = at.topic ?? ALL;
  const [count = 0, calls = 0, open = 0, unplaced = 0] = numbersOf(
    table.get(section.topics(book, window))?.get(row),
  );
  const [inTime = 0, soon = 0, late = 0] = numbersOf(table.get(section.deadlines(book))?.get(row));
  const [, answeredLate = 0] = numbersOf(table.get(section.finished(book, window, 'topics'))?.get(row));
  return {
    totals: { count, calls, open, unplaced },
    topics: counts(table, section.topics(book, window)),
    cells: counts(table, section.cells(book, window, row)),
    districts: counts(table, section.districts(book, window)),
    channels: counts(table, section.channels(book, window)),
    statuses: counts(table, section.statuses(book, window)),
    departments: counts(table, section.departments(book, window)),
    deadlines: { inTime, soon, late, answeredLate },
  };
}
