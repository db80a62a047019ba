import { type TimeWindow, WINDOW_SHAPES, windowStart } from '@/lib/domain/time-window';
import { EntryList, RETRACTS } from './entry-list';

/** What a window's folds are told: an entry came in (+1) or went out (−1). */
export interface WindowVisitor {
  count(window: TimeWindow, sign: 1 | -1, dims: number, marks: number): void;
}

/**
 * Entries of the windows that share one step, in buckets of that step. Only the older edge moves: a bucket
 * that a window leaves is taken out of it, a bucket that all have left is dropped.
 */
export class WindowRing {
  readonly #windows: readonly TimeWindow[];
  readonly #zone: string;
  readonly #step: number;
  readonly #visitor: WindowVisitor;
  #tails: number[];
  #buckets: Map<number, EntryList>;

  constructor(setup: RingSetup, saved?: SavedRing) {
    const [first = '24h'] = setup.windows;
    this.#windows = setup.windows;
    this.#zone = setup.zone;
    this.#visitor = setup.visitor;
    this.#step = WINDOW_SHAPES[first].step;
    this.#tails = saved === undefined ? setup.windows.map(() => Number.NEGATIVE_INFINITY) : [...saved.tails];
    this.#buckets = new Map(saved?.buckets.map(([index, entries]) => [index, new EntryList(entries)]));
  }

  /** Adds or retracts an entry whose moment `at` the clock has reached. */
  add(at: number, sign: 1 | -1, dims: number, marks: number): void {
    const index = Math.floor(at / this.#step);
    let isHeld = false;
    for (let w = 0; w < this.#windows.length; w++) {
      if (index < (this.#tails[w] ?? 0)) continue;
      isHeld = true;
      this.#visitor.count(this.#windows[w] ?? '24h', sign, dims, marks);
    }
    if (!isHeld) return;
    let bucket = this.#buckets.get(index);
    if (bucket === undefined) {
      bucket = new EntryList();
      this.#buckets.set(index, bucket);
    }
    bucket.push(sign === 1 ? dims : dims | RETRACTS, marks);
  }

  advance(t: number): void {
    const tails = this.#windows.map((window) => Math.floor(windowStart(window, t, this.#zone) / this.#step));
    const least = Math.min(...tails);
    if (tails.every((tail, w) => tail === this.#tails[w])) return;
    for (const [index, bucket] of this.#buckets) {
      for (let w = 0; w < tails.length; w++) {
        const leaves = index >= (this.#tails[w] ?? 0) && index < (tails[w] ?? 0);
        if (leaves) this.#takeOut(this.#windows[w] ?? '24h', bucket);
      }
      if (index < least) this.#buckets.delete(index);
    }
    this.#tails = tails;
  }

  #takeOut(window: TimeWindow, bucket: EntryList): void {
    bucket.each((dims, marks) => {
      this.#visitor.count(window, dims < 0 ? 1 : -1, dims & ~RETRACTS, marks);
    });
  }

  save(): SavedRing {
    return { tails: this.#tails, buckets: [...this.#buckets].map(([index, list]) => [index, list.save()]) };
  }
}

export interface RingSetup {
  /** Windows of one step. */
  readonly windows: readonly TimeWindow[];
  readonly zone: string;
  readonly visitor: WindowVisitor;
}

export interface SavedRing {
  readonly tails: readonly number[];
  readonly buckets: readonly (readonly [number, Int32Array])[];
}
