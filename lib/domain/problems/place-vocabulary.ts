import { isWithin, nameStemOf } from './words';

/** The names of a city by which a bare lower-case word is known for a street, and a typo for a slip. */
export interface PlaceVocabulary {
  /** The key of a name that this stem means; null when it is none that is known. */
  nameOf(stem: string): string | null;
  /** A microdistrict or a settlement that this word names; null when none. */
  areaOf(low: string): string | null;
  /** A name that was told beyond doubt, with its type word or in an address, and how it was written. */
  learn(key: string, label: string): void;
  /** How a known name is shown; null for one that only a text has told. */
  labelOf(key: string): string | null;
}

const SHORTEST_FOR_ONE_SLIP = 6;
const SHORTEST_FOR_TWO_SLIPS = 10;

const TYPE_WORDS =
  /^(?:ул|улица|б-р|бульвар|пр-т|проспект|пер|переулок|пл|площадь|ш|шоссе|мкр|микрорайон|пос|посёлок|поселок|село|с|квартал|кв-л)\.?$/iu;

/** The last word that is a name: «ул. Маршала Жукова» → «жуков». */
function keyOf(name: string): string | null {
  const words = name
    .toLowerCase()
    .replaceAll('ё', 'е')
    .split(/\s+/)
    .filter((word) => !TYPE_WORDS.test(word) && !/^\d/.test(word));
  const last = words.at(-1);
  return last === undefined ? null : nameStemOf(last);
}

function isStreet(name: string): boolean {
  return /(?:^|\s)(?:ул|улица|б-р|бульвар|пр-т|проспект|пер|переулок|пл|площадь|ш|шоссе|проезд|набережная)(?:\.|\s|$)/iu.test(
    name,
  );
}

/** Names as a profile or a gazetteer lists them, the type word with them where there is one. */
export function createPlaceVocabulary(names: Iterable<string>): PlaceVocabulary {
  const streets = new Map<string, string>();
  const areas = new Map<string, { key: string; label: string; isMasculine: boolean }>();
  const slips = new Map<string, string | null>();
  for (const name of names) {
    const key = keyOf(name);
    if (key === null || /(?:район|р-н|город)/iu.test(name)) continue;
    if (isStreet(name)) streets.set(key, name);
    else areas.set(key, { key, label: name, isMasculine: /(?:ий|ый)$/u.test(name) });
  }

  function slipOf(stem: string): string | null {
    if (stem.length < SHORTEST_FOR_ONE_SLIP) return null;
    const limit = stem.length >= SHORTEST_FOR_TWO_SLIPS ? 2 : 1;
    for (const key of streets.keys()) {
      if (key.length >= SHORTEST_FOR_ONE_SLIP - 1 && isWithin(stem, key, limit)) return key;
    }
    return null;
  }

  return {
    nameOf(stem) {
      if (streets.has(stem)) return stem;
      const remembered = slips.get(stem);
      if (remembered !== undefined) return remembered;
      const key = slipOf(stem);
      slips.set(stem, key);
      return key;
    },
    areaOf(low) {
      const found = areas.get(nameStemOf(low));
      if (found === undefined) return null;
      return found.isMasculine && /(?:ой|ая|ую)$/u.test(low) ? null : found.key;
    },
    learn(key, label) {
      if (key.length < 3 || streets.has(key)) return;
      streets.set(key, label);
      slips.clear();
    },
    labelOf: (key) => streets.get(key) ?? areas.get(key)?.label ?? null,
  };
}
