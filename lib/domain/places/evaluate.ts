import { normalizeHouse } from './house-number';
import type { PlaceReading } from './place-reading';
import { nameCore } from './street-name';

/** A place as a person labelled it. */
export interface LabelledPlace {
  readonly street: string | null;
  readonly house: string | null;
}

export interface LabelledText {
  readonly id: string;
  readonly text: string;
  readonly places: readonly LabelledPlace[];
  /** Index of the place where the problem is. */
  readonly main: number | null;
}

export interface Share {
  readonly found: number;
  readonly said: number;
  readonly labelled: number;
}

export interface PlaceMiss {
  readonly id: string;
  readonly text: string;
  readonly missed: readonly string[];
  readonly invented: readonly string[];
  /** Null when the main place is right. */
  readonly main: { readonly labelled: string; readonly said: string } | null;
}

export interface PlaceScores {
  readonly texts: number;
  readonly street: Share;
  readonly house: Share;
  readonly rightMain: number;
  readonly misses: readonly PlaceMiss[];
}

const houseKey = (house: string) =>
  /^\d+[а-я]?[-–]\d+/i.test(house) ? house.replace('–', '-').toLowerCase() : (normalizeHouse(house) ?? house);

/** The type word is left out: people rarely write it right. */
function keyOf({ street, house }: LabelledPlace): string {
  if (street === null) return 'нет';
  return house === null ? nameCore(street) : `${nameCore(street)}, ${houseKey(house)}`;
}

interface Keys {
  readonly streets: ReadonlySet<string>;
  readonly houses: ReadonlySet<string>;
}

function keysOf(places: readonly LabelledPlace[]): Keys {
  const named = places.filter(({ street }) => street !== null);
  return {
    streets: new Set(named.map(({ street }) => keyOf({ street, house: null }))),
    houses: new Set(named.filter(({ house }) => house !== null).map(keyOf)),
  };
}

const less = (a: ReadonlySet<string>, b: ReadonlySet<string>) => [...a].filter((key) => !b.has(key));

function compare(text: LabelledText, reading: PlaceReading) {
  const known = reading.mentions.filter(({ note }) => note !== 'not-in-gazetteer');
  const said = keysOf(known);
  const labelled = keysOf(text.places);
  const none: LabelledPlace = { street: null, house: null };
  const labelledMain = keyOf(text.main === null ? none : (text.places[text.main] ?? none));
  const saidMain = keyOf(reading.main === null ? none : (reading.mentions[reading.main] ?? none));
  return { said, labelled, labelledMain, saidMain };
}

const share = (said: ReadonlySet<string>, labelled: ReadonlySet<string>): Share => ({
  found: [...said].filter((key) => labelled.has(key)).length,
  said: said.size,
  labelled: labelled.size,
});

const add = (a: Share, b: Share): Share => ({
  found: a.found + b.found,
  said: a.said + b.said,
  labelled: a.labelled + b.labelled,
});

const NONE: Share = { found: 0, said: 0, labelled: 0 };

/** Compares what was read with what people labelled: distinct streets and houses of each text. */
export function evaluatePlaces(
  texts: readonly LabelledText[],
  read: (text: string) => PlaceReading,
): PlaceScores {
  let [street, house, rightMain] = [NONE, NONE, 0];
  const misses: PlaceMiss[] = [];
  for (const text of texts) {
    const { said, labelled, labelledMain, saidMain } = compare(text, read(text.text));
    street = add(street, share(said.streets, labelled.streets));
    house = add(house, share(said.houses, labelled.houses));
    const isRight = labelledMain === saidMain;
    if (isRight) rightMain++;
    const missed = [...less(labelled.streets, said.streets), ...less(labelled.houses, said.houses)];
    const invented = [...less(said.streets, labelled.streets), ...less(said.houses, labelled.houses)];
    const main = isRight ? null : { labelled: labelledMain, said: saidMain };
    if (!isRight || missed.length > 0 || invented.length > 0)
      misses.push({ id: text.id, text: text.text, missed, invented, main });
  }
  return { texts: texts.length, street, house, rightMain, misses };
}

export const precisionOf = ({ found, said }: Share) => (said === 0 ? 1 : found / said);
export const recallOf = ({ found, labelled }: Share) => (labelled === 0 ? 1 : found / labelled);
