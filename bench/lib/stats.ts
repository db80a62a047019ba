/** The value below which the share `q` of a sample lies. */
export function quantileOf(sample: readonly number[], q: number): number {
  const sorted = sample.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN;
}

export const medianOf = (sample: readonly number[]) => quantileOf(sample, 0.5);

/** The median time of `runs` calls, ms. */
export async function timeOf(runs: number, work: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < runs; i++) {
    const from = performance.now();
    await work();
    times.push(performance.now() - from);
  }
  return medianOf(times);
}
