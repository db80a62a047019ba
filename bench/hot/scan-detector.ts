import { HOUR, MINUTE } from '@/lib/domain/city-time';
import { LONGEST_SCAN, ringingScore, SCAN_MINUTES, scanPeak, scanStart } from '@/lib/domain/hot/scan';
import type { Arrival } from './arrivals';
import { type Detector, firstAt, type Point, type Watch } from './detector';
import { passesRule } from './last-hour';

/** Unique authors of a window that only moves on. */
class AuthorWindow {
  readonly #authors = new Map<string, number>();
  readonly #arrivals: readonly Arrival[];
  #first = 0;
  #next = 0;

  constructor(arrivals: readonly Arrival[]) {
    this.#arrivals = arrivals;
  }

  /** Authors from `start` up to and with the arrival at `last`. */
  count(start: number, last: number): number {
    for (; this.#next <= last; this.#next++) this.#bump(this.#next, 1);
    for (; (this.#arrivals[this.#first]?.at ?? start) < start; this.#first++) this.#bump(this.#first, -1);
    return this.#authors.size;
  }

  #bump(index: number, by: 1 | -1): void {
    const author = this.#arrivals[index]?.author ?? '';
    const count = (this.#authors.get(author) ?? 0) + by;
    if (count === 0) this.#authors.delete(author);
    else this.#authors.set(author, count);
  }
}

/** What is likelier than one chance hour in thirty is nobody's alarm. */
const LEAST_SCORE = 1.5;

interface ScanOptions {
  readonly name: string;
  isAllowed(hour: readonly Arrival[]): boolean;
  /** The threshold of a running store; without one it is set by the false alarms. */
  fixed?(series: number): number;
}

/** The product's detector: the window of five minutes to two hours that stands out most, by authors. */
export function scanDetector({ isAllowed, ...options }: ScanOptions): Detector {
  return {
    ...options,
    memory: LONGEST_SCAN * MINUTE,
    step: 1,
    trace: ({ arrivals, expectation, from, to }: Watch) => {
      const near = arrivals.slice(firstAt(arrivals, scanStart(from, LONGEST_SCAN)), firstAt(arrivals, to));
      const authors = SCAN_MINUTES.map(() => new AuthorWindow(near));
      const points: Point[] = [];
      near.forEach(({ at }, i) => {
        if (at < from) return;
        const windows = SCAN_MINUTES.map((minutes, w) => {
          const start = scanStart(at, minutes);
          return {
            minutes,
            seen: authors[w]?.count(start, i) ?? 0,
            expected: expectation.between(start, at),
          };
        });
        const peak = scanPeak(windows, expectation.dispersion);
        if (peak === null || peak.score < LEAST_SCORE) return;
        const hour = near.slice(firstAt(near, scanStart(at, HOUR / MINUTE)), i + 1);
        if (isAllowed(hour)) points.push({ at, score: peak.score });
      });
      return points;
    },
  };
}

export const scanWithRule = scanDetector({ name: 'Пульт', isAllowed: passesRule });
export const scanWithoutRule = scanDetector({
  name: 'Пульт без правила пяти авторов',
  isAllowed: () => true,
});
/** As it rings on the wall: the threshold is the product's own and nobody tunes it to this evaluation. */
export const scanAsShipped = scanDetector({
  name: 'Пульт, порог как в работе',
  isAllowed: passesRule,
  fixed: ringingScore,
});
