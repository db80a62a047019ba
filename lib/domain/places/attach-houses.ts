import { HOUSE_WORDS } from './cue-words';
import type { FoundStreet } from './find-streets';
import { type HouseList, readHouseList, readNumberedHouse } from './house-lists';
import type { ReadingText } from './reading-text';

/** A street with one house, or without any. Positions of signs. */
export interface Address<T extends Spot = FoundStreet> {
  readonly spot: T;
  readonly house: string | null;
  readonly from: number;
  readonly to: number;
}

/** A thing that may have houses: a street or a quarter. Token positions. */
export interface Spot {
  readonly start: number;
  readonly end: number;
  readonly houses: HouseList | null;
}

const LINKS = new Set(['по', 'на', 'с', 'в', ',', '.', ':', '(', 'адресу', 'районе', 'улице', 'и']);

function looseHouses(reading: ReadingText, taken: readonly HouseList[]): HouseList[] {
  const { tokens } = reading;
  const found: HouseList[] = [];
  let next = 0;
  for (let at = 0; at < tokens.length; at++) {
    while (next < taken.length && (taken[next]?.end ?? 0) <= at) next++;
    const direct = taken[next];
    if (direct !== undefined && at >= direct.start) continue;
    const list = houseListAt(reading, at);
    if (list === null) continue;
    found.push(list);
    at = list.end - 1;
  }
  return found;
}

function houseListAt(reading: ReadingText, at: number): HouseList | null {
  const token = reading.tokens[at];
  if (token?.kind === 'number') return readNumberedHouse(reading, at);
  if (token === undefined || token.kind !== 'word') return null;
  if (HOUSE_WORDS.has(token.norm)) return readHouseList(reading, at);
  const isShort = token.norm === 'д' && !token.isCapital && reading.tokens[at + 1] !== undefined;
  return isShort ? readHouseList(reading, at) : null;
}

/** The place that a house without one belongs to: the one it leads to, else the last of the sentence, else the next. */
function spotOf<T extends Spot>(reading: ReadingText, house: HouseList, spots: readonly T[]): T | null {
  const { sentences, tokens } = reading;
  const after = spots.find(({ start }) => start >= house.end);
  const isLed =
    after !== undefined &&
    after.start - house.end <= 4 &&
    tokens.slice(house.end, after.start).every(({ norm }) => LINKS.has(norm));
  if (isLed && sentences[after.start] === sentences[house.start]) return after;
  const before = spots.findLast(({ end }) => end <= house.start);
  if (before !== undefined && sentences[before.start] === sentences[house.start]) return before;
  if (after !== undefined && sentences[after.start] === sentences[house.start]) return after;
  const names = new Set(spots.map(({ start, end }) => tokens.slice(start, end).at(-1)?.norm));
  const hasOwn = spots.some(({ houses }) => houses !== null);
  return names.size === 1 && !hasOwn ? (spots[0] ?? null) : null;
}

function signsOf<T extends Spot>({ tokens }: ReadingText, spot: T) {
  return { from: tokens[spot.start]?.from ?? 0, to: tokens[spot.end - 1]?.to ?? 0 };
}

function addressesOf<T extends Spot>(
  reading: ReadingText,
  spot: T,
  lists: readonly HouseList[],
): Address<T>[] {
  const own = signsOf(reading, spot);
  if (lists.length === 0) return [{ spot, house: null, ...own }];
  return lists.flatMap(({ houses, from, to }) =>
    houses.map((house) => ({ spot, house, from: Math.min(own.from, from), to: Math.max(own.to, to) })),
  );
}

/** Gives each house of the text to its street or quarter. Each spot answers at least once, in the order of the text. */
export function attachHouses<T extends Spot>(reading: ReadingText, spots: readonly T[]): Address<T>[] {
  const taken = spots.flatMap(({ houses }) => (houses === null ? [] : [houses]));
  const lists = new Map<T, HouseList[]>(
    spots.map((spot) => [spot, spot.houses === null ? [] : [spot.houses]]),
  );
  if (spots.length > 0) {
    for (const house of looseHouses(reading, taken)) {
      const spot = spotOf(reading, house, spots);
      if (spot !== null) lists.get(spot)?.push(house);
    }
  }
  return spots.flatMap((spot) => addressesOf(reading, spot, lists.get(spot) ?? []));
}
