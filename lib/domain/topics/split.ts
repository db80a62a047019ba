import { randomOf, shuffle } from './model/random';
import { wordsOf } from './words';

/** Texts are near-duplicates from this share of common shingles on. */
const ALIKE = 0.5;
const SHINGLE = 7;
const HASHES = 64;
const BAND = 4;

function hashOf(text: string, from: number): number {
  let hash = 0x811c9dc5;
  for (let i = from; i < from + SHINGLE && i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return hash >>> 0;
}

function shinglesOf(text: string): Set<number> {
  const flat = wordsOf(text).join(' ');
  const found = new Set<number>();
  for (let i = 0; i + SHINGLE <= Math.max(flat.length, SHINGLE); i++) found.add(hashOf(flat, i));
  return found;
}

function signatureOf(shingles: ReadonlySet<number>, keys: Uint32Array): Uint32Array {
  const lowest = new Uint32Array(HASHES).fill(0xffffffff);
  for (const shingle of shingles) {
    for (let k = 0; k < HASHES; k++) {
      let mixed = Math.imul(shingle ^ (keys[k] ?? 0), 0x9e3779b1);
      mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca77) >>> 0;
      if (mixed < (lowest[k] ?? 0)) lowest[k] = mixed;
    }
  }
  return lowest;
}

function likeness(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  let common = 0;
  for (const shingle of a) if (b.has(shingle)) common += 1;
  return common / (a.size + b.size - common);
}

/** For each text the number of its cluster: near-duplicates (MinHash, then checked) share one. */
export function clusterNearDuplicates(texts: readonly string[]): Int32Array {
  const random = randomOf(20_211);
  const keys = Uint32Array.from({ length: HASHES }, () => Math.floor(random() * 0xffffffff));
  const shingles = texts.map(shinglesOf);
  const root = Int32Array.from(texts, (_, i) => i);
  const find = (i: number): number => {
    let at = i;
    while (root[at] !== at) at = root[at] ?? at;
    root[i] = at;
    return at;
  };
  const buckets = new Map<string, number>();
  shingles.forEach((own, i) => {
    const signature = signatureOf(own, keys);
    for (let band = 0; band < HASHES; band += BAND) {
      const key = `${band}:${signature.subarray(band, band + BAND).join()}`;
      const met = buckets.get(key);
      if (met === undefined) buckets.set(key, i);
      else if (find(met) !== find(i) && likeness(shingles[met] ?? own, own) >= ALIKE)
        root[find(i)] = find(met);
    }
  });
  return Int32Array.from(texts, (_, i) => find(i));
}

export interface Split {
  readonly train: readonly number[];
  readonly test: readonly number[];
}

/** Parts rows by chance into `share` and the rest; near-duplicates stay on one side. */
export function splitTexts(
  texts: readonly string[],
  { share, seed }: { share: number; seed: number },
): Split {
  return splitClusters(clusterNearDuplicates(texts), { share, seed });
}

export function splitClusters(clusters: Int32Array, { share, seed }: { share: number; seed: number }): Split {
  const members = new Map<number, number[]>();
  clusters.forEach((cluster, i) => {
    const list = members.get(cluster);
    if (list === undefined) members.set(cluster, [i]);
    else list.push(i);
  });
  const train: number[] = [];
  const test: number[] = [];
  for (const cluster of shuffle([...members.keys()], randomOf(seed))) {
    const side = train.length < share * clusters.length ? train : test;
    side.push(...(members.get(cluster) ?? []));
  }
  return { train: train.sort((a, b) => a - b), test: test.sort((a, b) => a - b) };
}

/** A fold for each row, by chance; near-duplicates share one. */
export function foldClusters(
  clusters: Int32Array,
  { folds, seed }: { folds: number; seed: number },
): Int32Array {
  const order = shuffle([...new Set(clusters)], randomOf(seed));
  const foldOf = new Map(order.map((cluster, place) => [cluster, place % folds]));
  return clusters.map((cluster) => foldOf.get(cluster) ?? 0);
}
