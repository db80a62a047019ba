import type { TimeWindow } from '@/lib/domain/time-window';
import type { Store } from '../store';
import type { HistorySpan } from './read-history';

/** Where the classes begin among the cells that had anything: the upper ones are narrow, heat must stay rare. */
const CLASS_SHARES = [0.45, 0.7, 0.88, 0.97] as const;

/** Bounds a person reads at a glance. */
const ROUND = [
  1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60, 80, 100, 120, 150, 200, 250, 300, 400, 500,
];

/** Five lower bounds, rising: the first is 1, the last class is open. */
export function boundsOf(counts: readonly number[]): number[] {
  const sorted = counts.toSorted((a, b) => a - b);
  const bounds = [1];
  for (const share of CLASS_SHARES) {
    const wanted = sorted[Math.floor(share * sorted.length)] ?? 1;
    const last = bounds.at(-1) ?? 1;
    const bound =
      ROUND.find((candidate) => candidate > last && candidate >= wanted) ?? Math.max(wanted, last + 100);
    bounds.push(bound);
  }
  return bounds;
}

/** How long a window is in the history that its scale is taken from, hours, and the resolution of its cells. */
const SAMPLES: Readonly<Record<TimeWindow, readonly [hours: number, resolution: 7 | 8]>> = {
  '1h': [1, 7],
  '24h': [24, 7],
  today: [24, 7],
  '7d': [168, 8],
  '30d': [720, 8],
};

/** The heat scale of a day by window, from how cells filled over the span; null where the span is too short. */
export async function readHeatScale(
  { db }: Store,
  span: HistorySpan,
): Promise<Record<string, readonly number[]> | null> {
  const bounds: Record<string, readonly number[]> = {};
  for (const [window, [hours, resolution]] of Object.entries(SAMPLES)) {
    const rows = await db.sql<{ n: number }[]>`
      SELECT count(*)::int AS n FROM appeal
      WHERE kind = 'message' AND cell IS NOT NULL
        AND created_at >= to_timestamp(${span.from / 1000}::float8) AND created_at < to_timestamp(${span.to / 1000}::float8)
      GROUP BY floor(extract(epoch FROM created_at - to_timestamp(${span.from / 1000}::float8)) / ${hours * 3600}),
        cell_parent(cell, ${resolution})`;
    if (rows.length > 0) bounds[window] = boundsOf(rows.map(({ n }) => n));
  }
  return Object.keys(bounds).length === 0 ? null : bounds;
}
