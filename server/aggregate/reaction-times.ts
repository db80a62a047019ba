import { BOOKS, type Book, type FigureChange, section } from '@/lib/contract/figures';
import { type TimeWindow, WINDOWS } from '@/lib/domain/time-window';
import { bookOf, minutesOf } from './codebook';

interface Times {
  readonly book: Book;
  readonly window: TimeWindow;
  /** Whole minutes → how many. */
  readonly counts: Map<number, number>;
  isFresh: boolean;
}

/** How long the first reaction took, by window: the lower median of whole minutes, messages and petitions apart. */
export class ReactionTimes {
  readonly #times: readonly Times[];

  constructor(saved?: SavedReactions) {
    this.#times = WINDOWS.flatMap((window) => BOOKS.map((book) => ({ window, book }))).map((at, i) => ({
      ...at,
      counts: new Map(saved?.[i]),
      isFresh: true,
    }));
  }

  count(window: TimeWindow, sign: 1 | -1, marks: number): void {
    const times = this.#times[WINDOWS.indexOf(window) * BOOKS.length + bookOf(marks)];
    if (times === undefined) return;
    const minutes = minutesOf(marks);
    const left = (times.counts.get(minutes) ?? 0) + sign;
    if (left === 0) times.counts.delete(minutes);
    else times.counts.set(minutes, left);
    times.isFresh = true;
  }

  takeChanges(changes: FigureChange[]): void {
    for (const times of this.#times) {
      if (!times.isFresh) continue;
      times.isFresh = false;
      changes.push([section.reaction(times.book, times.window), 'minutes', medianOf(times.counts)]);
    }
  }

  all(changes: FigureChange[]): void {
    for (const times of this.#times) times.isFresh = true;
    this.takeChanges(changes);
  }

  save(): SavedReactions {
    return this.#times.map(({ counts }) => [...counts]);
  }
}

export type SavedReactions = readonly (readonly (readonly [number, number])[])[];

/** [median, count]; [−1, 0] where there is none. */
function medianOf(counts: ReadonlyMap<number, number>): [number, number] {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  let seen = 0;
  for (const [minutes, count] of [...counts].toSorted(([a], [b]) => a - b)) {
    seen += count;
    if (2 * seen >= total) return [minutes, total];
  }
  return [-1, 0];
}
