/** What a text was taken to be about. */
export interface TopicReading {
  /** The surest group, whatever its confidence; null when no word tells anything. */
  readonly group: string | null;
  /** Share of such answers that are right, 0 to 1, as measured on texts kept aside. */
  readonly confidence: number;
  /** The words that decided, as they stand in the text. */
  readonly words: readonly string[];
  readonly runnerUp: { readonly group: string; readonly confidence: number } | null;
}

export const NOTHING_READ: TopicReading = { group: null, confidence: 0, words: [], runnerUp: null };

/** Shares of groups from their scores; `sharpness` is the inverse temperature. */
export function shares(scores: Float64Array, sharpness: number): Float64Array {
  const top = scores.reduce((most, score) => Math.max(most, score), Number.NEGATIVE_INFINITY);
  const raised = scores.map((score) => Math.exp((score - top) * sharpness));
  const sum = raised.reduce((total, value) => total + value, 0);
  return raised.map((value) => value / sum);
}

/** Numbers of the highest and the second value; -1 where there is none. */
export function topTwo(values: Float64Array): readonly [first: number, second: number] {
  let first = -1;
  let second = -1;
  values.forEach((value, i) => {
    if (first < 0 || value > (values[first] ?? 0)) {
      second = first;
      first = i;
    } else if (second < 0 || value > (values[second] ?? 0)) second = i;
  });
  return [first, second];
}
