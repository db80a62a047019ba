import { stemOf, wordsOf } from '../words';

/** Beginnings and ends of words count: a word is read with a blank on either side. */
const SHORTEST = 3;
const LONGEST = 5;
const MEMORY = 50_000;

const pieces = new Map<string, readonly string[]>();

function cut(word: string): string[] {
  const padded = ` ${word} `;
  const out: string[] = [];
  for (let length = SHORTEST; length <= LONGEST; length++) {
    for (let at = 0; at + length <= padded.length; at++) out.push(padded.slice(at, at + length));
    if (padded.length <= length) break;
  }
  return out;
}

/** The character n-grams of a word form. */
export function piecesOf(word: string): readonly string[] {
  const known = pieces.get(word);
  if (known !== undefined) return known;
  const found = cut(word);
  if (pieces.size >= MEMORY) pieces.clear();
  pieces.set(word, found);
  return found;
}

export interface TextTerms {
  readonly words: readonly string[];
  /** Stems and pairs of neighbouring stems; a pair holds a blank. */
  readonly stems: readonly string[];
}

/** What a text is made of. Numbers are houses and dates: they tell no topic. */
export function termsOf(text: string): TextTerms {
  const words = wordsOf(text);
  const single = words.filter((word) => !/^\d/.test(word)).map(stemOf);
  const stems = [...single];
  for (let i = 1; i < single.length; i++) stems.push(`${single[i - 1]} ${single[i]}`);
  return { words, stems };
}

/** The character n-grams of all words but numbers. */
export function allPieces({ words }: TextTerms): string[] {
  return words.flatMap((word) => (/^\d/.test(word) ? [] : piecesOf(word)));
}
