import { HOUR } from '../city-time';
import { LEAST_ADDRESSES, LEAST_AUTHORS, LEAST_SOURCES } from '../hot-topic';
import { CLUSTER_HOURS, CLUSTER_RINGS, zoneCells } from './cluster-zones';
import { logUpperTail } from './log-tail';

/** One message with a place, as the scan sees it. */
export interface PlacedVoice {
  readonly at: number;
  readonly topic: string;
  readonly district: string | null;
  /** H3-9. */
  readonly cell: string;
  readonly author: string;
  readonly address: string;
  readonly source: string;
}

/** What is usual: the city's level times the share that each cell has of it. `topic` null stands for all topics. */
export interface ClusterNorm {
  readonly dispersion: number;
  expected(topic: string | null, hours: number): number;
  share(topic: string | null, cell: string): number;
}

export interface ClusterSight {
  /** H3-9. */
  readonly centre: string;
  readonly rings: number;
  /** Null when no single topic stands out there. */
  readonly topic: string | null;
  readonly hours: number;
  readonly authors: number;
  readonly expected: number;
  /** −log10 of how often chance alone would fill this zone so in this window. */
  readonly score: number;
}

/** Below this a cylinder is nobody's cluster: not worth counting its authors. */
const LEAST_SCORE = 2;
const HIGHEST_SCORE = 30;
/** Appeals' worth of belief that the city's level is its norm. */
const LEVEL_WEIGHT = 5;

type Counts = Map<string | null, number[]>;

/** Messages by cell, by topic and by window: what a zone's count is the sum of. */
export interface VoiceMap {
  readonly now: number;
  readonly voices: ReadonlyMap<string, readonly PlacedVoice[]>;
  readonly counts: ReadonlyMap<string, Counts>;
  readonly city: Counts;
}

const emptyWindows = () => CLUSTER_HOURS.map(() => 0);

/** A window of so many hours that ends now holds what is younger. */
const windowsOf = (age: number) => CLUSTER_HOURS.findIndex((hours) => age < hours * HOUR);

function bump(counts: Counts, topic: string | null, first: number): void {
  let windows = counts.get(topic);
  if (windows === undefined) {
    windows = emptyWindows();
    counts.set(topic, windows);
  }
  for (let w = first; w < windows.length; w++) windows[w] = (windows[w] ?? 0) + 1;
}

export function mapVoices(voices: ReadonlyMap<string, readonly PlacedVoice[]>, now: number): VoiceMap {
  const counts = new Map<string, Counts>();
  const city: Counts = new Map();
  for (const [cell, list] of voices) {
    const own: Counts = new Map();
    for (const { at, topic } of list) {
      const first = windowsOf(now - at);
      if (first < 0) continue;
      for (const counted of [own, city]) {
        bump(counted, topic, first);
        bump(counted, null, first);
      }
    }
    if (own.size > 0) counts.set(cell, own);
  }
  return { now, voices, counts, city };
}

/** Who spoke in a zone within some hours, of one topic or of all. */
export function zoneVoices(
  { voices, now }: Pick<VoiceMap, 'voices' | 'now'>,
  { centre, rings, topic, hours }: Pick<ClusterSight, 'centre' | 'rings' | 'topic' | 'hours'>,
): PlacedVoice[] {
  return zoneCells(centre, rings).flatMap((cell) =>
    (voices.get(cell) ?? []).filter(
      (voice) => now - voice.at < hours * HOUR && (topic === null || voice.topic === topic),
    ),
  );
}

/** The rule of the wall, over the cluster's own window. */
export function passesClusterRule(voices: readonly PlacedVoice[]): boolean {
  if (new Set(voices.map(({ author }) => author)).size < LEAST_AUTHORS) return false;
  if (new Set(voices.map(({ source }) => source)).size >= LEAST_SOURCES) return true;
  return new Set(voices.map(({ address }) => address)).size >= LEAST_ADDRESSES;
}

/**
 * Prospective space-time scan: of all cylinders (circle of cells × window that ends now) around cells that were
 * heard within the hour, the ones that stand out most, without common cells, sharpest first. After Kulldorff (2001), with
 * the tail of a negative binomial for the statistic: neighbourhoods are overdispersed.
 */
export function scanClusters(map: VoiceMap, norm: ClusterNorm, least = LEAST_SCORE): ClusterSight[] {
  const sights: ClusterSight[] = [];
  for (const [centre, own] of map.counts) {
    if ((own.get(null)?.[0] ?? 0) === 0) continue;
    for (const rings of CLUSTER_RINGS) {
      const sight = sharpestOf(map, norm, { centre, rings, least });
      if (sight !== null) sights.push(sight);
    }
  }
  sights.sort((a, b) => b.score - a.score || a.rings - b.rings || (a.centre < b.centre ? -1 : 1));
  return apart(sights);
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
  readonly least: number;
}

function sharpestOf(map: VoiceMap, norm: ClusterNorm, zone: Zone): ClusterSight | null {
  const cells = zoneCells(zone.centre, zone.rings);
  const counts = sumCells(map, cells);
  let best: ClusterSight | null = null;
  for (const [topic, windows] of counts) {
    if ((windows.at(-1) ?? 0) < LEAST_AUTHORS) continue;
    const share = cells.reduce((sum, cell) => sum + norm.share(topic, cell), 0);
    windows.forEach((count, w) => {
      const hours = CLUSTER_HOURS[w] ?? 1;
      if (count < LEAST_AUTHORS) return;
      const expected = share * levelOf(map, norm, { topic, w, hours, count });
      const least = Math.max(zone.least, best?.score ?? 0);
      if (scoreOf(count, expected, norm.dispersion) <= least) return;
      const told = { centre: zone.centre, rings: zone.rings, topic, hours };
      const voices = zoneVoices(map, told);
      const authors = new Set(voices.map(({ author }) => author)).size;
      const score = scoreOf(authors, expected, norm.dispersion);
      if (score <= least || !passesClusterRule(voices)) return;
      best = { ...told, authors, expected, score };
    });
  }
  return best;
}

function sumCells({ counts }: VoiceMap, cells: readonly string[]): Counts {
  const sums: Counts = new Map();
  for (const cell of cells) {
    for (const [topic, windows] of counts.get(cell) ?? []) {
      const known = sums.get(topic);
      if (known === undefined) sums.set(topic, [...windows]);
      else for (let w = 0; w < known.length; w++) known[w] = (known[w] ?? 0) + (windows[w] ?? 0);
    }
  }
  return sums;
}

interface Asked {
  readonly topic: string | null;
  readonly w: number;
  readonly hours: number;
  readonly count: number;
}

/** The city's expectation, raised where the rest of the city is above it: a wave over the whole city is no cluster. */
function levelOf({ city }: VoiceMap, norm: ClusterNorm, { topic, w, hours, count }: Asked): number {
  const expected = norm.expected(topic, hours);
  const outside = (city.get(topic)?.[w] ?? 0) - count;
  return expected * Math.max(1, (outside + LEVEL_WEIGHT) / (expected + LEVEL_WEIGHT));
}

function scoreOf(seen: number, expected: number, dispersion: number): number {
  return Math.min(HIGHEST_SCORE, -logUpperTail(seen, expected, dispersion) / Math.LN10);
}
