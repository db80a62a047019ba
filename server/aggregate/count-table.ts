/** A table of counts that grows in both directions. Cell (row, column) lies at `row * columns + column`. */
export class CountTable {
  protected data: Int32Array;
  protected columns: number;

  constructor(rows: number, columns: number, saved?: SavedCounts) {
    this.columns = saved?.columns ?? columns;
    this.data = saved?.data ?? new Int32Array(rows * columns);
  }

  get rows(): number {
    return Math.ceil(this.data.length / this.columns);
  }

  get(row: number, column: number): number {
    return column >= this.columns ? 0 : (this.data[row * this.columns + column] ?? 0);
  }

  add(row: number, column: number, delta: number): void {
    const at = this.locate(row, column);
    this.data[at] = (this.data[at] ?? 0) + delta;
  }

  eachNonZero(visit: (row: number, column: number, value: number) => void): void {
    this.data.forEach((value, at) => {
      if (value !== 0) visit(Math.floor(at / this.columns), at % this.columns, value);
    });
  }

  save(): SavedCounts {
    return { columns: this.columns, data: this.data };
  }

  /** Where a cell lies, after making room for it. */
  protected locate(row: number, column: number): number {
    if (column >= this.columns) this.widen(column);
    const at = row * this.columns + column;
    if (at >= this.data.length) {
      this.data = lengthened(this.data, Math.max(row + 1, this.rows * 2) * this.columns);
    }
    return at;
  }

  protected widen(column: number): void {
    const from = this.columns;
    const to = Math.max(column + 1, from * 2);
    const wider = new Int32Array(this.rows * to);
    for (let row = 0; row < this.rows; row++) {
      wider.set(this.data.subarray(row * from, (row + 1) * from), row * to);
    }
    this.data = wider;
    this.columns = to;
  }
}

function lengthened(list: Int32Array, length: number): Int32Array {
  const longer = new Int32Array(length);
  longer.set(list);
  return longer;
}

/** A table that remembers which of its cells changed since it was last asked. */
export class TrackedCounts extends CountTable {
  #isDirty = new Uint8Array(0);
  #dirty: number[] = [];

  override add(row: number, column: number, delta: number): void {
    const quick = row * this.columns + column;
    const at = column < this.columns && quick < this.data.length ? quick : this.locate(row, column);
    this.data[at] = (this.data[at] ?? 0) + delta;
    if (at >= this.#isDirty.length) this.#isDirty = this.#marksFor(this.data.length);
    if (this.#isDirty[at] === 0) {
      this.#isDirty[at] = 1;
      this.#dirty.push(at);
    }
  }

  takeDirty(visit: (row: number, column: number, value: number) => void): void {
    const dirty = this.#dirty;
    this.#dirty = [];
    for (const at of dirty) {
      this.#isDirty[at] = 0;
      visit(Math.floor(at / this.columns), at % this.columns, this.data[at] ?? 0);
    }
  }

  protected override widen(column: number): void {
    const from = this.columns;
    super.widen(column);
    this.#dirty = this.#dirty.map((at) => Math.floor(at / from) * this.columns + (at % from));
    this.#isDirty = this.#marksFor(this.data.length);
  }

  #marksFor(length: number): Uint8Array<ArrayBuffer> {
    const marks = new Uint8Array(length);
    for (const at of this.#dirty) marks[at] = 1;
    return marks;
  }
}

export interface SavedCounts {
  readonly columns: number;
  readonly data: Int32Array;
}
