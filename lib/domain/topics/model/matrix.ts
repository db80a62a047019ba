import type { Row } from './row';

/** Rows one after another: row `i` holds the places from `starts[i]` to `starts[i + 1]`. */
export interface Matrix {
  readonly starts: Int32Array;
  readonly ids: Int32Array;
  readonly values: Float64Array;
  /** Number of columns. */
  readonly width: number;
}

export function matrixOf(rows: readonly Row[], width: number): Matrix {
  const starts = new Int32Array(rows.length + 1);
  rows.forEach((row, i) => {
    starts[i + 1] = (starts[i] ?? 0) + row.ids.length;
  });
  const ids = new Int32Array(starts[rows.length] ?? 0);
  const values = new Float64Array(ids.length);
  rows.forEach((row, i) => {
    ids.set(row.ids, starts[i]);
    values.set(row.values, starts[i]);
  });
  return { starts, ids, values, width };
}
