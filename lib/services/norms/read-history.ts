import type { Kind } from '@/lib/domain/appeal';
import { DAY, dayStart, HOUR, hourOfWeek, localHour } from '@/lib/domain/city-time';
import type { HourlyHistory } from '@/lib/domain/norm';
import type { Store } from '../store';

/** A norm looks back this far at most. */
export const HISTORY_DAYS = 56;

export interface HistorySpan {
  /** 0:00 of the first whole day, ms. */
  readonly from: number;
  /** 0:00 of the day after the last one. */
  readonly to: number;
  readonly days: number;
}

/** The whole days of history before the day that holds `now`, as far as the store and `HISTORY_DAYS` reach. */
export async function historySpan({ db, city }: Store, now: number): Promise<HistorySpan> {
  const { zone } = city.profile;
  const to = dayStart(zone, now);
  const [row] = await db.sql<{ first: number | null }[]>`
    SELECT (extract(epoch FROM min(created_at)) * 1000)::float8 AS first FROM appeal
    WHERE created_at >= to_timestamp(${(to - HISTORY_DAYS * DAY) / 1000}::float8)`;
  const first = row?.first ?? to;
  const start = dayStart(zone, first);
  const from = Math.min(to, start === first ? start : dayStart(zone, start + DAY + 3 * HOUR));
  return { from, to, days: Math.round((to - from) / DAY) };
}

type CountRow = { hour: number; topic: string; district: string | null; n: number };

/** Arrivals of one kind by hour of the city, topic and district over a span of whole days. */
export async function readHourlyHistory(store: Store, span: HistorySpan, kind: Kind): Promise<HourlyHistory> {
  const { zone } = store.city.profile;
  const rows = await store.db.sql<CountRow[]>`
    SELECT floor(extract(epoch FROM date_trunc('hour', created_at AT TIME ZONE ${zone})) / 3600)::int AS hour,
      topic, district, count(*)::int AS n
    FROM appeal
    WHERE kind = ${kind} AND created_at >= to_timestamp(${span.from / 1000}::float8)
      AND created_at < to_timestamp(${span.to / 1000}::float8)
      AND NOT EXISTS (
        SELECT 1 FROM outage o WHERE appeal.created_at BETWEEN o.starts_at AND o.ends_at
          AND appeal.topic = ANY(o.topics) AND (o.district IS NULL OR o.district = appeal.district))
    GROUP BY 1, 2, 3`;
  const first = localHour(zone, span.from);
  const length = span.days * 24;
  const series = () => new Array<number>(length).fill(0);
  const all = series();
  const topics = new Map<string, number[]>();
  const districts = new Map<string, number[]>();
  const topicDistricts = new Map<string, Map<string, number[]>>();
  for (const { hour, topic, district, n } of rows) {
    const at = hour - first;
    add(all, at, n);
    add(grown(topics, topic, series), at, n);
    if (district === null) continue;
    add(grown(districts, district, series), at, n);
    add(
      grown(
        grown(topicDistricts, topic, () => new Map()),
        district,
        series,
      ),
      at,
      n,
    );
  }
  const hoursOfWeek = Array.from({ length }, (_, i) => (hourOfWeek(zone, span.from) + i) % 168);
  return { hoursOfWeek, all, topics, districts, topicDistricts };
}

function add(series: number[], at: number, n: number): void {
  const before = series[at];
  if (before !== undefined) series[at] = before + n;
}

function grown<T>(map: Map<string, T>, key: string, make: () => T): T {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
