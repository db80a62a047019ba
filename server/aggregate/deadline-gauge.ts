import { ALL, BOOKS, type FigureChange, section } from '@/lib/contract/figures';
import { SECOND } from '@/lib/domain/city-time';
import { DEADLINE_STATES, deadlineState, lateFrom, soonFrom } from '@/lib/domain/deadline/gauge';
import { bookOf, type Codebook, topicOf } from './codebook';
import { type SavedCounts, TrackedCounts } from './count-table';
import { MinHeap } from './min-heap';

/** Open appeals that are due in one second: book and topic → how many. */
interface Due {
  readonly second: number;
  state: 0 | 1 | 2;
  readonly counts: Map<number, number>;
}

const STATE_OF = { inTime: 0, soon: 1, late: 2 } as const;
const keyOf = (book: number, topic: number) => book * 4096 + topic;

/**
 * Open appeals in time, soon and late, by book and topic. A heap holds the next moment at which each due
 * second changes its state, so the gauges turn with the clock and with no event.
 */
export class DeadlineGauge {
  readonly #codes: Codebook;
  readonly #dues = new Map<number, Due>();
  readonly #turns = new MinHeap<Due>();
  /** A row per book and topic, a column per state. */
  readonly #counts: readonly [TrackedCounts, TrackedCounts];
  #now = Number.NEGATIVE_INFINITY;

  constructor(codes: Codebook, saved?: SavedDeadlines) {
    this.#codes = codes;
    this.#counts = [new TrackedCounts(8, 3, saved?.counts[0]), new TrackedCounts(8, 3, saved?.counts[1])];
    if (saved === undefined) return;
    this.#now = saved.now;
    for (const { second, state, counts } of saved.dues) {
      const due: Due = { second, state, counts: new Map(counts) };
      this.#dues.set(second, due);
      this.#schedule(due);
    }
  }

  /** Adds or retracts an open appeal that is due at `at`. */
  add(at: number, sign: 1 | -1, dims: number, marks: number): void {
    const second = Math.floor(at / SECOND) * SECOND;
    let due = this.#dues.get(second);
    if (due === undefined) {
      due = { second, state: STATE_OF[deadlineState(second, this.#now)], counts: new Map() };
      this.#dues.set(second, due);
      this.#schedule(due);
    }
    const key = keyOf(bookOf(marks), topicOf(dims));
    const left = (due.counts.get(key) ?? 0) + sign;
    if (left === 0) due.counts.delete(key);
    else due.counts.set(key, left);
    // A late one that nobody waits for turns no more; others are dropped at their next turn.
    if (due.counts.size === 0 && due.state === 2) this.#dues.delete(second);
    this.#count(key, due.state, sign);
  }

  /** Moves every due second whose turn has come. */
  advance(t: number): void {
    this.#now = t;
    for (let turn = this.#turns.peekKey(); turn !== null && turn <= t; turn = this.#turns.peekKey()) {
      const due = this.#turns.pop();
      if (due === null || this.#dues.get(due.second) !== due) continue;
      const next = STATE_OF[deadlineState(due.second, t)];
      for (const [key, count] of due.counts) {
        this.#count(key, due.state, -count);
        this.#count(key, next, count);
      }
      due.state = next;
      if (due.counts.size === 0) this.#dues.delete(due.second);
      else this.#schedule(due);
    }
  }

  /** The next moment at which something turns, ms; null when nothing is due. */
  nextTurn(): number | null {
    return this.#turns.peekKey();
  }

  /** Open appeals whose due second lies in [from, to). */
  dueBetween(book: number, from: number, to: number): number {
    let sum = 0;
    for (const { second, counts } of this.#dues.values()) {
      if (second < from || second >= to) continue;
      for (const [key, count] of counts) if (Math.floor(key / 4096) === book) sum += count;
    }
    return sum;
  }

  #schedule(due: Due): void {
    if (due.state === 2) return;
    this.#turns.push(due.state === 0 ? soonFrom(due.second) : lateFrom(due.second), due);
  }

  #count(key: number, state: 0 | 1 | 2, delta: number): void {
    const table = this.#counts[key < 4096 ? 0 : 1];
    table.add(0, state, delta);
    table.add(key % 4096, state, delta);
  }

  takeChanges(changes: FigureChange[]): void {
    this.#counts.forEach((table, book) => {
      const rows = new Set<number>();
      table.takeDirty((row) => rows.add(row));
      this.#push(changes, { table, book, rows });
    });
  }

  all(changes: FigureChange[]): void {
    this.#counts.forEach((table, book) => {
      const rows = new Set<number>([0]);
      table.eachNonZero((row) => rows.add(row));
      this.#push(changes, { table, book, rows });
    });
  }

  #push(
    changes: FigureChange[],
    at: { table: TrackedCounts; book: number; rows: ReadonlySet<number> },
  ): void {
    const name = section.deadlines(BOOKS[at.book] ?? 'messages');
    for (const row of at.rows) {
      const values = DEADLINE_STATES.map((_, state) => at.table.get(row, state));
      const isGone = row !== 0 && values.every((value) => value === 0);
      changes.push([name, row === 0 ? ALL : this.#codes.topics.codeOf(row), isGone ? null : values]);
    }
  }

  save(): SavedDeadlines {
    return {
      now: this.#now,
      dues: [...this.#dues.values()].map(({ second, state, counts }) => ({
        second,
        state,
        counts: [...counts],
      })),
      counts: this.#counts.map((table) => table.save()),
    };
  }
}

export interface SavedDeadlines {
  readonly now: number;
  readonly dues: readonly {
    readonly second: number;
    readonly state: 0 | 1 | 2;
    readonly counts: readonly (readonly [number, number])[];
  }[];
  readonly counts: readonly SavedCounts[];
}
