import { pick, type Random } from './random';

/** Median with the missed ones (Infinity) as the slowest; NaN of nothing. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  if (sorted.length % 2 === 1) return upper;
  const lower = sorted[sorted.length / 2 - 1] ?? Number.NaN;
  return upper === lower ? upper : (lower + upper) / 2;
}

export type Range = readonly [low: number, high: number];

/** Wilson's interval of a share at 95 %. */
export function wilson(hits: number, n: number): Range {
  if (n === 0) return [0, 1];
  const z = 1.96;
  const p = hits / n;
  const middle = (p + z ** 2 / (2 * n)) / (1 + z ** 2 / n);
  const half = (z / (1 + z ** 2 / n)) * Math.sqrt((p * (1 - p)) / n + z ** 2 / (4 * n ** 2));
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}

/** Ratio of two medians over the same bursts; zero where the other misses more than half of them. */
export function medianRatio(ours: readonly number[], other: readonly number[]): number {
  const [a, b] = [median(ours), median(other)];
  if (a === Number.POSITIVE_INFINITY) return Number.POSITIVE_INFINITY;
  return b === Number.POSITIVE_INFINITY ? 0 : a / b;
}

/** The 95 % interval of `medianRatio` by resampling bursts, both delays of a burst together. */
export function ratioRange(ours: readonly number[], other: readonly number[], random: Random): Range {
  const indexes = ours.map((_, i) => i);
  if (indexes.length === 0) return [0, Number.POSITIVE_INFINITY];
  const ratios = Array.from({ length: 200 }, () => {
    const sample = indexes.map(() => pick(random, indexes));
    const of = (values: readonly number[]) => sample.map((i) => values[i] ?? Number.POSITIVE_INFINITY);
    return medianRatio(of(ours), of(other));
  }).toSorted((a, b) => a - b);
  return [ratios[4] ?? 0, ratios[195] ?? 0];
}
