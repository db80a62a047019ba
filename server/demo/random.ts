/** A seeded source of chance: the same seed gives the same values on every machine, in every run. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  /** Whole, in [0, n). */
  below(n: number): number;
  between(low: number, high: number): number;
  chance(p: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** One of `[value, weight]`. */
  weighted<T>(list: readonly (readonly [T, number])[]): T;
  /** Mean 0, deviation 1. */
  normal(): number;
  poisson(mean: number): number;
}

/** FNV-1a over the seed's UTF-16 units, stirred (Fowler, Noll, Vo; finaliser of MurmurHash3). */
function hashOf(seed: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < seed.length; i++) hash = Math.imul(hash ^ seed.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Mulberry32 of Tommy Ettinger: one 32-bit state, enough for a demonstration. */
function createUniform(seed: string): () => number {
  let state = hashOf(seed);
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function pickFrom<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
}

export function createRandom(seed: string): Random {
  const next = createUniform(seed);
  const below = (n: number) => Math.floor(next() * n);
  return {
    next,
    below,
    between: (low, high) => low + next() * (high - low),
    chance: (p) => next() < p,
    pick: (list) => pickFrom(list, below(list.length)),
    weighted(list) {
      let left = next() * list.reduce((sum, [, weight]) => sum + weight, 0);
      const index = list.findIndex(([, weight]) => {
        left -= weight;
        return left < 0;
      });
      return pickFrom(list, index < 0 ? list.length - 1 : index)[0];
    },
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    poisson(mean) {
      const limit = Math.exp(-mean);
      let count = 0;
      for (let product = next(); product > limit; product *= next()) count++;
      return count;
    },
  };
}
