import type { Wording } from '../search-text';

/** What stands between a house and its building, by its first letter; «к» as a word of its own says nothing. */
const BUILDING_WORDS: Readonly<Record<string, readonly string[]>> = {
  к: ['корпус', 'корп', 'к'],
  с: ['строение', 'стр', 'с'],
};

const GLUED = /^(\d{1,4})([а-я]?)([кс])(\d{1,3})$/u;
const HOUSE = /^\d{1,4}[а-я]?$/u;
const PART = /^\d{1,3}$/u;

const kindOf = (word: string) =>
  Object.entries(BUILDING_WORDS).find(([, words]) => words.includes(word))?.[0];

function wordingsOf(house: string, kind: string, part: string): Wording[] {
  const phrases = (BUILDING_WORDS[kind] ?? []).map((word) => [house, word, part]);
  return [
    { words: [`${house}${kind}${part}`], isPhrase: false },
    ...phrases.map((words) => ({ words, isPhrase: true })),
    { words: [house, `${kind}${part}`], isPhrase: true },
  ];
}

const same = (a: readonly string[], b: readonly string[]) => a.join(' ') === b.join(' ');

export interface HouseNumber {
  /** How many words of the query it takes. */
  readonly length: number;
  /** As the person wrote it, first, and the other ways to write it. */
  readonly wordings: readonly [Wording, ...Wording[]];
}

/** A house with a building at the beginning of the words: «29к2», «29 корпус 2», «29 корп. 2». */
export function readHouseNumber(words: readonly string[]): HouseNumber | null {
  const [first = '', second = '', third = ''] = words;
  const [, number, letter = '', glued, part] = GLUED.exec(first) ?? [];
  if (number !== undefined && glued !== undefined && part !== undefined) {
    return numberOf([first], wordingsOf(`${number}${letter}`, glued, part));
  }
  const kind = kindOf(second);
  if (kind === undefined || !HOUSE.test(first) || !PART.test(third)) return null;
  return numberOf([first, second, third], wordingsOf(first, kind, third));
}

function numberOf(written: readonly string[], all: readonly Wording[]): HouseNumber {
  const others = all.filter(({ words }) => !same(words, written));
  return {
    length: written.length,
    wordings: [{ words: written, isPhrase: written.length > 1 }, ...others],
  };
}
