import type { Position } from '@/lib/domain/geometry';

const FIRST_ROOM = 1 << 16;
const E7 = 1e7;

/** Coordinates by node id in sixteen bytes each; found by bisection. */
export class NodeStore {
  #ids = new Float64Array(FIRST_ROOM);
  #places = new Int32Array(2 * FIRST_ROOM);
  #count = 0;
  #isSorted = true;

  get size(): number {
    return this.#count;
  }

  add(id: number, { lonE7, latE7 }: { readonly lonE7: number; readonly latE7: number }): void {
    if (this.#count === this.#ids.length) this.#grow();
    if (this.#count > 0 && id <= (this.#ids[this.#count - 1] ?? 0)) this.#isSorted = false;
    this.#ids[this.#count] = id;
    this.#places[2 * this.#count] = lonE7;
    this.#places[2 * this.#count + 1] = latE7;
    this.#count++;
  }

  has(id: number): boolean {
    return this.#find(id) >= 0;
  }

  position(id: number): Position | null {
    const i = this.#find(id);
    return i < 0 ? null : [(this.#places[2 * i] ?? 0) / E7, (this.#places[2 * i + 1] ?? 0) / E7];
  }

  #grow(): void {
    const ids = new Float64Array(2 * this.#ids.length);
    const places = new Int32Array(2 * this.#places.length);
    ids.set(this.#ids);
    places.set(this.#places);
    this.#ids = ids;
    this.#places = places;
  }

  #sort(): void {
    const order = Array.from({ length: this.#count }, (_, i) => i);
    order.sort((a, b) => (this.#ids[a] ?? 0) - (this.#ids[b] ?? 0));
    const ids = this.#ids.slice();
    const places = this.#places.slice();
    order.forEach((from, to) => {
      this.#ids[to] = ids[from] ?? 0;
      this.#places[2 * to] = places[2 * from] ?? 0;
      this.#places[2 * to + 1] = places[2 * from + 1] ?? 0;
    });
    this.#isSorted = true;
  }

  #find(id: number): number {
    if (!this.#isSorted) this.#sort();
    let [low, high] = [0, this.#count - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = this.#ids[middle] ?? 0;
      if (found === id) return middle;
      if (found < id) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }
}
