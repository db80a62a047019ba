import { russianStem } from '../russian-stem';
import { searchableText, type Wording } from '../search-text';
import { SYNONYM_SETS } from './synonyms';

interface KnownWording extends Wording {
  /** What a query must hold to say it, a negation too. */
  readonly stems: readonly string[];
  readonly set: number;
  /** Both engines skip negations: «не работает» may be asked for, but would find what works. */
  readonly isFindable: boolean;
}

/** Words that only help a wording to read as Russian. */
const EMPTY_WORDS = new Set(['на', 'для', 'от', 'к', 'из', 'и']);
const NEGATIONS = new Set(['не', 'нет', 'без']);

function wordingOf(text: string, set: number): KnownWording {
  const said = searchableText(text)
    .split(/\s+/u)
    .filter((word) => !EMPTY_WORDS.has(word));
  const words = said.filter((word) => !NEGATIONS.has(word));
  const isFindable = words.length > 1 || words.length === said.length;
  return { words, isPhrase: false, stems: said.map(russianStem), set, isFindable };
}

const WORDINGS = SYNONYM_SETS.map((texts, set) => texts.map((text) => wordingOf(text, set)));

/** First stem of a wording → the wordings that hold it, the longest first. */
const BY_STEM = new Map<string, KnownWording[]>();
for (const wording of WORDINGS.flat()) {
  for (const stem of new Set(wording.stems)) BY_STEM.set(stem, [...(BY_STEM.get(stem) ?? []), wording]);
}
for (const wordings of BY_STEM.values()) wordings.sort((a, b) => b.stems.length - a.stems.length);

export interface SynonymMatch {
  /** Places of the words of the query that say it. */
  readonly places: readonly number[];
  /** Other ways to say it. */
  readonly others: readonly Wording[];
}

/** Where `stems` say a wording, each of its words at another place; null when one is missing. */
function placesOf(wording: KnownWording, stems: readonly string[], free: ReadonlySet<number>) {
  const places: number[] = [];
  for (const wanted of wording.stems) {
    const place = stems.findIndex((stem, i) => stem === wanted && free.has(i) && !places.includes(i));
    if (place === -1) return null;
    places.push(place);
  }
  return places.sort((a, b) => a - b);
}

/** Sayings of the field in the words of a query: the longer ones first, no word in two of them. */
export function findSynonyms(words: readonly string[]): SynonymMatch[] {
  const stems = words.map(russianStem);
  const free = new Set(words.map((_, i) => i));
  const candidates = [...new Set(stems.flatMap((stem) => BY_STEM.get(stem) ?? []))].sort(
    (a, b) => b.stems.length - a.stems.length,
  );
  const matches: SynonymMatch[] = [];
  for (const candidate of candidates) {
    const places = placesOf(candidate, stems, free);
    if (places === null) continue;
    for (const place of places) free.delete(place);
    matches.push({ places, others: othersOf(candidate, candidates) });
  }
  return matches;
}

/** The wordings of every set that says the same stems; a wording that only repeats the query's stems adds nothing. */
function othersOf(said: KnownWording, candidates: readonly KnownWording[]): Wording[] {
  const key = (stems: readonly string[]) => [...stems].sort().join(' ');
  const own = key(said.stems);
  const sets = new Set(candidates.filter(({ stems }) => key(stems) === own).map(({ set }) => set));
  const others = new Map<string, Wording>();
  for (const set of sets) {
    for (const { words, stems, isPhrase, isFindable } of WORDINGS[set] ?? []) {
      // What holds all of the said stems is met by the words themselves already.
      const isNew = !said.stems.every((stem) => stems.includes(stem));
      if (isNew && isFindable && !others.has(key(stems))) others.set(key(stems), { words, isPhrase });
    }
  }
  return [...others.values()];
}
