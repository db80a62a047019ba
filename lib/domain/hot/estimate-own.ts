import type { NormRates, OwnNorms } from '../log-event';
import type { HourlyHistory } from '../norm';
import { type OwnHistory, type OwnShape, ownShape, pooledDispersions } from './own-norm';

/** What the history never had is expected once in twice its length, appeals an hour. */
export const leastRate = (hours: number) => 0.5 / Math.max(1, hours);

type Named<T> = readonly [key: string, value: T];

/** Shapes of topics, and of topics in districts, beside the shared profile. */
export function estimateOwn(history: HourlyHistory, rates: NormRates, profile: readonly number[]): OwnNorms {
  const { hoursOfWeek, fine } = history;
  const least = leastRate(hoursOfWeek.length);
  const topics = [...history.topics].map(
    ([topic, counts]): Named<OwnHistory> => [
      topic,
      {
        hoursOfWeek,
        counts,
        fine: fine.topics.get(topic) ?? new Map(),
        rate: Math.max(least, rates.topics[topic] ?? 0),
      },
    ],
  );
  const dispersion = pooledDispersions(
    topics.map(([, series]) => series),
    profile,
  );
  const shared = { profile, dispersion };
  const inDistricts = [...history.topicDistricts].map(
    ([topic, districts]): Named<Record<string, OwnShape>> => [
      topic,
      Object.fromEntries(
        [...districts].map(([district, counts]) => {
          const rate = Math.max(least, rates.topicDistricts[topic]?.[district] ?? 0);
          const bins = fine.topicDistricts.get(topic)?.get(district) ?? new Map<number, number>();
          return [district, ownShape({ hoursOfWeek, counts, fine: bins, rate }, shared)];
        }),
      ),
    ],
  );
  return {
    dispersion,
    topics: Object.fromEntries(topics.map(([topic, series]) => [topic, ownShape(series, shared)])),
    topicDistricts: Object.fromEntries(inDistricts),
  };
}
