import type { SearchQuery, TimeBars } from '@/lib/contract/search';
import { DAY, dayStart, HOUR, hourOfWeek } from '@/lib/domain/city-time';
import type { SearchFilter, SearchResult } from '@/lib/search/appeal-search';
import type { QueryTime } from './search-moment';

const WEEK = 7 * DAY;
const LENGTHS = { hour: HOUR, day: DAY, week: WEEK } as const;
/** A chart stays legible up to so many bars. */
const MOST_BARS = 120;
const HOURS_UP_TO = 4 * DAY;
export interface BarGrid {
  readonly length: number;
  readonly start: number;
}

/** The bars to count in: of the city's hours, days, or weeks from Monday. */
export function barGrid(
  unit: NonNullable<SearchQuery['bars']>,
  { from, to }: SearchFilter,
  { now, zone }: QueryTime,
): BarGrid {
  const length = unit === 'auto' ? lengthFor(from, to ?? now) : LENGTHS[unit];
  const midnight = dayStart(zone, now);
  // Later bars follow from one: the offset of today serves for the past as well.
  const start = length === WEEK ? midnight - Math.floor(hourOfWeek(zone, now) / 24) * DAY : midnight;
  return { length, start };
}

function lengthFor(from: number | undefined, to: number): number {
  if (from === undefined) return DAY;
  if (to - from <= HOURS_UP_TO) return HOUR;
  return to - from <= MOST_BARS * DAY ? DAY : WEEK;
}

/** The counted bars; where no period bounds them and they are too many, several as one. */
export function readBars(bars: SearchResult['bars'], { length, start }: BarGrid): TimeBars {
  const first = bars[0]?.from ?? 0;
  const last = bars.at(-1)?.from ?? 0;
  const many = Math.ceil((last - first + length) / (MOST_BARS * length));
  const width = many <= 1 ? length : length * many;
  const merged = new Map<number, number>();
  for (const { from, count } of bars) {
    const bar = start + Math.floor((from - start) / width) * width;
    merged.set(bar, (merged.get(bar) ?? 0) + count);
  }
  const items = [...merged].map(([from, count]) => ({ from: new Date(from).toISOString(), count }));
  return { length: width, items };
}
