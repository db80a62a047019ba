import type { Book } from '@/lib/contract/figures';
import { DAY, HOUR, MINUTE, zoneOffset } from '@/lib/domain/city-time';
import { CountTable, type SavedCounts } from './count-table';

/** Steps of a trend and how many of them are kept. */
export const TREND_STEPS = {
  minute: { length: MINUTE, kept: 180 },
  hour: { length: HOUR, kept: 24 * 31 },
  day: { length: DAY, kept: 62 },
} as const;
export type TrendStep = keyof typeof TREND_STEPS;
const STEPS: readonly TrendStep[] = ['minute', 'hour', 'day'];

interface Series {
  readonly step: TrendStep;
  readonly length: number;
  readonly kept: number;
  /** Slot of the newest step that the clock has reached. */
  head: number;
  readonly books: readonly [CountTable, CountTable];
}

/** Arrivals per topic and minute, hour and day of the city, by creation. A row is a topic, row 0 all. */
export class TopicTrend {
  readonly #zone: string;
  readonly #series: readonly Series[];
  /** Roughly where what any series keeps begins, to spare old events the look at the calendar. */
  #oldest: number;

  constructor(zone: string, saved?: SavedTopicTrend) {
    this.#zone = zone;
    this.#oldest = saved?.oldest ?? Number.POSITIVE_INFINITY;
    this.#series = STEPS.map((step, i) => {
      const kept = saved?.series[i];
      const table = (book: number) => new CountTable(8, TREND_STEPS[step].kept, kept?.books[book]);
      const head = kept?.head ?? Number.NEGATIVE_INFINITY;
      const { length, kept: slots } = TREND_STEPS[step];
      return { step, length, kept: slots, head, books: [table(0), table(1)] };
    });
  }

  slotOf(step: TrendStep, t: number): number {
    return Math.floor((t + zoneOffset(this.#zone, t)) / TREND_STEPS[step].length);
  }

  add(at: number, sign: 1 | -1, entry: { book: number; topic: number }): void {
    if (at < this.#oldest) return;
    const local = at + zoneOffset(this.#zone, at);
    for (const series of this.#series) {
      const slot = Math.floor(local / series.length);
      if (slot <= series.head - series.kept || slot > series.head) continue;
      const table = series.books[entry.book === 0 ? 0 : 1];
      const column = slot % series.kept;
      table.add(0, column, sign);
      table.add(entry.topic, column, sign);
    }
  }

  /** Clears the slots that the clock enters. */
  advance(t: number): void {
    for (const series of this.#series) {
      const { kept } = TREND_STEPS[series.step];
      const head = this.slotOf(series.step, t);
      const fresh = Math.min(kept, Number.isFinite(series.head) ? head - series.head : 0);
      for (let slot = head - fresh + 1; slot <= head; slot++) {
        for (const table of series.books) clearColumn(table, slot % kept);
      }
      series.head = Math.max(series.head, head);
    }
    this.#oldest = oldestKept(t);
  }

  /** Counts of one topic (0 is all) in the slots from `first` to `last`; zero where nothing is kept. */
  read(step: TrendStep, query: { book: Book; topic: number; first: number; last: number }): number[] {
    const series = this.#series.find((entry) => entry.step === step);
    const { kept } = TREND_STEPS[step];
    const counts: number[] = [];
    for (let slot = query.first; slot <= query.last; slot++) {
      const isKept = series !== undefined && slot > series.head - kept && slot <= series.head;
      const table = series?.books[query.book === 'messages' ? 0 : 1];
      counts.push(isKept ? (table?.get(query.topic, slot % kept) ?? 0) : 0);
    }
    return counts;
  }

  save(): SavedTopicTrend {
    const series = this.#series.map(({ head, books }) => ({
      head,
      books: books.map((table) => table.save()),
    }));
    return { oldest: this.#oldest, series };
  }
}

/** A day more than the longest series keeps, whatever the zone. */
function oldestKept(t: number): number {
  const longest = Math.max(...STEPS.map((step) => TREND_STEPS[step].length * TREND_STEPS[step].kept));
  return t - longest - DAY;
}

function clearColumn(table: CountTable, column: number): void {
  for (let row = 0; row < table.rows; row++) {
    const value = table.get(row, column);
    if (value !== 0) table.add(row, column, -value);
  }
}

export interface SavedTopicTrend {
  readonly oldest: number;
  readonly series: readonly { readonly head: number; readonly books: readonly SavedCounts[] }[];
}
