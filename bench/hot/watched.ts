import { HOUR, MINUTE } from '@/lib/domain/city-time';
import {
  bendProfile,
  type Dispersions,
  FINE_MINUTES,
  type OwnHistory,
  ownShape,
  pooledDispersions,
} from '@/lib/domain/hot/own-norm';
import { estimateRates, estimateShape, type HourlyHistory } from '@/lib/domain/norm';
import type { Arrival } from './arrivals';
import { HISTORY_WEEKS, type Replica, START, WEEK } from './replica';

/** Where a burst may happen, and which counts are watched for it. */
export const SCOPES = ['topic', 'topic-district', 'district', 'cell'] as const;
export type Scope = (typeof SCOPES)[number];

/** One count that detectors watch. */
export interface Series {
  readonly scope: Scope;
  readonly key: string;
  /** Arrivals of the watched weeks, in the order of time. */
  readonly arrivals: readonly Arrival[];
  readonly expectation: Expectation;
}

/** What the norm expects of one series. */
export interface Expectation {
  /** NB2 dispersions of five minutes and of an hour. */
  readonly dispersion: Dispersions;
  between(from: number, to: number): number;
}

export function keyOf(scope: Scope, arrival: Arrival): string | null {
  switch (scope) {
    case 'topic':
      return arrival.topic;
    case 'topic-district':
      return arrival.district === null ? null : `${arrival.topic} · ${arrival.district}`;
    case 'district':
      return arrival.district;
    case 'cell':
      return arrival.cell;
  }
}

/** Sums of hour-of-week factors, so that any span is two look-ups. */
export class ProfileClock {
  readonly #sums: number[] = [0];
  readonly #factors: readonly number[];

  constructor(factors: readonly number[]) {
    this.#factors = factors;
    factors.forEach((factor, i) => {
      this.#sums.push((this.#sums[i] ?? 0) + factor);
    });
  }

  #until(t: number): number {
    const hours = (t - START) / HOUR;
    const week = Math.floor(hours / 168);
    const hour = Math.floor(hours - week * 168);
    const part = hours - week * 168 - hour;
    return week * (this.#sums[168] ?? 0) + (this.#sums[hour] ?? 0) + part * (this.#factors[hour] ?? 0);
  }

  /** Effective hours of a span: a rate times this is the expected count. */
  between(from: number, to: number): number {
    return this.#until(to) - this.#until(from);
  }
}

/** What the history never had is expected once in twice its length. */
const LEAST_RATE = 0.5 / (HISTORY_WEEKS * 168);
const HISTORY_END = START + HISTORY_WEEKS * WEEK;
const HISTORY_HOURS = HISTORY_WEEKS * 168;

type Counts = Map<string, number[]>;

const emptyHours = () => new Array<number>(HISTORY_HOURS).fill(0);

function countHour(series: number[], { at }: Arrival): void {
  const hour = Math.floor((at - START) / HOUR);
  series[hour] = (series[hour] ?? 0) + 1;
}

function hourly(arrivals: readonly Arrival[], scope: Scope): Counts {
  const counts: Counts = new Map();
  for (const [key, group] of groupBy(scope, arrivals)) {
    const series = emptyHours();
    for (const arrival of group) countHour(series, arrival);
    counts.set(key, series);
  }
  return counts;
}

/** The product's own norm of a replica's history, and the series that are watched against it. */
export function watchedSeries(replica: Replica): Series[] {
  const past = replica.arrivals.filter(({ at }) => at < HISTORY_END);
  const watched = replica.arrivals.filter(({ at }) => at >= HISTORY_END);
  const all = emptyHours();
  for (const arrival of past) countHour(all, arrival);
  const history: HourlyHistory = {
    fine: { topics: new Map(), topicDistricts: new Map() },
    hoursOfWeek: all.map((_, i) => i % 168),
    all,
    topics: new Map(),
    districts: new Map(),
    topicDistricts: new Map(),
  };
  const shape = estimateShape(history);
  return SCOPES.flatMap((scope) => {
    const counts = hourly(past, scope);
    const fine = fineCounts(past, scope);
    const { topics: rates } = estimateRates({ ...history, topics: counts }, shape.profile);
    const historyOf = (key: string): OwnHistory => ({
      hoursOfWeek: history.hoursOfWeek,
      counts: counts.get(key) ?? emptyHours(),
      fine: fine.get(key) ?? new Map(),
      rate: Math.max(LEAST_RATE, rates[key] ?? 0),
    });
    const dispersion = pooledDispersions([...counts.keys()].map(historyOf), shape.profile);
    return [...groupBy(scope, watched)].map(([key, arrivals]): Series => {
      const own = historyOf(key);
      const { slots, dispersion: bent } = ownShape(own, { profile: shape.profile, dispersion });
      const clock = new ProfileClock(bendProfile(shape.profile, slots));
      const between = (from: number, to: number) => own.rate * clock.between(from, to);
      return { scope, key, arrivals, expectation: { dispersion: bent, between } };
    });
  });
}

function fineCounts(arrivals: readonly Arrival[], scope: Scope): Map<string, Map<number, number>> {
  const counts = new Map<string, Map<number, number>>();
  for (const [key, group] of groupBy(scope, arrivals)) {
    const fine = new Map<number, number>();
    for (const { at } of group) {
      const bin = Math.floor((at - START) / (FINE_MINUTES * MINUTE));
      fine.set(bin, (fine.get(bin) ?? 0) + 1);
    }
    counts.set(key, fine);
  }
  return counts;
}

function groupBy(scope: Scope, arrivals: readonly Arrival[]): Map<string, Arrival[]> {
  const groups = new Map<string, Arrival[]>();
  for (const arrival of arrivals) {
    const key = keyOf(scope, arrival);
    if (key === null) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [arrival]);
    else group.push(arrival);
  }
  return groups;
}
