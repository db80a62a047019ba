/** A growing list of packed entries, two numbers each; the top bit of the first says that the entry retracts. */
export class EntryList {
  #data: Int32Array;
  #length: number;

  constructor(saved?: Int32Array) {
    this.#data = saved ?? new Int32Array(8);
    this.#length = saved?.length ?? 0;
  }

  push(dims: number, marks: number): void {
    if (this.#length + 2 > this.#data.length) {
      const longer = new Int32Array(Math.max(8, this.#data.length * 2));
      longer.set(this.#data);
      this.#data = longer;
    }
    this.#data[this.#length] = dims;
    this.#data[this.#length + 1] = marks;
    this.#length += 2;
  }

  each(visit: (dims: number, marks: number) => void): void {
    for (let i = 0; i < this.#length; i += 2) visit(this.#data[i] ?? 0, this.#data[i + 1] ?? 0);
  }

  save(): Int32Array {
    return this.#data.slice(0, this.#length);
  }
}

export const RETRACTS = 1 << 31;
