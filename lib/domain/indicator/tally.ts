import type { Outcome } from '../life/facts';

export type CountKey =
  | 'received'
  | 'calls'
  | 'finished'
  | 'open'
  | 'assigned'
  | 'due'
  | 'on-time'
  | 'answered-late'
  | 'late'
  | 'late-week'
  | 'postponed'
  | 'extended'
  | 'redirected'
  | 'redirected-in-time'
  | 'pos'
  | 'pos-fast'
  | `outcome-${Outcome}`
  | 'submitted'
  | 'returned'
  | 'reopened'
  | 'repeats'
  | 'promises'
  | 'promises-kept'
  | 'instructions'
  | 'instructions-on-time';

export const SPAN_KEYS = [
  'reaction',
  'reaction-calendar',
  'answer',
  'answer-calendar',
  'pos-answer',
] as const;
export type SpanKey = (typeof SPAN_KEYS)[number];

/** What one record adds to a month: counts and lengths of time, ms. */
export interface Share {
  readonly counts: readonly CountKey[];
  readonly spans: readonly (readonly [SpanKey, number])[];
}

/** All that a month's indicators are computed from, of one kind of records and one department or of all. */
export class Tally {
  readonly #counts = new Map<CountKey, number>();
  readonly #spans = new Map<SpanKey, number[]>();

  count(key: CountKey, by = 1): void {
    this.#counts.set(key, this.of(key) + by);
  }

  add({ counts, spans }: Share): void {
    for (const key of counts) this.count(key);
    for (const [key, length] of spans) {
      const known = this.#spans.get(key);
      if (known === undefined) this.#spans.set(key, [length]);
      else known.push(length);
    }
  }

  of(key: CountKey): number {
    return this.#counts.get(key) ?? 0;
  }

  spans(key: SpanKey): readonly number[] {
    return this.#spans.get(key) ?? [];
  }
}
