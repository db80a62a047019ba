import { MASK, maskPersonalData } from '../personal-data';
import { russianStem } from '../russian-stem';
import { searchableText } from '../search-text';
import { isContentWord } from './function-words';

/** Fewer authors than that could give somebody away. */
const LEAST_AUTHORS = 5;
const SHOWN = 8;
const LEAST_LETTERS = 4;
/** Deviations of the log odds from the usual ones: nineteen of twenty chance differences are smaller. */
const LEAST_RISE = 1.96;
/** Speakers' worth of belief that a word is said and is not said. */
const PRIOR = 0.5;

export interface Saying {
  readonly author: string;
  readonly text: string;
}

export interface NewWord {
  readonly word: string;
  readonly authors: number;
}

/** Content words of a text without what names a person, and without digits: no house, no number. */
export function wordsOf(text: string): string[] {
  const bare = maskPersonalData(text)
    .split(/\s+/u)
    .filter((word) => !word.includes(MASK))
    .join(' ');
  return searchableText(bare)
    .split(/\s+/u)
    .filter((word) => word.length >= LEAST_LETTERS && !/\d/u.test(word) && isContentWord(word));
}

interface Told {
  readonly authors: Set<string>;
  readonly forms: Map<string, number>;
}

function tell(sayings: readonly Saying[]): Map<string, Told> {
  const told = new Map<string, Told>();
  for (const { author, text } of sayings) {
    for (const word of new Set(wordsOf(text))) {
      const stem = russianStem(word);
      let known = told.get(stem);
      if (known === undefined) {
        known = { authors: new Set(), forms: new Map() };
        told.set(stem, known);
      }
      known.authors.add(author);
      known.forms.set(word, (known.forms.get(word) ?? 0) + 1);
    }
  }
  return told;
}

/** The form that was said most; of equals the first by alphabet. */
function mostSaid(forms: ReadonlyMap<string, number>): string {
  return [...forms].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]?.[0] ?? '';
}

interface Share {
  readonly said: number;
  readonly of: number;
}

const logOdds = ({ said, of }: Share) => Math.log((said + PRIOR) / (of - said + PRIOR));
const variance = ({ said, of }: Share) => 1 / (said + PRIOR) + 1 / (of - said + PRIOR);

/** How far the odds of a word being said have risen, in deviations (after Monroe, Colaresi and Quinn 2008). */
function riseOf(now: Share, before: Share): number {
  return (logOdds(now) - logOdds(before)) / Math.sqrt(variance(now) + variance(before));
}

/**
 * Words that at least five authors say now and that the topic usually does without, most telling first. Single
 * words, never a quote; what names a person is left out before anything is counted.
 */
export function newWords(now: readonly Saying[], usual: readonly Saying[]): NewWord[] {
  const speakers = new Set(now.map(({ author }) => author)).size;
  const usualSpeakers = new Set(usual.map(({ author }) => author)).size;
  const known = tell(usual);
  return [...tell(now)]
    .flatMap(([stem, { authors, forms }]) => {
      if (authors.size < LEAST_AUTHORS) return [];
      const before = { said: known.get(stem)?.authors.size ?? 0, of: usualSpeakers };
      const weight = riseOf({ said: authors.size, of: speakers }, before);
      if (usualSpeakers > 0 && weight < LEAST_RISE) return [];
      return [{ word: mostSaid(forms), authors: authors.size, weight }];
    })
    .sort((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1))
    .slice(0, SHOWN)
    .map(({ word, authors }) => ({ word, authors }));
}
