const ROWS = ['йцукенгшщзхъ', 'фывапролджэ', 'ячсмитьбю'];
/** Letters that sound alike where the stress is not, and at a word's end. */
const SOUNDS = [
  'оа',
  'еи',
  'ея',
  'ия',
  'ыи',
  'тд',
  'сз',
  'шщ',
  'бп',
  'вф',
  'гк',
  'гх',
  'шж',
  'чщ',
  'эе',
  'юу',
  'цс',
  'йи',
  'ьъ',
];

function buildSlips(): ReadonlySet<string> {
  const slips = new Set<string>();
  const add = (a: string | undefined, b: string | undefined) => {
    if (a === undefined || b === undefined) return;
    slips.add(a + b);
    slips.add(b + a);
  };
  ROWS.forEach((row, n) => {
    for (let i = 0; i < row.length; i++) {
      add(row[i], row[i + 1]);
      add(row[i], ROWS[n + 1]?.[i]);
      add(row[i + 1], ROWS[n + 1]?.[i]);
    }
  });
  for (const [a, b] of SOUNDS) add(a, b);
  return slips;
}

const SLIPS = buildSlips();

/** A wrong letter is a slip when its key lies near or it sounds alike; another one makes another word. */
function costOf(a: string | undefined, b: string | undefined): number {
  if (a === b) return 0;
  return SLIPS.has(`${a}${b}`) ? 1 : 2;
}

/** Whether one word may begin in place of the other: «Арджоникидзе» for «Орджоникидзе». */
export function beginsAlike(a: string, b: string): boolean {
  return a[0] === b[0] || ['оа', 'ао', 'еи', 'ие', 'эе', 'еэ'].includes(`${a[0]}${b[0]}`);
}

/** Damerau–Levenshtein (restricted) with slips of key and ear, up to `limit`; `limit + 1` when more. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let best = i;
    for (let j = 1; j <= b.length; j++) {
      const cost = costOf(a[i - 1], b[j - 1]);
      let value = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        value = Math.min(value, (beforeLast[j - 2] ?? 0) + 1);
      row.push(value);
      best = Math.min(best, value);
    }
    if (best > limit) return limit + 1;
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? limit + 1;
}

/** A short word has no room for a mistake: what it says then is another word. */
export function allowedEdits(word: string): 0 | 1 | 2 {
  if (word.length < 5) return 0;
  return word.length < 10 ? 1 : 2;
}
