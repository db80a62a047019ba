/** A week folds into working-day hours and weekend hours: what a topic's history can tell. */
const SLOTS = 48;
const slotOf = (hourOfWeek: number) => (hourOfWeek % 24) + (hourOfWeek >= 5 * 24 ? 24 : 0);

/** A shape of its own is not worth looking for below this many appeals. */
const LEAST_APPEALS = 20;
/** Appeals' worth of belief in the shared dispersion, as a sum of squared expectations. */
const SHARED_WEIGHT = 10;
const LARGEST_DISPERSION = 10;
/** No level is known better than to a third: weather and the news move it, however calm the history was. */
export const LEAST_DISPERSION = 0.1;

/** Dispersions of counts in five minutes and in an hour: people gather in minutes otherwise than in hours. */
export interface Dispersions {
  readonly minutes: number;
  readonly hour: number;
}

/** How one series differs from the shared profile, as a norm publishes it. */
export interface OwnShape {
  /** Ratios to the shared profile: 24 hours of working days, then 24 of weekends; null where they are all one. */
  readonly slots: readonly number[] | null;
  readonly dispersion: Dispersions;
}

/** What is believed of every series before its own history is looked at. */
export interface SharedShape {
  readonly profile: readonly number[];
  readonly dispersion: Dispersions;
}

export interface OwnHistory {
  readonly hoursOfWeek: readonly number[];
  readonly counts: readonly number[];
  /** Five-minute counts that are not empty, twelve bins an hour from the first hour on. */
  readonly fine: ReadonlyMap<number, number>;
  /** Appeals an hour, averaged over a week, past bursts cut. */
  readonly rate: number;
}

export const FINE_MINUTES = 5;
export const FINE_PER_HOUR = 60 / FINE_MINUTES;

/** Between five minutes and an hour a window's dispersion runs evenly in the logarithm of its length. */
export function dispersionOf({ minutes, hour }: Dispersions, length: number): number {
  const share = Math.log(length / FINE_MINUTES) / Math.log(FINE_PER_HOUR);
  const part = Math.min(1, Math.max(0, share));
  return minutes + (hour - minutes) * part;
}

function foldSlots({ hoursOfWeek, counts, rate }: OwnHistory, profile: readonly number[]) {
  const seen = new Array<number>(SLOTS).fill(0);
  const expected = new Array<number>(SLOTS).fill(0);
  hoursOfWeek.forEach((hour, i) => {
    const slot = slotOf(hour);
    seen[slot] = (seen[slot] ?? 0) + (counts[i] ?? 0);
    expected[slot] = (expected[slot] ?? 0) + rate * (profile[hour] ?? 1);
  });
  return { seen, expected };
}

/** Variance of the slots' true ratios to the shared profile: what Poisson's chance does not explain. */
function ratioVariance(seen: readonly number[], expected: readonly number[]): number {
  let excess = 0;
  let squares = 0;
  seen.forEach((count, slot) => {
    const mu = expected[slot] ?? 0;
    excess += (count - mu) ** 2 - mu;
    squares += mu * mu;
  });
  return squares === 0 ? 0 : Math.max(0, excess / squares);
}

/** Three digits: more would only lengthen the log. */
const rounded = (value: number) => Math.round(value * 1_000) / 1_000;

/**
 * A series' own hours as far as its history tells (empirical Bayes: each slot's ratio to the shared profile has
 * a gamma prior of mean one, whose variance is estimated from the slots themselves), and its dispersion drawn
 * towards the shared one.
 */
export function ownShape(history: OwnHistory, shared: SharedShape): OwnShape {
  const total = history.counts.reduce((sum, count) => sum + count, 0);
  const slots = total < LEAST_APPEALS ? null : ownSlots(history, shared.profile);
  const profile = bendProfile(shared.profile, slots);
  return { slots, dispersion: ownDispersion(history, { profile, dispersion: shared.dispersion }) };
}

function ownSlots(history: OwnHistory, profile: readonly number[]): readonly number[] | null {
  const { seen, expected } = foldSlots(history, profile);
  const variance = ratioVariance(seen, expected);
  if (variance === 0) return null;
  const prior = 1 / variance;
  return seen.map((count, slot) => rounded((count + prior) / ((expected[slot] ?? 0) + prior)));
}

/** The shared profile times a series' own ratios, brought back to a mean of one. */
export function bendProfile(profile: readonly number[], slots: readonly number[] | null): readonly number[] {
  if (slots === null) return profile;
  const bent = profile.map((factor, hour) => factor * (slots[slotOf(hour)] ?? 1));
  const mean = bent.reduce((sum, factor) => sum + factor, 0) / bent.length;
  return bent.map((factor) => factor / mean);
}

interface Excess {
  readonly excess: number;
  readonly squares: number;
}

/** Moments of NB2 over bins of which only the full ones are named: Σ((n − μ)² − μ) and Σμ². */
export function excessOf(history: OwnHistory, profile: readonly number[]): { minutes: Excess; hour: Excess } {
  const { hoursOfWeek, counts, fine, rate } = history;
  const factors = hoursOfWeek.map((hour) => rate * (profile[hour] ?? 1));
  const sum = factors.reduce((total, mu) => total + mu, 0);
  const squares = factors.reduce((total, mu) => total + mu * mu, 0);
  let hour = squares - sum;
  counts.forEach((n, i) => {
    hour += n * n - 2 * n * (factors[i] ?? 0);
  });
  let minutes = squares / FINE_PER_HOUR - sum;
  for (const [bin, n] of fine) {
    minutes += n * n - (2 * n * (factors[Math.floor(bin / FINE_PER_HOUR)] ?? 0)) / FINE_PER_HOUR;
  }
  return {
    minutes: { excess: minutes, squares: squares / FINE_PER_HOUR },
    hour: { excess: hour, squares },
  };
}

const bounded = (value: number) => Math.min(LARGEST_DISPERSION, Math.max(LEAST_DISPERSION, value));

/** Dispersions of many series taken together: the belief from which each one's own starts. */
export function pooledDispersions(histories: readonly OwnHistory[], profile: readonly number[]): Dispersions {
  const sums = { minutes: [0, 0], hour: [0, 0] };
  for (const history of histories) {
    const { minutes, hour } = excessOf(history, profile);
    sums.minutes = [(sums.minutes[0] ?? 0) + minutes.excess, (sums.minutes[1] ?? 0) + minutes.squares];
    sums.hour = [(sums.hour[0] ?? 0) + hour.excess, (sums.hour[1] ?? 0) + hour.squares];
  }
  const ratio = ([excess = 0, squares = 0]: readonly number[]) =>
    bounded(squares === 0 ? 0 : excess / squares);
  return { minutes: ratio(sums.minutes), hour: ratio(sums.hour) };
}

function ownDispersion(history: OwnHistory, shape: SharedShape): Dispersions {
  const { minutes, hour } = excessOf(history, shape.profile);
  const drawn = ({ excess, squares }: Excess, shared: number) =>
    rounded(bounded((excess + SHARED_WEIGHT * shared) / (squares + SHARED_WEIGHT)));
  return { minutes: drawn(minutes, shape.dispersion.minutes), hour: drawn(hour, shape.dispersion.hour) };
}
