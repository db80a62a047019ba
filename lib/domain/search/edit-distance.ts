/** How many slips of the finger a word of this length is forgiven. */
export function allowedEdits(length: number): number {
  if (length < 4) return 0;
  return length < 8 ? 1 : 2;
}

/**
 * Letters to insert, drop, change, or swap with their neighbour to make one word of the other (optimal string
 * alignment); `limit + 1` as soon as it is more than `limit`.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let older: number[] = [];
  let before = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) row.push(cellOf(a, b, { i, j, row, before, older }));
    if (Math.min(...row) > limit) return limit + 1;
    older = before;
    before = row;
  }
  return Math.min(before[b.length] ?? 0, limit + 1);
}

interface Place {
  readonly i: number;
  readonly j: number;
  readonly row: readonly number[];
  readonly before: readonly number[];
  readonly older: readonly number[];
}

function cellOf(a: string, b: string, { i, j, row, before, older }: Place): number {
  const at = (line: readonly number[], k: number) => line[k] ?? Number.POSITIVE_INFINITY;
  const isSame = a[i - 1] === b[j - 1];
  let best = Math.min(at(before, j) + 1, at(row, j - 1) + 1, at(before, j - 1) + (isSame ? 0 : 1));
  if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
    best = Math.min(best, at(older, j - 2) + 1);
  }
  return best;
}

/** One bit per letter that occurs: words that are near differ in few. */
export function letterMask(word: string): number {
  let mask = 0;
  for (let i = 0; i < word.length; i++) mask |= 1 << (word.charCodeAt(i) & 31);
  return mask;
}

/** Whether two words may be within `edits`, judged by their letters alone: each edit changes two bits at most. */
export function mayBeNear(one: number, other: number, edits: number): boolean {
  let differing = one ^ other;
  let count = 0;
  for (; differing !== 0; differing &= differing - 1) {
    count++;
    if (count > 2 * edits) return false;
  }
  return true;
}
