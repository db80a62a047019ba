import { digestOf } from '@/lib/services/intake/parse-row';

const FIRST_CAPACITY = 1_024;

/**
 * Counts how often a digest was met, in 12–24 bytes for each: a file of millions of rows without numbers of
 * their own stays within memory. Two contents that share 48 bits only make a number with a suffix.
 */
export class Occurrences {
  #keys = new Float64Array(FIRST_CAPACITY);
  #counts = new Uint32Array(FIRST_CAPACITY);
  #size = 0;

  /** Which time this content is met, from one. */
  next(digest: string): number {
    if (this.#size * 2 >= this.#keys.length) this.#grow();
    const key = Buffer.from(digest, 'base64url').readUIntBE(0, 6) + 1;
    const slot = this.#slotOf(key);
    if (this.#keys[slot] === 0) {
      this.#keys[slot] = key;
      this.#size++;
    }
    const count = (this.#counts[slot] ?? 0) + 1;
    this.#counts[slot] = count;
    return count;
  }

  #slotOf(key: number): number {
    const mask = this.#keys.length - 1;
    let slot = key % this.#keys.length;
    while (this.#keys[slot] !== 0 && this.#keys[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const keys = this.#keys;
    const counts = this.#counts;
    this.#keys = new Float64Array(keys.length * 2);
    this.#counts = new Uint32Array(keys.length * 2);
    for (const [i, key] of keys.entries()) {
      if (key === 0) continue;
      const slot = this.#slotOf(key);
      this.#keys[slot] = key;
      this.#counts[slot] = counts[i] ?? 0;
    }
  }
}

/** Numbers for rows that have none: the same content is the same number, its repeats are counted on. */
export class DerivedIds {
  readonly #met = new Occurrences();

  idOf(values: ReadonlyMap<string, unknown>): string {
    const digest = digestOf([...values].sort(([a], [b]) => (a < b ? -1 : 1)));
    const time = this.#met.next(digest);
    const id = `row-${digest.slice(0, 22)}`;
    return time === 1 ? id : `${id}+${time}`;
  }
}
