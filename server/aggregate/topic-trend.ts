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
  /** Slot of the newest step that the clock has reached. */
  head: number;
  /** Roughly where what is kept begins, to spare old events the look at the calendar. */
  oldest: number;
  readonly books: readonly [CountTable, CountTable];
}

/** Arrivals per topic and minute, hour and day of the city, by creation. A row is a topic, row 0 all. */
export class TopicTrend {
  readonly #zone: string;
  readonly #series: readonly Series[];

  constructor(zone: string, saved?: SavedTopicTrend) {
    this.#zone = zone;
    this.#series = STEPS.map((step, i) => {
      const kept = saved?.[i];
      const table = (book: number) => new CountTable(8, TREND_STEPS[step].kept, kept?.books[book]);
      const head = kept?.head ?? Number.NEGATIVE_INFINITY;
      return { step, head, oldest: kept?.oldest ?? Number.POSITIVE_INFINITY, books: [table(0), table(1)] };
    });
  }

  slotOf(step: TrendStep, t: number): number {
    return Math.floor((t + zoneOffset(this.#zone, t)) / TREND_STEPS[step].length);
  }

  add(at: number, sign: 1 | -1, entry: { book: number; topic: number }): void {
    for (const series of this.#series) {
      if (at < series.oldest) continue;
      const { kept } = TREND_STEPS[series.step];
      const slot = this.slotOf(series.step, at);
      if (slot <= series.head - kept || slot > series.head) continue;
      const table = series.books[entry.book === 0 ? 0 : 1];
      table.add(0, slot % kept, sign);
      table.add(entry.topic, slot % kept, sign);
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
      series.oldest = t - kept * TREND_STEPS[series.step].length - DAY;
    }
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
    return this.#series.map(({ head, oldest, books }) => ({
      head,
      oldest,
      books: books.map((table) => table.save()),
    }));
  }
}

function clearColumn(table: CountTable, column: number): void {
  for (let row = 0; row < table.rows; row++) {
    const value = table.get(row, column);
    if (value !== 0) table.add(row, column, -value);
  }
}

export type SavedTopicTrend = readonly {
  readonly head: number;
  readonly oldest: number;
  readonly books: readonly SavedCounts[];
}[];
