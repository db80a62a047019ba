import type { SearchTerm, Wording } from '../search-text';
import { findSynonyms, type SynonymMatch } from './find-synonyms';
import { readHouseNumber } from './house-number';

const isPlain = ({ words, isPhrase, isExcluded, others }: SearchTerm) =>
  words.length === 1 && !isPhrase && !isExcluded && others === undefined;

const hasDigit = (text: string) => /\d/u.test(text);

const HOUSE_MARKS = new Set(['д', 'дом']);
const STREET_TYPES = new Set(
  'ул улица улице улицы улицу пр т кт просп проспект проспекте бул б р бульвар бульваре пер переулок ш шоссе'.split(
    ' ',
  ),
);

/** «ул. Мира, д. 52» asks for what «Мира 52» asks for: texts seldom name the type as the person does. */
function withoutAddressWords(terms: readonly SearchTerm[]): readonly SearchTerm[] {
  const isNumber = (term: SearchTerm | undefined) => term !== undefined && /^\d/u.test(term.words[0] ?? '');
  if (!terms.some(isNumber)) return terms;
  const kept = terms.filter((term, i) => {
    const { words, isPhrase, isExcluded, others } = term;
    if (isPhrase || isExcluded || others !== undefined) return true;
    const [word = ''] = words;
    const isHouse = words.length === 1 && HOUSE_MARKS.has(word) && isNumber(terms[i + 1]);
    return !isHouse && !words.every((own) => STREET_TYPES.has(own));
  });
  return kept.some((term) => !term.isExcluded && !isNumber(term)) ? kept : terms;
}

/** Words that name a house or a building as one term: what follows a number belongs to it. */
function joinHouses(terms: readonly SearchTerm[]): SearchTerm[] {
  const joined: SearchTerm[] = [];
  for (let i = 0; i < terms.length; ) {
    // A word that is not plain stands as an empty one: no number holds it.
    const run = terms.slice(i, i + 3).map((term) => (isPlain(term) ? (term.words[0] ?? '') : ''));
    const house = readHouseNumber(run);
    const term = terms[i];
    if (house !== null) {
      const [written, ...others] = house.wordings;
      joined.push({ ...written, isExcluded: false, others });
    } else if (term !== undefined) joined.push(term);
    i += house?.length ?? 1;
  }
  return joined;
}

/** The terms with what means the same beside them; phrases and exclusions stay what they are. */
export function expandQuery(terms: readonly SearchTerm[]): SearchTerm[] {
  const joined = joinHouses(withoutAddressWords(terms));
  const places = joined.flatMap((term, i) => (isPlain(term) && !hasDigit(term.words[0] ?? '') ? [i] : []));
  const matches = findSynonyms(places.map((i) => joined[i]?.words[0] ?? ''));
  const firstOf = new Map<number, SynonymMatch>();
  const taken = new Set<number>();
  for (const match of matches) {
    const own = match.places.map((k) => places[k] ?? -1);
    firstOf.set(own[0] ?? -1, { ...match, places: own });
    for (const i of own.slice(1)) taken.add(i);
  }
  return joined.flatMap((term, i) => {
    if (taken.has(i)) return [];
    const match = firstOf.get(i);
    if (match === undefined) return [term];
    const words = match.places.flatMap((k) => joined[k]?.words ?? []);
    return [{ words, isPhrase: false, isExcluded: false, others: match.others }];
  });
}

/** Whether some term has another wording, so that not every hit is an exact one. */
export function isExpanded(terms: readonly SearchTerm[]): boolean {
  return terms.some(({ others }) => others !== undefined && others.length > 0);
}

/** The terms without what was added to them. */
export function exactTerms(terms: readonly SearchTerm[]): SearchTerm[] {
  return terms.map(({ words, isPhrase, isExcluded }) => ({ words, isPhrase, isExcluded }));
}

const HOUSE_WORDS = [['д'], ['дом']] as const;

/**
 * The words of the query side by side, as one wording of which is enough: «мира 52», «мира д 52», «мира дом 52».
 * Null where there is nothing to stand side by side.
 */
export function asOnePhrase(terms: readonly SearchTerm[]): SearchTerm | null {
  const asked = terms.filter(({ isExcluded }) => !isExcluded);
  const words = asked.flatMap((term) => term.words);
  if (words.length < 2) return null;
  const number = words.findIndex((word, i) => i > 0 && /^\d/u.test(word) && !hasDigit(words[i - 1] ?? ''));
  const others: Wording[] =
    number === -1
      ? []
      : HOUSE_WORDS.map((house) => ({
          words: [...words.slice(0, number), ...house, ...words.slice(number)],
          isPhrase: true,
        }));
  return { words, isPhrase: true, isExcluded: false, ...(others.length === 0 ? {} : { others }) };
}
