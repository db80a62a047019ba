import type { Mark } from '../appeal-search';
import { mergeMarks } from '../highlight';
import type { CompiledTerm, CompiledWording } from './compile-terms';

/** PostgreSQL counts the words of a text up to here; what lies behind bears this last number. */
const LAST_PLACE = 16_383;

/** The places (from 1) of a text's words per lexeme, as its `tsvector` knows them. */
export type LexemePlaces = Readonly<Record<string, readonly number[]>>;

/**
 * Where the query met a folded text: its single words, and its phrases as one range from the first to the last
 * word. A text's words lie between blanks, and its places count them.
 */
export function findMarks(text: string, places: LexemePlaces, terms: readonly CompiledTerm[]): Mark[] {
  const words = [...text.matchAll(/\S+/gu)].map(({ index, 0: word }): Mark => [index, index + word.length]);
  const marks: Mark[] = [];
  const asked = terms.filter(({ isExcluded }) => !isExcluded).flatMap(({ wordings }) => wordings);
  for (const wording of asked) {
    const found = wording.isPhrase ? phrasesIn(places, wording) : wordsIn(places, wording);
    for (const [first, last] of found) {
      const start = words[first - 1]?.[0];
      const end = words[last - 1]?.[1];
      if (start !== undefined && end !== undefined) marks.push([start, end]);
    }
  }
  return mergeMarks(marks);
}

const placesOf = (places: LexemePlaces, lexeme: string) =>
  (places[lexeme] ?? []).filter((place) => place < LAST_PLACE);

function wordsIn(places: LexemePlaces, { lexemes }: CompiledWording): [number, number][] {
  return lexemes.flatMap(({ lexeme }) =>
    placesOf(places, lexeme).map((place): [number, number] => [place, place]),
  );
}

function phrasesIn(places: LexemePlaces, { lexemes }: CompiledWording): [number, number][] {
  const [head, ...rest] = lexemes;
  if (head === undefined) return [];
  const followers = rest.map(({ lexeme, place }) => ({
    distance: place - head.place,
    at: new Set(placesOf(places, lexeme)),
  }));
  const length = followers.at(-1)?.distance ?? 0;
  return placesOf(places, head.lexeme)
    .filter((place) => followers.every(({ distance, at }) => at.has(place + distance)))
    .map((place): [number, number] => [place, place + length]);
}
