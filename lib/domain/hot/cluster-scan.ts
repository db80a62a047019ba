import { LEAST_ADDRESSES, LEAST_AUTHORS, LEAST_SOURCES } from '../hot-topic';
import type { ClusterNorm } from './cluster-norm';
import { CLUSTER_HOURS, CLUSTER_RINGS, ringCells, zoneCells } from './cluster-zones';
import { logUpperTail } from './log-tail';
import {
  addTo,
  type Cylinder,
  type PlacedVoice,
  type VoiceMap,
  WINDOWS_OF_SCAN,
  zoneVoices,
} from './voice-map';

export interface ClusterSight extends Cylinder {
  readonly authors: number;
  readonly expected: number;
  /** −log10 of how often chance alone would fill this cylinder so. */
  readonly score: number;
}

/** Below this a cylinder is nobody's cluster: not worth counting its authors. */
const LEAST_SCORE = 2;
const HIGHEST_SCORE = 30;
/** Appeals' worth of belief that the city's level is its norm. */
const LEVEL_WEIGHT = 5;

/** The rule of the wall, over the cluster's own window. */
export function passesClusterRule(voices: readonly PlacedVoice[]): boolean {
  if (new Set(voices.map(({ author }) => author)).size < LEAST_AUTHORS) return false;
  if (new Set(voices.map(({ source }) => source)).size >= LEAST_SOURCES) return true;
  return new Set(voices.map(({ address }) => address)).size >= LEAST_ADDRESSES;
}

/**
 * Prospective space-time scan: of all cylinders (circle of cells × window that ends now) around cells that were heard
 * within the hour, the ones that stand out most, without common cells, sharpest first. After Kulldorff (2001), with
 * the tail of a negative binomial for the statistic: neighbourhoods are overdispersed.
 */
export function scanClusters(map: VoiceMap, norm: ClusterNorm, least = LEAST_SCORE): ClusterSight[] {
  const scan = new Scan(map, norm);
  const sights = scan.centres().flatMap((centre) => scan.around(centre, () => Math.max(LEAST_SCORE, least)));
  sights.sort((a, b) => b.score - a.score || a.rings - b.rings || (a.centre < b.centre ? -1 : 1));
  return apart(sights);
}

/** So many circles are judged between two breaths. */
const BREATH = 50;

/** The score of the sharpest cylinder of a map, 0 when none stands out at all; others may run in between. */
export function* seekHighestScore(map: VoiceMap, norm: ClusterNorm): Generator<undefined, number> {
  const scan = new Scan(map, norm);
  let highest = 0;
  for (const [i, centre] of scan.centres().entries()) {
    if (i % BREATH === BREATH - 1) yield undefined;
    for (const { score } of scan.around(centre, () => highest)) highest = Math.max(highest, score);
  }
  return highest;
}

/** Sharpest first, each without a cell of those before it. */
function apart(sights: readonly ClusterSight[]): ClusterSight[] {
  const taken = new Set<string>();
  return sights.filter(({ centre, rings }) => {
    const cells = zoneCells(centre, rings);
    if (cells.some((cell) => taken.has(cell))) return false;
    for (const cell of cells) taken.add(cell);
    return true;
  });
}

interface Zone {
  readonly centre: string;
  readonly rings: number;
  readonly rows: readonly Float64Array[];
}

class Scan {
  readonly #map: VoiceMap;
  readonly #norm: ClusterNorm;
  readonly #sums: Int32Array;
  readonly #numbers: readonly number[];
  readonly #city: Float64Array;

  constructor(map: VoiceMap, norm: ClusterNorm) {
    this.#map = map;
    this.#norm = norm;
    this.#sums = new Int32Array(map.topics.length * WINDOWS_OF_SCAN);
    this.#numbers = map.topics.map((topic) => norm.shares.numberOf(topic));
    this.#city = Float64Array.from(this.#sums, (_, i) => {
      const topic = map.topics[Math.floor(i / WINDOWS_OF_SCAN)] ?? null;
      return norm.expected(topic, CLUSTER_HOURS[i % WINDOWS_OF_SCAN] ?? 1);
    });
  }

  /** Cells that were heard within the hour. */
  centres(): string[] {
    return [...this.#map.cells].flatMap(([cell, { topics, counts }]) =>
      (counts[topics.indexOf(0) * WINDOWS_OF_SCAN] ?? 0) > 0 ? [cell] : [],
    );
  }

  /** The sharpest cylinder of every circle around a cell, as far as it is above the least score. */
  around(centre: string, least: () => number): ClusterSight[] {
    const { cells } = this.#map;
    this.#sums.fill(0);
    const rows: Float64Array[] = [];
    return CLUSTER_RINGS.flatMap((rings) => {
      for (const cell of ringCells(centre, rings)) {
        const own = cells.get(cell);
        if (own !== undefined) addTo(this.#sums, own);
        rows.push(this.#norm.shares.row(cell));
      }
      return this.#sharpest({ centre, rings, rows }, least()) ?? [];
    });
  }

  #sharpest(zone: Zone, least: number): ClusterSight | null {
    if ((this.#sums[WINDOWS_OF_SCAN - 1] ?? 0) < LEAST_AUTHORS) return null;
    let best: ClusterSight | null = null;
    for (let topic = 0; topic < this.#numbers.length; topic++) {
      if ((this.#sums[(topic + 1) * WINDOWS_OF_SCAN - 1] ?? 0) < LEAST_AUTHORS) continue;
      const number = this.#numbers[topic] ?? 0;
      const share = zone.rows.reduce((sum, row) => sum + (row[number] ?? 0), 0);
      for (let w = 0; w < WINDOWS_OF_SCAN; w++) {
        const sight = this.#judge(zone, { topic, w, share, least: best?.score ?? least });
        if (sight !== null) best = sight;
      }
    }
    return best;
  }

  #judge({ centre, rings }: Zone, { topic, w, share, least }: Judged): ClusterSight | null {
    const at = topic * WINDOWS_OF_SCAN + w;
    const count = this.#sums[at] ?? 0;
    if (count < LEAST_AUTHORS) return null;
    const expected = share * this.#level(at, count);
    const { dispersion } = this.#norm;
    if (!mayExceed(least, count, { expected, dispersion })) return null;
    const cylinder = { centre, rings, topic: this.#map.topics[topic] ?? null, hours: CLUSTER_HOURS[w] ?? 1 };
    const voices = zoneVoices(this.#map, cylinder);
    const authors = new Set(voices.map(({ author }) => author)).size;
    if (!mayExceed(least, authors, { expected, dispersion })) return null;
    const score = Math.min(HIGHEST_SCORE, -logUpperTail(authors, expected, dispersion) / Math.LN10);
    return score > least && passesClusterRule(voices) ? { ...cylinder, authors, expected, score } : null;
  }

  /** The city's expectation, raised where the rest of the city is above it: a wave over the whole city is no cluster. */
  #level(at: number, count: number): number {
    const expected = this.#city[at] ?? 0;
    const outside = (this.#map.city[at] ?? 0) - count;
    return expected * Math.max(1, (outside + LEVEL_WEIGHT) / (expected + LEVEL_WEIGHT));
  }
}

interface Judged {
  readonly topic: number;
  readonly w: number;
  readonly share: number;
  readonly least: number;
}

/**
 * Whether a count could have a score above the least, by its deviations from the mean: the law is skewed to the right,
 * so such a tail lies at least as far out as the normal one, whose square is above 3.9 times the score less 2.4.
 */
function mayExceed(
  least: number,
  count: number,
  { expected, dispersion }: { expected: number; dispersion: number },
): boolean {
  if (count <= expected) return false;
  const variance = expected + dispersion * expected * expected;
  return (count - expected) ** 2 > Math.max(0, 3.9 * least - 2.4) * variance;
}
