import { poisson } from '@/lib/domain/chance';
import { HOUR } from '@/lib/domain/city-time';
import type { Arrival } from './arrivals';
import { pick, type Random } from './random';
import type { Series } from './watched';

export const MULTIPLES = [2, 3, 5] as const;
export type Multiple = (typeof MULTIPLES)[number];

const SHORTEST = HOUR;
const LONGEST = 4 * HOUR;

/** Arrivals laid over one series: `multiple` times its own level, or the floor where that is less. */
export interface Burst {
  readonly series: Series;
  readonly multiple: Multiple;
  readonly from: number;
  readonly to: number;
  readonly added: readonly Arrival[];
  /** The series' own level an hour in those hours. */
  readonly own: number;
  readonly isAtFloor: boolean;
}

export interface BurstPlan {
  readonly multiple: Multiple;
  /** A level below this, appeals an hour, is taken for this. */
  readonly floor: number;
  readonly from: number;
  readonly to: number;
}

/**
 * A burst begins where and when appeals come: at the moment and in the series of a random one. Whose it is,
 * how long it lasts and how many it brings is drawn; sources are those of real rows, and each appeal is
 * another author's, from another house.
 */
export function drawBurst(all: readonly Series[], plan: BurstPlan, random: Random): Burst {
  const [series, onset] = drawOnset(all, plan, random);
  const duration = SHORTEST + random() * (LONGEST - SHORTEST);
  const hours = duration / HOUR;
  const own = series.expectation.between(onset, onset + duration) / hours;
  const level = Math.max(own, plan.floor);
  const count = poisson(random, (plan.multiple - 1) * level * hours);
  const added = Array.from({ length: count }, (_, i) => ({
    ...pick(random, series.arrivals),
    author: `burst ${i}`,
    address: `burst ${i}`,
    at: onset + Math.floor(random() * duration),
  })).toSorted((a, b) => a.at - b.at);
  return {
    series,
    multiple: plan.multiple,
    from: onset,
    to: onset + duration,
    added,
    own,
    isAtFloor: own < plan.floor,
  };
}

function drawOnset(all: readonly Series[], plan: BurstPlan, random: Random): [Series, number] {
  const total = all.reduce((sum, { arrivals }) => sum + arrivals.length, 0);
  for (let round = 0; round < 10_000; round++) {
    let index = Math.floor(random() * total);
    for (const series of all) {
      const arrival = series.arrivals[index];
      if (arrival !== undefined && arrival.at >= plan.from && arrival.at < plan.to - 5 * HOUR) {
        return [series, arrival.at + Math.floor(random() * HOUR)];
      }
      if (arrival !== undefined) break;
      index -= series.arrivals.length;
    }
  }
  throw new Error('no arrival in the watched weeks');
}
