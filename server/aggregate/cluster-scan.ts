import { HOUR, MINUTE } from '@/lib/domain/city-time';
import { type ClusterChance, chanceOf, learnChance, RINGING_CHANCE } from '@/lib/domain/hot/cluster-chance';
import { clusterTurns } from '@/lib/domain/hot/cluster-life';
import { clusterShares, type Usual } from '@/lib/domain/hot/cluster-norm';
import {
  type ClusterNorm,
  type ClusterSight,
  mapVoices,
  type PlacedVoice,
  scanClusters,
} from '@/lib/domain/hot/cluster-scan';
import type { ClusterTurned } from '@/lib/domain/log-event';
import { randomOf } from '@/lib/domain/topics/model/random';
import type { AggregateState } from './aggregate-state';

/** What is usual and what chance does is learnt anew this often: a day has calm and busy parts. */
const LEARN_EVERY = 6 * HOUR;
/** Played days a look: a look stays short. */
const DAYS_A_LOOK = 10;
const MOST_CLUSTERS = 5;

interface Learnt {
  readonly slot: string;
  readonly share: ClusterNorm['share'];
  readonly chance: ClusterChance;
}

interface Learning {
  readonly slot: string;
  readonly share: ClusterNorm['share'];
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

  constructor(state: AggregateState) {
    this.#state = state;
  }

  /** Turns of clusters at this moment, as events; none within the same minute, and none before chance is learnt. */
  turns(): ClusterTurned[] {
    const { now, clusters, lives } = this.#state;
    this.#learn();
    const minute = Math.floor(now / MINUTE);
    if (minute === this.#minute || this.#learnt === null) return [];
    this.#minute = minute;
    const isHot = (topic: string) => lives[0].get(topic) !== undefined;
    return clusterTurns(clusters.all(), this.sights(this.#learnt), { now, isHot }).map((turn) => ({
      type: 'cluster.turned',
      ...turn,
      at: now,
    }));
  }

  sights({ share, chance }: Pick<Learnt, 'share' | 'chance'>): ClusterSight[] {
    const voices = this.#state.placed.voices((voice) => isUntold(this.#state, voice));
    const map = mapVoices(voices, this.#state.now);
    return scanClusters(map, normOf(this.#state, share))
      .filter(({ score }) => chanceOf(score, chance) <= RINGING_CHANCE)
      .slice(0, MOST_CLUSTERS);
  }

  #learn(): void {
    const { norms, now } = this.#state;
    if (norms.norm === null) return;
    const part = Math.floor(now / LEARN_EVERY);
    const slot = `${norms.norm.version} ${part}`;
    if (this.#learnt?.slot === slot) return;
    if (this.#learning?.slot !== slot) this.#learning = begin(this.#state, { slot, seed: part });
    for (let day = 0; day < DAYS_A_LOOK; day++) {
      const step = this.#learning.steps.next();
      if (step.done !== true) continue;
      this.#learnt = { slot, share: this.#learning.share, chance: step.value };
      this.#learning = null;
      return;
    }
  }
}

function begin(state: AggregateState, { slot, seed }: { slot: string; seed: number }): Learning {
  const usual: Usual = state.places.usual();
  const share = clusterShares(usual);
  const setup = { norm: normOf(state, share), places: usual.places, random: randomOf(seed) };
  return { slot, share, steps: learnChance(setup) };
}

/** The city's norm at this moment; each expectation is asked for once. */
function normOf({ norms, now }: AggregateState, share: ClusterNorm['share']): ClusterNorm {
  const known = new Map<string, number>();
  const expect = (topic: string | null, from: number) =>
    topic === null
      ? (norms.expectedBetween('messages', from, now) ?? 0)
      : norms.expectation('messages', topic, null).between(from, now);
  return {
    dispersion: norms.clusterDispersion(),
    share,
    expected: (topic, hours) => {
      const key = `${topic ?? ''}/${hours}`;
      const mass = known.get(key) ?? expect(topic, now - hours * HOUR);
      known.set(key, mass);
      return mass;
    },
  };
}
