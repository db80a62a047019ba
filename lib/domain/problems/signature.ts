import { hashOf } from './words';

/** Values of a MinHash signature; the share of equal ones estimates the Jaccard likeness (Broder 1997). */
const SIZE = 32;
const BANDS = 8;
const ROWS = SIZE / BANDS;
/** A text of fewer shingles is too short to be known again by its words alone. */
const LEAST_SHINGLES = 6;

const SEEDS = Array.from({ length: SIZE }, (_, i) => ({
  factor: (hashOf(`factor ${i}`) | 1) >>> 0,
  shift: hashOf(`shift ${i}`),
}));

/** Pairs of neighbouring stems: order counts, one changed word changes two of them. */
function shinglesOf(stems: readonly string[]): Set<number> {
  const shingles = new Set<number>();
  for (let i = 0; i + 1 < stems.length; i++) shingles.add(hashOf(`${stems[i]} ${stems[i + 1]}`));
  return shingles;
}

/** Null for a text too short to tell. */
export function signatureOf(stems: readonly string[]): Uint32Array | null {
  const shingles = shinglesOf(stems);
  if (shingles.size < LEAST_SHINGLES) return null;
  const signature = new Uint32Array(SIZE).fill(0xffffffff);
  for (const shingle of shingles) {
    for (let i = 0; i < SIZE; i++) {
      const seed = SEEDS[i];
      if (seed === undefined) continue;
      let value = Math.imul(shingle ^ seed.shift, seed.factor);
      value = (value ^ (value >>> 15)) >>> 0;
      if (value < (signature[i] ?? 0)) signature[i] = value;
    }
  }
  return signature;
}

/** The estimated share of common shingles, 0…1. */
export function likeness(a: Uint32Array, b: Uint32Array): number {
  let same = 0;
  for (let i = 0; i < SIZE; i++) if (a[i] === b[i]) same++;
  return same / SIZE;
}

/** Keys under which near copies meet: with 8 bands of 4 a likeness of 0.7 meets in nine cases of ten. */
export function bandsOf(signature: Uint32Array): string[] {
  return Array.from({ length: BANDS }, (_, band) => {
    let hash = band;
    for (let row = 0; row < ROWS; row++) {
      hash = Math.imul(hash ^ (signature[band * ROWS + row] ?? 0), 0x01000193) >>> 0;
    }
    return `m${band}:${hash}`;
  });
}
