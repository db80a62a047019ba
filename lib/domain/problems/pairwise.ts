export interface PairCounts {
  readonly truePairs: number;
  readonly foundPairs: number;
  readonly rightPairs: number;
}

export interface PairwiseScore extends PairCounts {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

const pairs = (n: number) => (n * (n - 1)) / 2;

function sumPairs(labels: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts.values()].reduce((sum, n) => sum + pairs(n), 0);
}

/** Two partitions of the same items compared by pairs: of the pairs put together, how many belong together, and back. */
export function pairwiseScore(
  items: readonly { readonly truth: string; readonly found: string }[],
): PairwiseScore {
  const truePairs = sumPairs(items.map(({ truth }) => truth));
  const foundPairs = sumPairs(items.map(({ found }) => found));
  const rightPairs = sumPairs(items.map(({ truth, found }) => `${truth}\u0000${found}`));
  const precision = foundPairs === 0 ? 1 : rightPairs / foundPairs;
  const recall = truePairs === 0 ? 1 : rightPairs / truePairs;
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { truePairs, foundPairs, rightPairs, precision, recall, f1 };
}
