import { russianStem } from '@/lib/domain/russian-stem';
import { allowedEdits, editDistance } from '@/lib/domain/search/edit-distance';
import { asOnePhrase, exactTerms, expandQuery, isExpanded } from '@/lib/domain/search/expand-query';
import {
  fromTransliteration,
  otherLayout,
  withoutGluedNegation,
  withoutLookAlikes,
} from '@/lib/domain/search/other-spellings';
import { parseSearchQuery, type QueryToken, readQuery, type SearchTerm } from '@/lib/domain/search-text';
import type { AppealSearch } from './appeal-search';

/** A word of the query that was read as another one. */
export interface Correction {
  readonly from: string;
  readonly to: string;
}

export interface UnderstoodQuery {
  /** What is searched: the query as it was typed, or with its words corrected. */
  readonly query: string;
  readonly corrections: readonly Correction[];
  /** Words that are there, but look like a slip of much more frequent ones; those are found as well. */
  readonly alike: readonly Correction[];
  readonly terms: readonly SearchTerm[];
  /** The terms without synonyms and the like: what meets them comes first. */
  readonly exact: readonly SearchTerm[];
}

/** No more words than this are looked at: a query of 500 signs must not ask hundreds of questions. */
const MOST_WORDS = 8;
/** A word in so few texts may itself be a slip, when a near one is in so many times more. */
const RARE = 3;
const TIMES_MORE = 20;

type Words = Pick<AppealSearch, 'countTerms' | 'nearWords'>;

const isCorrectable = ({ term }: QueryToken) =>
  !term.isPhrase && !term.isExcluded && term.others === undefined && term.words.join('').length > 1;

/** The query as it was typed: no corrections, no synonyms. */
export function takeLiterally(query: string): UnderstoodQuery {
  const terms = parseSearchQuery(query);
  return { query, corrections: [], alike: [], terms, exact: terms };
}

/**
 * What a person means: a word that no text holds is read in the other keyboard layout, from Latin letters, or as
 * the nearest word of the texts; then synonyms and other spellings of numbers are added. Both engines get the same
 * terms. Errors: throws when the engine does not answer.
 */
export async function understandQuery(search: Words, query: string): Promise<UnderstoodQuery> {
  const tokens = readQuery(query);
  const asked = tokens.filter(isCorrectable).slice(0, MOST_WORDS);
  const counts = await countMeant(
    search,
    asked.map(({ term }) => term),
  );
  const corrected = new Map<QueryToken, string>();
  const alike: Correction[] = [];
  await Promise.all(
    asked.map(async (token, i) => {
      const { own, meant } = counts[i] ?? { own: 0, meant: 0 };
      if (meant === 0) {
        const found = await correctWord(search, token.raw);
        if (found !== null) corrected.set(token, found);
      } else if (own > 0 && own <= RARE) {
        const found = await likelierWord(search, token, own);
        if (found !== null) alike.push({ from: token.raw, to: found });
      }
    }),
  );
  return assemble(query, { tokens, corrected, alike });
}

/** How many texts hold each term, and how many say the same in whatever words. */
async function countMeant(search: Words, terms: readonly SearchTerm[]) {
  const meant = terms.map((term) => expandQuery([term])[0] ?? term);
  const counts = await search.countTerms([...terms, ...meant]);
  return terms.map((_, i) => ({ own: counts[i] ?? 0, meant: counts[terms.length + i] ?? 0 }));
}

interface Read {
  readonly tokens: readonly QueryToken[];
  readonly corrected: ReadonlyMap<QueryToken, string>;
  readonly alike: readonly Correction[];
}

function assemble(query: string, { tokens, corrected, alike }: Read): UnderstoodQuery {
  const shown =
    corrected.size === 0 ? query : tokens.map((token) => corrected.get(token) ?? token.raw).join(' ');
  const terms = parseSearchQuery(shown);
  const expanded = expandQuery(terms).map((term) => withAlike(term, alike));
  const corrections = tokens.flatMap((token) => {
    const to = corrected.get(token);
    return to === undefined ? [] : [{ from: token.raw, to }];
  });
  return { query: shown, corrections, alike, terms: expanded, exact: exactTerms(expanded) };
}

function withAlike(term: SearchTerm, alike: readonly Correction[]): SearchTerm {
  if (term.isPhrase || term.isExcluded) return term;
  const more = alike.filter(
    ({ from }) => term.words.join(' ') === parseSearchQuery(from)[0]?.words.join(' '),
  );
  if (more.length === 0) return term;
  const others = more.map(({ to }) => ({ words: [to], isPhrase: false }));
  return { ...term, others: [...(term.others ?? []), ...others] };
}

/**
 * Queries whose hits come first: the words as they were asked for before what means the same, and, where relevance
 * is wanted, side by side before scattered.
 */
export function preferredOf({ terms, exact }: UnderstoodQuery, by: 'relevance' | 'date'): SearchTerm[][] {
  const phrase = by === 'relevance' ? asOnePhrase(exact) : null;
  return [...(phrase === null ? [] : [[phrase]]), ...(isExpanded(terms) ? [[...exact]] : [])];
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

async function correctWord(search: Words, raw: string): Promise<string | null> {
  const readings = readingsOf(raw);
  const known = await firstKnown(search, readings);
  if (known !== null) return known;
  for (const word of [raw, ...readings]) {
    const near = await nearest(search, word);
    if (near !== null) return near.word;
  }
  return null;
}

async function firstKnown(search: Words, texts: readonly string[]): Promise<string | null> {
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
async function nearest(search: Words, text: string): Promise<NearWord | null> {
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
async function likelierWord(search: Words, { raw, term }: QueryToken, count: number): Promise<string | null> {
  const [word = ''] = term.words;
  if (term.words.length > 1 || word.length < 6) return null;
  const near = await nearest(search, raw);
  if (near === null || near.distance > 1 || near.count < count * TIMES_MORE) return null;
  return russianStem(near.word) === russianStem(word) ? null : near.word;
}
