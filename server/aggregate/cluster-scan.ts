import { HOUR, MINUTE } from '@/lib/domain/city-time';
import { type ClusterChance, learnChance, RINGING_CHANCE, scoreOf } from '@/lib/domain/hot/cluster-chance';
import { clusterTurns } from '@/lib/domain/hot/cluster-life';
import { type ClusterNorm, clusterShares, type Usual } from '@/lib/domain/hot/cluster-norm';
import { type ClusterSight, scanClusters } from '@/lib/domain/hot/cluster-scan';
import { mapVoices, type PlacedVoice } from '@/lib/domain/hot/voice-map';
import type { ClusterTurned } from '@/lib/domain/log-event';
import { randomOf } from '@/lib/domain/topics/model/random';
import type { AggregateState } from './aggregate-state';

/** What is usual and what chance does is learnt anew this often: a day has calm and busy parts. */
const LEARN_EVERY = 6 * HOUR;
/** A look learns for so long at most, ms, and goes on at the next one: others run in between. */
const LEARN_MS = 30;
const MOST_CLUSTERS = 5;
/** A look takes no more than this share of the thread that counts the figures: after a long one it rests longer. */
const MOST_SHARE = 0.01;

interface Learnt {
  readonly slot: string;
  readonly shares: ClusterNorm['shares'];
  readonly chance: ClusterChance;
}

interface Learning {
  readonly slot: string;
  readonly shares: ClusterNorm['shares'];
  readonly steps: Generator<undefined, ClusterChance>;
}

/** Messages that no hot topic, no outage has told of. */
export function isUntold({ lives, outages }: AggregateState, voice: PlacedVoice): boolean {
  return !lives[0].hasTold(voice) && !outages.explains(voice.topic, voice.district, voice.at);
}

/** The prospective scan of one store, at most once a minute of its clock. */
export class ClusterScan {
  readonly #state: AggregateState;
  #learnt: Learnt | null = null;
  #learning: Learning | null = null;
  #minute = Number.NEGATIVE_INFINITY;
  readonly #stopwatch: () => number;
  /** By the stopwatch. */
  #restsUntil = Number.NEGATIVE_INFINITY;

  constructor(state: AggregateState, stopwatch = () => performance.now()) {
    this.#state = state;
    this.#stopwatch = stopwatch;
  }

  /** Turns of clusters at this moment, as events; none within the same minute, and none before chance is learnt. */
  turns(): ClusterTurned[] {
    const { now, clusters, lives } = this.#state;
    this.#learn();
    const minute = Math.floor(now / MINUTE);
    if (minute === this.#minute || this.#learnt === null) return [];
    const began = this.#stopwatch();
    if (began < this.#restsUntil) return [];
    this.#minute = minute;
    const isHot = (topic: string) => lives[0].get(topic) !== undefined;
    const sights = this.sights(this.#learnt);
    this.#restAfter(this.#stopwatch() - began);
    return clusterTurns(clusters.all(), sights, { now, isHot }).map((turn) => ({
      type: 'cluster.turned',
      ...turn,
      at: now,
    }));
  }

  /** A look that fits into its share of a minute needs no rest: a clock that runs fast may bring the next minute at once. */
  #restAfter(took: number): void {
    if (took > MOST_SHARE * MINUTE) this.#restsUntil = this.#stopwatch() + took / MOST_SHARE;
  }

  sights({ shares, chance }: Learnt): ClusterSight[] {
    const voices = this.#state.placed.voices((voice) => isUntold(this.#state, voice));
    const map = mapVoices(voices, this.#state.now);
    const least = scoreOf(RINGING_CHANCE, chance);
    return scanClusters(map, normOf(this.#state, shares), least).slice(0, MOST_CLUSTERS);
  }

  #learn(): void {
    const { norms, now } = this.#state;
    if (norms.norm === null) return;
    const part = Math.floor(now / LEARN_EVERY);
    const slot = `${norms.norm.version} ${part}`;
    if (this.#learnt?.slot === slot) return;
    if (this.#learning?.slot !== slot) this.#learning = begin(this.#state, { slot, seed: part });
    const until = performance.now() + LEARN_MS;
    while (performance.now() < until) {
      const step = this.#learning.steps.next();
      if (step.done !== true) continue;
      this.#learnt = { slot, shares: this.#learning.shares, chance: step.value };
      this.#learning = null;
      return;
    }
  }
}

function begin(state: AggregateState, { slot, seed }: { slot: string; seed: number }): Learning {
  const usual: Usual = state.places.usual();
  const shares = clusterShares(usual);
  const setup = { norm: normOf(state, shares), places: usual.places, random: randomOf(seed) };
  return { slot, shares, steps: learnChance(setup) };
}

/** The city's norm at this moment; each expectation is asked for once. */
function normOf({ norms, now }: AggregateState, shares: ClusterNorm['shares']): ClusterNorm {
  const known = new Map<string, number>();
  const expect = (topic: string | null, from: number) =>
    topic === null
      ? (norms.expectedBetween('messages', from, now) ?? 0)
      : norms.expectation('messages', topic, null).between(from, now);
  return {
    dispersion: norms.clusterDispersion(),
    shares,
    expected: (topic, hours) => {
      const key = `${topic ?? ''}/${hours}`;
      const mass = known.get(key) ?? expect(topic, now - hours * HOUR);
      known.set(key, mass);
      return mass;
    },
  };
}
