import { DAY, HOUR, SECOND } from '@/lib/domain/city-time';
import { soonFrom } from '@/lib/domain/deadline/gauge';
import type { Interval } from '@/lib/domain/log-event';
import type { Store } from '../store';
import type { HistorySpan } from './read-history';

export interface DeadlineNorms {
  readonly soon: readonly Interval[];
  readonly late: readonly Interval[];
}

/** One appeal's term as the gauges would have seen it; `finished` null while it is open. */
export interface Term {
  readonly due: number;
  /** The regime's own moment of «скоро»; null for the common one. */
  readonly soon: number | null;
  readonly finished: number | null;
}

const LOW = 0.05;
const HIGH = 0.95;

function quantileOf(sorted: readonly number[], q: number): number {
  return sorted[Math.min(sorted.length - 1, Math.round(q * (sorted.length - 1)))] ?? 0;
}

/** How many terms were soon and late at every full hour of the span. */
export function countHourly(terms: readonly Term[], span: HistorySpan): { soon: number[]; late: number[] } {
  const hours = span.days * 24;
  const steps = { soon: new Array<number>(hours + 1).fill(0), late: new Array<number>(hours + 1).fill(0) };
  const hourAfter = (at: number) => Math.min(hours, Math.max(0, Math.ceil((at - span.from) / HOUR)));
  const mark = (series: number[], from: number, to: number) => {
    if (to <= from) return;
    series[hourAfter(from)] = (series[hourAfter(from)] ?? 0) + 1;
    series[hourAfter(to)] = (series[hourAfter(to)] ?? 0) - 1;
  };
  for (const { due, soon, finished } of terms) {
    const end = finished ?? span.to;
    mark(steps.soon, soonFrom({ due, soon }), Math.min(due + SECOND, end));
    mark(steps.late, due + SECOND, end);
  }
  return { soon: running(steps.soon), late: running(steps.late) };
}

function running(steps: readonly number[]): number[] {
  let sum = 0;
  return steps.slice(0, -1).map((step) => {
    sum += step;
    return sum;
  });
}

/** For every hour of the day the interval that held nine tenths of the days. */
export function intervalsByHour(series: readonly number[]): Interval[] {
  return Array.from({ length: 24 }, (_, hour): Interval => {
    const days = series.filter((_count, i) => i % 24 === hour).toSorted((a, b) => a - b);
    return [quantileOf(days, LOW), quantileOf(days, HIGH)];
  });
}

/** What is usual for open messages that are soon due or late, from the same span as the norm. */
export async function readDeadlineNorms({ db }: Store, span: HistorySpan): Promise<DeadlineNorms> {
  const terms = await db.sql<Term[]>`
    SELECT (extract(epoch FROM due_at) * 1000)::float8 AS due, (extract(epoch FROM soon_at) * 1000)::float8 AS soon,
      (extract(epoch FROM coalesce(answered_at, closed_at)) * 1000)::float8 AS finished
    FROM appeal
    WHERE kind = 'message' AND due_at < to_timestamp(${(span.to + DAY) / 1000}::float8)
      AND coalesce(answered_at, closed_at, 'infinity') > to_timestamp(${span.from / 1000}::float8)`;
  const { soon, late } = countHourly(terms, span);
  return { soon: intervalsByHour(soon), late: intervalsByHour(late) };
}
