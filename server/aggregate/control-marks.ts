import { BOOKS, type FigureChange, section } from '@/lib/contract/figures';
import { SECOND } from '@/lib/domain/city-time';
import { finishedAt, lateFrom } from '@/lib/domain/deadline/gauge';
import { CONTROLLERS } from '@/lib/domain/life/facts';
import type { Contribution } from '@/lib/domain/log-event';
import { MinHeap } from './min-heap';

/** Control marks of unanswered appeals that run out in one second: book and controller → how many. */
interface Running {
  readonly second: number;
  readonly counts: Map<number, number>;
  isOver: boolean;
}

const keyOf = (book: number, controller: number) => book * CONTROLLERS.length + controller;

/** «На контроле»: marks by controller, and those whose date passed without an answer in time. */
export class ControlMarks {
  readonly #running = new Map<number, Running>();
  readonly #turns = new MinHeap<Running>();
  /** Two numbers per key: marks, and violated ones. */
  readonly #counts: Int32Array;
  #isFresh = true;
  #now: number;

  constructor(saved?: SavedControls) {
    this.#counts = saved?.counts ?? new Int32Array(2 * BOOKS.length * CONTROLLERS.length);
    this.#now = saved?.now ?? Number.NEGATIVE_INFINITY;
    for (const { second, isOver, counts } of saved?.running ?? []) {
      const running: Running = { second, isOver, counts: new Map(counts) };
      this.#running.set(second, running);
      if (!isOver) this.#turns.push(lateFrom(second), running);
    }
  }

  add(of: Contribution, sign: 1 | -1): void {
    const finished = finishedAt(of);
    for (const { controller, until } of of.controls ?? []) {
      const key = keyOf(of.kind === 'petition' ? 1 : 0, CONTROLLERS.indexOf(controller));
      this.#count(key, 0, sign);
      if (finished === null) this.#run(key, until, sign);
      else if (finished >= lateFrom(until)) this.#count(key, 1, sign);
    }
  }

  #run(key: number, until: number, sign: 1 | -1): void {
    const second = Math.floor(until / SECOND) * SECOND;
    let running = this.#running.get(second);
    if (running === undefined) {
      running = { second, isOver: this.#now >= lateFrom(second), counts: new Map() };
      this.#running.set(second, running);
      if (!running.isOver) this.#turns.push(lateFrom(second), running);
    }
    const left = (running.counts.get(key) ?? 0) + sign;
    if (left === 0) running.counts.delete(key);
    else running.counts.set(key, left);
    if (running.isOver) {
      this.#count(key, 1, sign);
      if (running.counts.size === 0) this.#running.delete(second);
    }
  }

  advance(t: number): void {
    this.#now = t;
    for (let turn = this.#turns.peekKey(); turn !== null && turn <= t; turn = this.#turns.peekKey()) {
      const running = this.#turns.pop();
      if (running === null) continue;
      running.isOver = true;
      for (const [key, count] of running.counts) this.#count(key, 1, count);
      if (running.counts.size === 0) this.#running.delete(running.second);
    }
  }

  nextTurn(): number | null {
    return this.#turns.peekKey();
  }

  #count(key: number, column: 0 | 1, delta: number): void {
    this.#counts[2 * key + column] = (this.#counts[2 * key + column] ?? 0) + delta;
    this.#isFresh = true;
  }

  takeChanges(changes: FigureChange[]): void {
    if (!this.#isFresh) return;
    this.#isFresh = false;
    BOOKS.forEach((book, b) => {
      CONTROLLERS.forEach((controller, c) => {
        const at = 2 * keyOf(b, c);
        const values = [this.#counts[at] ?? 0, this.#counts[at + 1] ?? 0];
        changes.push([section.controls(book), controller, values[0] === 0 ? null : values]);
      });
    });
  }

  all(changes: FigureChange[]): void {
    this.#isFresh = true;
    this.takeChanges(changes);
  }

  save(): SavedControls {
    const running = [...this.#running.values()].map((one) => ({ ...one, counts: [...one.counts] }));
    return { now: this.#now, counts: this.#counts, running };
  }
}

export interface SavedControls {
  readonly now: number;
  readonly counts: Int32Array;
  readonly running: readonly (Omit<Running, 'counts'> & {
    readonly counts: readonly (readonly [number, number])[];
  })[];
}
