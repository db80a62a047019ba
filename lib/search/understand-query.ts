import { asOnePhrase, exactTerms, expandQuery, isExpanded } from '@/lib/domain/search/expand-query';
import { parseSearchQuery, type QueryToken, readQuery, type SearchTerm } from '@/lib/domain/search-text';
import { correctWord, countMeant, likelierWord, type WordLookup } from './correct-word';

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
/** A word in so few texts may itself be a slip. */
const RARE = 3;

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
export async function understandQuery(search: WordLookup, query: string): Promise<UnderstoodQuery> {
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
