/** Terms of one text as numbers in rising order, and how often each stands there. */
export interface Counted {
  readonly ids: Int32Array;
  readonly counts: Int32Array;
}

function countIds(sorted: Int32Array): Counted {
  const ids = new Int32Array(sorted.length);
  const counts = new Int32Array(sorted.length);
  let size = 0;
  sorted.forEach((id, i) => {
    if (i === 0 || id !== ids[size - 1]) {
      ids[size] = id;
      size += 1;
    }
    counts[size - 1] = (counts[size - 1] ?? 0) + 1;
  });
  return { ids: ids.slice(0, size), counts: counts.slice(0, size) };
}

/** Counts the terms that have a number; the others are unknown and left out. */
export function countKnown(terms: readonly string[], numbers: ReadonlyMap<string, number>): Counted {
  const known = terms.flatMap((term) => numbers.get(term) ?? []);
  return countIds(Int32Array.from(known).sort());
}

/** Gives each new term the next number: the letters of a corpus are read once, however often it is divided. */
export interface TermBook {
  readonly terms: readonly string[];
  count(terms: readonly string[]): Counted;
}

export function createTermBook(): TermBook {
  const numbers = new Map<string, number>();
  const terms: string[] = [];
  function numberOf(term: string): number {
    const known = numbers.get(term);
    if (known !== undefined) return known;
    numbers.set(term, terms.length);
    return terms.push(term) - 1;
  }
  return { terms, count: (list) => countIds(Int32Array.from(list, numberOf).sort()) };
}
