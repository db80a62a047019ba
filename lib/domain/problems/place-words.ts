import type { PlaceVocabulary } from './place-vocabulary';
import { HouseReader } from './read-houses';
import { readMarks } from './read-marks';
import { readNames } from './read-names';
import type { Token } from './words';
import { tokensOf } from './words';

/** The places that a text names. Every list is short and without doubles. */
export interface PlaceWords {
  /** Streets and named objects: key → houses on it, none when only the name is told. */
  readonly names: ReadonlyMap<string, readonly string[]>;
  /** Numbers of quarters. */
  readonly quarters: readonly string[];
  /** Microdistricts and settlements. */
  readonly areas: readonly string[];
  /** «школа 41», «маршрут 142»: what has a number of its own. */
  readonly objects: readonly string[];
  readonly entrances: readonly string[];
}

export interface ReadPlaces {
  readonly words: PlaceWords;
  /** Tokens that told a place say nothing about the matter. */
  readonly used: ReadonlySet<number>;
}

function merge(texts: readonly PlaceWords[]): PlaceWords {
  const names = new Map<string, readonly string[]>();
  for (const words of texts)
    for (const [key, houses] of words.names)
      names.set(key, [...new Set([...(names.get(key) ?? []), ...houses])]);
  const all = (pick: (words: PlaceWords) => readonly string[]) => [...new Set(texts.flatMap(pick))];
  return {
    names,
    quarters: all((words) => words.quarters),
    areas: all((words) => words.areas),
    objects: all((words) => words.objects),
    entrances: all((words) => words.entrances),
  };
}

export function readPlaces(tokens: readonly Token[], vocabulary: PlaceVocabulary): ReadPlaces {
  const used = new Set<number>();
  const marks = readMarks(tokens, used);
  const { names, areas } = readNames(tokens, { used, vocabulary });
  const houses = new HouseReader(tokens, used).assign(names);
  return { words: { names: houses, areas, ...marks }, used };
}

/** Of an appeal: what its address says counts first, what its text adds to it. */
export function readAppealPlaces(
  { text, address }: { text: readonly Token[]; address: string | null },
  vocabulary: PlaceVocabulary,
): ReadPlaces {
  const told = readPlaces(text, vocabulary);
  if (address === null) return told;
  const given = readPlaces(tokensOf(address), vocabulary);
  return { words: merge([given.words, told.words]), used: told.used };
}
