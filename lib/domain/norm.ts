import { HOUR, hourOfWeek, zoneOffset } from './city-time';
import type { Interval, Norm, NormRates } from './log-event';
import { quantile } from './negative-binomial';
import type { TimeWindow } from './time-window';

/** Below this many days of history there is no norm: «норма копится». */
export const SHORTEST_HISTORY_DAYS = 14;
/** A norm on a screen is the interval that holds nine tenths of ordinary counts. */
const DISPLAY_LOW = 0.05;
const DISPLAY_HIGH = 0.95;
/** A topic is above its bound when its count passes this quantile. */
export const HOT_QUANTILE = 0.99;

/**
 * Effective hours between two instants: the profile's factors summed over the city's hours, cut at the ends.
 * A rate times this is the expected count.
 */
export function profileMass(
  profile: readonly number[],
  zone: string,
  span: { from: number; to: number },
): number {
  let mass = 0;
  let t = span.from;
  while (t < span.to) {
    const local = t + zoneOffset(zone, t);
    const untilHourEnds = HOUR - (((local % HOUR) + HOUR) % HOUR);
    const end = Math.min(span.to, t + untilHourEnds);
    mass += ((profile[hourOfWeek(zone, t)] ?? 1) * (end - t)) / HOUR;
    t = end;
  }
  return mass;
}

/** Overdispersion of a window's sum: an hour has its own, longer windows average independent days. */
export function windowDispersion(
  norm: Pick<Norm, 'hourDispersion' | 'dayDispersion'>,
  window: TimeWindow,
): number {
  switch (window) {
    case '1h':
      return norm.hourDispersion;
    case '24h':
    case 'today':
      return norm.dayDispersion;
    case '7d':
      return norm.dayDispersion / 7;
    case '30d':
      return norm.dayDispersion / 30;
  }
}

export function displayInterval(mu: number, dispersion: number): Interval {
  return [quantile(DISPLAY_LOW, mu, dispersion), quantile(DISPLAY_HIGH, mu, dispersion)];
}

/** Hourly history of one store, every series as long as `hoursOfWeek`. */
export interface HourlyHistory {
  readonly hoursOfWeek: readonly number[];
  readonly all: readonly number[];
  readonly topics: ReadonlyMap<string, readonly number[]>;
  readonly districts: ReadonlyMap<string, readonly number[]>;
  readonly topicDistricts: ReadonlyMap<string, ReadonlyMap<string, readonly number[]>>;
  /** Five-minute counts that are not empty, by bin since the first hour. */
  readonly fine: {
    readonly topics: ReadonlyMap<string, ReadonlyMap<number, number>>;
    readonly topicDistricts: ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<number, number>>>;
  };
}

const mean = (values: readonly number[]) =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

const isWeekend = (hour: number) => hour >= 5 * 24;

/** 168 factors of mean 1: a weekday's level times the hour's share on working days or on weekends. */
export function estimateProfile(hoursOfWeek: readonly number[], counts: readonly number[]): number[] {
  const byDay = Array.from({ length: 7 }, () => ({ sum: 0, n: 0 }));
  const byHour = Array.from({ length: 48 }, () => ({ sum: 0, n: 0 }));
  hoursOfWeek.forEach((hour, i) => {
    const count = counts[i] ?? 0;
    const day = byDay[Math.floor(hour / 24)];
    const slot = byHour[(hour % 24) + (isWeekend(hour) ? 24 : 0)];
    if (day === undefined || slot === undefined) return;
    day.sum += count;
    day.n++;
    slot.sum += count;
    slot.n++;
  });
  const overall = mean(counts);
  if (overall === 0) return new Array<number>(168).fill(1);
  const level = byDay.map((day) => (day.n === 0 ? 1 : day.sum / day.n / overall));
  // One pseudo-hour of the average keeps an hour that was always empty possible.
  const rate = byHour.map((slot) => (slot.sum + overall) / (slot.n + 1));
  const share = rate.map(
    (value, i) => value / Math.max(1e-9, mean(i < 24 ? rate.slice(0, 24) : rate.slice(24))),
  );
  const raw = Array.from({ length: 168 }, (_, hour) => {
    const shape = share[(hour % 24) + (isWeekend(hour) ? 24 : 0)] ?? 1;
    return (level[Math.floor(hour / 24)] ?? 1) * shape;
  });
  const scale = mean(raw);
  return raw.map((value) => value / scale);
}

/** Pearson moment estimate of the NB2 dispersion, between 0 and 2. */
export function estimateDispersion(counts: readonly number[], expected: readonly number[]): number {
  let excess = 0;
  let squares = 0;
  counts.forEach((count, i) => {
    const mu = expected[i] ?? 0;
    excess += (count - mu) ** 2 - mu;
    squares += mu * mu;
  });
  return squares === 0 ? 0 : Math.min(2, Math.max(0, excess / squares));
}

/** Hours far above what was expected are past bursts: cut down to the 99.9 % bound before the rate is taken. */
function rateWithoutBursts(series: readonly number[], factors: readonly number[]): number {
  let rate = mean(series);
  for (let round = 0; round < 3; round++) {
    const cut = series.map((count, i) => Math.min(count, quantile(0.999, rate * (factors[i] ?? 1), 0.3)));
    rate = mean(cut);
  }
  return rate;
}

function dailySums(series: readonly number[]): number[] {
  const sums: number[] = [];
  for (let i = 0; i + 24 <= series.length; i += 24) {
    sums.push(series.slice(i, i + 24).reduce((sum, value) => sum + value, 0));
  }
  return sums;
}

export interface NormParts {
  readonly profile: readonly number[];
  readonly hourDispersion: number;
  readonly dayDispersion: number;
}

/** Profile and dispersions from the whole city's hourly counts. */
export function estimateShape(history: HourlyHistory): NormParts {
  const rough = estimateProfile(history.hoursOfWeek, history.all);
  const roughRate = mean(history.all);
  const calm = history.all.map((count, i) => {
    const mu = roughRate * (rough[history.hoursOfWeek[i] ?? 0] ?? 1);
    return Math.min(count, quantile(0.999, mu, 0.1));
  });
  const profile = estimateProfile(history.hoursOfWeek, calm);
  const rate = mean(calm);
  const expected = history.hoursOfWeek.map((hour) => rate * (profile[hour] ?? 1));
  return {
    profile,
    hourDispersion: estimateDispersion(calm, expected),
    dayDispersion: estimateDispersion(dailySums(calm), dailySums(expected)),
  };
}

/** Rates of every topic and district beside one shared profile, past bursts cut. */
export function estimateRates(history: HourlyHistory, profile: readonly number[]): NormRates {
  const factors = history.hoursOfWeek.map((hour) => profile[hour] ?? 1);
  const rates = (series: ReadonlyMap<string, readonly number[]>) =>
    Object.fromEntries([...series].map(([key, counts]) => [key, rateWithoutBursts(counts, factors)]));
  return {
    all: rateWithoutBursts(history.all, factors),
    topics: rates(history.topics),
    districts: rates(history.districts),
    topicDistricts: Object.fromEntries(
      [...history.topicDistricts].map(([topic, districts]) => [topic, rates(districts)]),
    ),
  };
}
