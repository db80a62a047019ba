import { russianStem } from '@/lib/domain/russian-stem';
import { allowedEdits, editDistance } from '@/lib/domain/search/edit-distance';
import { expandQuery } from '@/lib/domain/search/expand-query';
import {
  fromTransliteration,
  otherLayout,
  withoutGluedNegation,
  withoutLookAlikes,
} from '@/lib/domain/search/other-spellings';
import { parseSearchQuery, type QueryToken, type SearchTerm } from '@/lib/domain/search-text';
import type { AppealSearch } from './appeal-search';

export type WordLookup = Pick<AppealSearch, 'countTerms' | 'nearWords'>;

/** A near word in so many times more texts is what a rare one was meant to be. */
const TIMES_MORE = 20;

/** How many texts hold each term, and how many say the same in whatever words. */
export async function countMeant(search: WordLookup, terms: readonly SearchTerm[]) {
  const meant = terms.map((term) => expandQuery([term])[0] ?? term);
  const counts = await search.countTerms([...terms, ...meant]);
  return terms.map((_, i) => ({ own: counts[i] ?? 0, meant: counts[terms.length + i] ?? 0 }));
}

const present = (texts: readonly (string | null)[]) => texts.filter((text) => text !== null);

/** What else a word that no text holds may be, the likeliest first; each may be several words. */
function readingsOf(raw: string): string[] {
  const readings = present([
    otherLayout(raw),
    withoutLookAlikes(raw),
    withoutGluedNegation(raw),
    fromTransliteration(raw),
  ]);
  return [...new Set(readings)];
}

/** What an unknown word was meant to be; null where nothing is near. May be several words. */
export async function correctWord(search: WordLookup, raw: string): Promise<string | null> {
  const readings = readingsOf(raw);
  const known = await firstKnown(search, readings);
  if (known !== null) return known;
  for (const word of [raw, ...readings]) {
    const near = await nearest(search, word);
    if (near !== null) return near.word;
  }
  return null;
}

async function firstKnown(search: WordLookup, texts: readonly string[]): Promise<string | null> {
  const read = texts.flatMap((text) => {
    const terms = parseSearchQuery(text);
    return terms.length === 0 ? [] : [{ text, terms }];
  });
  const counts = await countMeant(
    search,
    read.flatMap(({ terms }) => terms),
  );
  let at = 0;
  for (const { text, terms } of read) {
    const own = counts.slice(at, at + terms.length);
    at += terms.length;
    if (own.every(({ meant }) => meant > 0)) return text;
  }
  return null;
}

interface NearWord {
  readonly word: string;
  readonly distance: number;
  readonly count: number;
}

/** The nearest word of the texts; among equally near ones the most frequent, then the first by the alphabet. */
async function nearest(search: WordLookup, text: string): Promise<NearWord | null> {
  const [term, ...more] = parseSearchQuery(text);
  const [word, ...parts] = term?.words ?? [];
  if (word === undefined || parts.length > 0 || more.length > 0 || /\d/u.test(word)) return null;
  const edits = allowedEdits(word.length);
  if (edits === 0) return null;
  const candidates = (await search.nearWords(word, edits))
    .map((candidate) => ({ word: candidate, distance: editDistance(word, candidate, edits) }))
    .filter(({ distance }) => distance > 0 && distance <= edits);
  const counts = await search.countTerms(candidates.map(({ word: own }) => wordTerm(own)));
  const [best] = candidates
    .map((candidate, i): NearWord => ({ ...candidate, count: counts[i] ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => a.distance - b.distance || b.count - a.count || (a.word < b.word ? -1 : 1));
  return best ?? null;
}

const wordTerm = (word: string): SearchTerm => ({ words: [word], isPhrase: false, isExcluded: false });

/** A much more frequent word one slip away from a rare one. */
export async function likelierWord(
  search: WordLookup,
  { raw, term }: QueryToken,
  count: number,
): Promise<string | null> {
  const [word = ''] = term.words;
  if (term.words.length > 1 || word.length < 6) return null;
  const near = await nearest(search, raw);
  if (near === null || near.distance > 1 || near.count < count * TIMES_MORE) return null;
  return russianStem(near.word) === russianStem(word) ? null : near.word;
}
