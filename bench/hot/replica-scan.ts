import { DAY, HOUR } from '@/lib/domain/city-time';
import { type ClusterChance, chanceOf, learnChance, scoreOf } from '@/lib/domain/hot/cluster-chance';
import { type ClusterNorm, clusterShares, type UsualPlace } from '@/lib/domain/hot/cluster-norm';
import { scanClusters } from '@/lib/domain/hot/cluster-scan';
import { zoneCells } from '@/lib/domain/hot/cluster-zones';
import { LEAST_DISPERSION } from '@/lib/domain/hot/own-norm';
import { mapVoices, type PlacedVoice } from '@/lib/domain/hot/voice-map';
import type { Arrival } from './arrivals';
import { firstAt } from './detector';
import { named } from './random';
import { HISTORY_WEEKS, type Replica, START, WEEK } from './replica';
import { watchedSeries } from './watched';

/** As far back as a running store looks for what is usual. */
const USUAL = 30 * DAY;

/** A cylinder that stood out at a moment, with its chance. */
export interface Alarm {
  readonly at: number;
  readonly cells: readonly string[];
  readonly chance: number;
}

/** The scan of a running store over a replica: what is usual is learnt weekly, chance for every six hours of a week. */
export class ReplicaScan {
  readonly cost = { ms: 0, voices: 0, scans: 0 };
  readonly #replica: Replica;
  readonly #placed: readonly Arrival[];
  readonly #expected: ReadonlyMap<string | null, Between>;
  readonly #usual = new Map<number, { places: UsualPlace[]; shares: ClusterNorm['shares'] }>();
  readonly #chances = new Map<number, ClusterChance>();

  constructor(replica: Replica) {
    this.#replica = replica;
    this.#placed = replica.arrivals.filter(({ cell }) => cell !== null);
    this.#expected = expectedOf(replica);
  }

  /** Placed arrivals of a span. */
  between(from: number, to: number): readonly Arrival[] {
    return this.#placed.slice(firstAt(this.#placed, from), firstAt(this.#placed, to));
  }

  /** What rings at `now` among these arrivals, chance of one in ten and rarer. */
  look(arrivals: readonly Arrival[], now: number): Alarm[] {
    const norm = this.#normAt(now);
    const chance = this.#chanceAt(now, norm);
    const startedAt = performance.now();
    const sights = scanClusters(mapVoices(voicesOf(arrivals), now), norm, scoreOf(0.1, chance));
    this.cost.ms += performance.now() - startedAt;
    this.cost.voices += arrivals.length;
    this.cost.scans++;
    return sights.flatMap(({ centre, rings, score }) => {
      const found = chanceOf(score, chance);
      return found > 0.1 ? [] : [{ at: now, cells: zoneCells(centre, rings), chance: found }];
    });
  }

  #normAt(now: number): ClusterNorm {
    const { shares } = this.#usualAt(now);
    const known = new Map<string, number>();
    return {
      dispersion: LEAST_DISPERSION,
      shares,
      expected: (topic, hours) => {
        const key = `${topic} ${hours}`;
        let mass = known.get(key);
        if (mass === undefined) {
          mass = this.#expected.get(topic)?.(now - hours * HOUR, now) ?? 0.5 / (HISTORY_WEEKS * 168);
          known.set(key, mass);
        }
        return mass;
      },
    };
  }

  #usualAt(now: number) {
    const week = Math.floor((now - START) / WEEK);
    let known = this.#usual.get(week);
    if (known === undefined) {
      const end = START + week * WEEK;
      const all = this.#replica.arrivals;
      const places = countPlaces(this.between(end - USUAL, end));
      const total = firstAt(all, end) - firstAt(all, end - USUAL);
      known = { places, shares: clusterShares({ places, total }) };
      this.#usual.set(week, known);
    }
    return known;
  }

  #chanceAt(now: number, norm: ClusterNorm): ClusterChance {
    const slot = Math.floor(((now - START) % WEEK) / (6 * HOUR));
    let known = this.#chances.get(slot);
    if (known === undefined) {
      const steps = learnChance({ norm, places: this.#usualAt(now).places, random: named(slot, 'chance') });
      let step = steps.next();
      while (step.done !== true) step = steps.next();
      known = step.value;
      this.#chances.set(slot, known);
    }
    return known;
  }
}

type Between = (from: number, to: number) => number;

/** What the norm of a replica's history expects of the city, under null, and of each topic. */
function expectedOf(replica: Replica): Map<string | null, Between> {
  const topics = watchedSeries(replica).filter(({ scope }) => scope === 'topic');
  const sums: Between = (from, to) =>
    topics.reduce((sum, { expectation }) => sum + expectation.between(from, to), 0);
  return new Map<string | null, Between>([
    [null, sums],
    ...topics.map(({ key, expectation }) => [key, expectation.between] as const),
  ]);
}

function countPlaces(arrivals: readonly Arrival[]): UsualPlace[] {
  const counts = new Map<string, UsualPlace>();
  for (const { topic, address } of arrivals) {
    if (address === null) continue;
    const key = `${topic} ${address}`;
    counts.set(key, { topic, cell: address, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.values()];
}

/** A file with positions keeps the H3-9 cell as the address. */
function voicesOf(arrivals: readonly Arrival[]): Map<string, PlacedVoice[]> {
  const voices = new Map<string, PlacedVoice[]>();
  for (const { at, topic, district, author, address, source } of arrivals) {
    if (address === null) continue;
    const voice = { at, topic, district, cell: address, author, address: author, source };
    const list = voices.get(address);
    if (list === undefined) voices.set(address, [voice]);
    else list.push(voice);
  }
  return voices;
}
