import { stemmer } from '@orama/stemmers/russian';
import { composeLetters } from '../search-text';

/** A word or a number of a text, as it stands there and as it is compared. */
export interface Token {
  readonly raw: string;
  /** Lower case, ё as е, Latin look-alikes inside a Cyrillic word mended. */
  readonly low: string;
  readonly isNumber: boolean;
  /** Begins with a capital letter. */
  readonly isName: boolean;
  /** What stands between the previous token and this one, without blanks. */
  readonly gap: string;
}

const PIECE = /\d+[а-яё]?(?![\p{L}])|\d+|\p{L}+/gu;
const LOOKALIKE: Readonly<Record<string, string>> = {
  a: 'а',
  b: 'в',
  c: 'с',
  e: 'е',
  h: 'н',
  k: 'к',
  m: 'м',
  o: 'о',
  p: 'р',
  t: 'т',
  x: 'х',
  y: 'у',
};

function fold(raw: string): string {
  const low = raw.toLowerCase().replaceAll('ё', 'е');
  if (!/[a-z]/.test(low) || !/[а-я]/.test(low)) return low;
  return low.replace(/[a-z]/g, (letter) => LOOKALIKE[letter] ?? letter);
}

/** Only so much of a text is read: what tells the place and the matter stands in front. */
const READ_LIMIT = 4_000;

export function tokensOf(text: string): Token[] {
  const source = composeLetters(text.slice(0, READ_LIMIT));
  const tokens: Token[] = [];
  let end = 0;
  for (const found of source.matchAll(PIECE)) {
    const raw = found[0];
    tokens.push({
      raw,
      low: fold(raw),
      isNumber: /^\d/.test(raw),
      isName: /^\p{Lu}/u.test(raw),
      gap: source.slice(end, found.index).replace(/\s+/g, ''),
    });
    end = found.index + raw.length;
  }
  return tokens;
}

const MEMORY = 100_000;
const known = new Map<string, string>();

/** The Snowball stem; words come again and again, so the answers are remembered. */
export function stemOf(low: string): string {
  const remembered = known.get(low);
  if (remembered !== undefined) return remembered;
  const stem = stemmer(low);
  if (known.size >= MEMORY) known.clear();
  known.set(low, stem);
  return stem;
}

/** The stem of a name of place, without its fleeting vowel: «посёлок», «в посёлке». */
export function nameStemOf(low: string): string {
  return stemOf(low).replace(/[ео]к$/u, 'к');
}

/** FNV-1a, 32 bits: stems and shingles are compared as numbers. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return hash >>> 0;
}

/** Whether one word becomes the other by so many insertions, losses or changes of a letter (Levenshtein). */
export function isWithin(a: string, b: string, limit: number): boolean {
  if (Math.abs(a.length - b.length) > limit) return false;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const cost = Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
      next.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return false;
    row = next;
  }
  return (row[b.length] ?? limit + 1) <= limit;
}
