import { BOOKS, type Book, NONE } from '@/lib/contract/figures';
import { DAY, zoneOffset } from '@/lib/domain/city-time';
import { dueSlot } from '@/lib/domain/deadline/due-slot';
import type { Codebook } from './codebook';

/** Days that are shown ahead, today among them. */
export const DAYS_AHEAD = 8;
const HOURS = 25;
const DEPARTMENTS = 512;

/** One due second of some appeals of one book and department. */
export interface DueCount {
  readonly book: number;
  readonly department: number;
  readonly due: number;
  readonly delta: number;
}

/**
 * When open appeals that are not late yet fall due, by hour of the city's clock and by department and day; and by
 * hour those that are late. Numbers only move with events and turns, so reading them costs no walk over the appeals.
 */
export class DueBoard {
  readonly #zone: string;
  readonly #codes: Codebook;
  readonly #ahead = new Map<number, number>();
  readonly #late = new Map<number, number>();
  readonly #days = new Map<number, number>();

  constructor(zone: string, codes: Codebook) {
    this.#zone = zone;
    this.#codes = codes;
  }

  /** Counts what runs, or what is late by now. */
  count({ book, department, due, delta }: DueCount, isLate: boolean): void {
    const { day, hour } = dueSlot(this.#zone, due);
    const slot = (day * HOURS + hour) * 2 + book;
    if (isLate) {
      bump(this.#late, slot, delta);
      return;
    }
    bump(this.#ahead, slot, delta);
    bump(this.#days, (day * DEPARTMENTS + department) * 2 + book, delta);
  }

  /** Day, hour, count and so on for the next days, in the order of time; hour 24 is the end of the day. */
  slots(book: Book, now: number): number[] {
    const today = this.#dayOf(now);
    return [...this.#ahead]
      .filter(([slot]) => slot % 2 === BOOKS.indexOf(book))
      .map(([slot, count]) => ({ at: Math.floor(slot / 2), count }))
      .filter(({ at }) => at < (today + DAYS_AHEAD) * HOURS)
      .toSorted((a, b) => a.at - b.at)
      .flatMap(({ at, count }) => [Math.floor(at / HOURS), at % HOURS, count]);
  }

  /** Due today and not late, by department. */
  today(book: Book, now: number): Map<string, number> {
    const today = this.#dayOf(now);
    const found = new Map<string, number>();
    for (const [key, count] of this.#days) {
      const at = Math.floor(key / 2);
      if (key % 2 !== BOOKS.indexOf(book) || Math.floor(at / DEPARTMENTS) !== today) continue;
      const id = at % DEPARTMENTS;
      found.set(id === 0 ? NONE : this.#codes.departments.codeOf(id), count);
    }
    return found;
  }

  dueToday(book: Book, now: number): number {
    return [...this.today(book, now).values()].reduce((sum, count) => sum + count, 0);
  }

  /** Late ones whose term ran out in the hour of `from` or after it. */
  lateSince(book: Book, from: number): number {
    const { day, hour } = dueSlot(this.#zone, from + 1_000);
    let sum = 0;
    for (const [slot, count] of this.#late) {
      if (slot % 2 === BOOKS.indexOf(book) && Math.floor(slot / 2) >= day * HOURS + hour) sum += count;
    }
    return sum;
  }

  #dayOf(t: number): number {
    return Math.floor((t + zoneOffset(this.#zone, t)) / DAY);
  }
}

function bump(counts: Map<number, number>, key: number, delta: number): void {
  const left = (counts.get(key) ?? 0) + delta;
  if (left === 0) counts.delete(key);
  else counts.set(key, left);
}
