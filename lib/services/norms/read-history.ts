import type { Kind } from '@/lib/domain/appeal';
import { DAY, dayStart, HOUR, hourOfWeek, localHour } from '@/lib/domain/city-time';
import { FINE_MINUTES, FINE_PER_HOUR } from '@/lib/domain/hot/own-norm';
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

type CountRow = { bin: number; topic: string; district: string | null; n: number };

const BIN_SECONDS = FINE_MINUTES * 60;

/** Arrivals of one kind by hour and five minutes of the city, topic and district over a span of whole days. */
export async function readHourlyHistory(store: Store, span: HistorySpan, kind: Kind): Promise<HourlyHistory> {
  const { zone } = store.city.profile;
  const rows = await store.db.sql<CountRow[]>`
    SELECT floor(extract(epoch FROM created_at AT TIME ZONE ${zone}) / ${BIN_SECONDS})::int AS bin,
      topic, district, count(*)::int AS n
    FROM appeal
    WHERE kind = ${kind} AND created_at >= to_timestamp(${span.from / 1000}::float8)
      AND created_at < to_timestamp(${span.to / 1000}::float8)
      AND NOT EXISTS (
        SELECT 1 FROM outage o WHERE o.withdrawn_at IS NULL AND appeal.created_at BETWEEN o.starts_at AND o.ends_at
          AND appeal.topic = ANY(o.topics) AND (o.district IS NULL OR o.district = appeal.district))
    GROUP BY 1, 2, 3`;
  const first = localHour(zone, span.from);
  const length = span.days * 24;
  const history = emptyHistory(length);
  for (const { bin, topic, district, n } of rows) {
    const at = bin - first * FINE_PER_HOUR;
    const hour = Math.floor(at / FINE_PER_HOUR);
    // An hour that an autumn clock repeats may fall behind the last one.
    if (hour < 0 || hour >= length) continue;
    history.add({ hour, at, n, topic, district });
  }
  const hoursOfWeek = Array.from({ length }, (_, i) => (hourOfWeek(zone, span.from) + i) % 168);
  return { hoursOfWeek, ...history.series };
}

interface Counted {
  readonly hour: number;
  readonly at: number;
  readonly n: number;
  readonly topic: string;
  readonly district: string | null;
}

function emptyHistory(length: number) {
  const hours = () => new Array<number>(length).fill(0);
  const bins = () => new Map<number, number>();
  const all = hours();
  const topics = new Map<string, number[]>();
  const districts = new Map<string, number[]>();
  const topicDistricts = new Map<string, Map<string, number[]>>();
  const fine = {
    topics: new Map<string, Map<number, number>>(),
    topicDistricts: new Map<string, Map<string, Map<number, number>>>(),
  };
  return {
    series: { all, topics, districts, topicDistricts, fine },
    add({ hour, at, n, topic, district }: Counted): void {
      add(all, hour, n);
      add(grown(topics, topic, hours), hour, n);
      addBin(grown(fine.topics, topic, bins), at, n);
      if (district === null) return;
      add(grown(districts, district, hours), hour, n);
      const ofTopic = grown(topicDistricts, topic, () => new Map<string, number[]>());
      add(grown(ofTopic, district, hours), hour, n);
      const fineOfTopic = grown(fine.topicDistricts, topic, () => new Map<string, Map<number, number>>());
      addBin(grown(fineOfTopic, district, bins), at, n);
    },
  };
}

function addBin(counts: Map<number, number>, bin: number, n: number): void {
  counts.set(bin, (counts.get(bin) ?? 0) + n);
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
