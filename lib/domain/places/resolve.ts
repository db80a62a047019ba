import type { Precision } from '../appeal';
import { isSameSettlement } from './find-settlements';
import type { Gazetteer, Street } from './gazetteer';
import type { GazetteerEntry, Position } from './gazetteer-entry';
import type { PlaceCandidate, PlaceNote } from './place-reading';

export interface Wanted {
  readonly streets: readonly Street[];
  readonly house: string | null;
  /** The settlement that the text names for it. */
  readonly settlement: string | null;
}

export interface Resolved {
  /** Null when the gazetteer has none, or several and nothing decides. */
  readonly street: Street | null;
  readonly precision: Precision;
  readonly at: Position | null;
  readonly note: PlaceNote | null;
  readonly candidates: readonly PlaceCandidate[];
}

const MAX_CANDIDATES = 8;

function onlyOne(street: Street, fits: (number: string) => boolean): GazetteerEntry | null {
  let found: GazetteerEntry | null = null;
  for (const [number, entry] of street.houses) {
    if (!fits(number)) continue;
    if (found !== null) return null;
    found = entry;
  }
  return found;
}

/** The house of a number, or of another spelling of it: «33» for «33/41», «29/2» for «29к2», «2-10» by its ends. */
export function houseOf(street: Street, house: string): GazetteerEntry | null {
  const exact = street.houses.get(house);
  if (exact !== undefined) return exact;
  const [first, last] = house.split('-');
  if (first !== undefined && last !== undefined)
    return street.houses.get(first) ?? street.houses.get(last) ?? null;
  const block = /^(\d+[а-я]?)\/(\d+[а-я]?)$/.exec(house);
  if (block !== null) return street.houses.get(`${block[1]}к${block[2]}`) ?? null;
  const slash = /^(\d+[а-я]?)к(\d+)$/.exec(house);
  if (slash !== null) return street.houses.get(`${slash[1]}/${slash[2]}`) ?? null;
  return /^\d+[а-я]?$/.test(house) ? onlyOne(street, (number) => number.startsWith(`${house}/`)) : null;
}

const baseOf = (house: string) => /^\d+/.exec(house)?.[0] ?? house;

function candidateOf(street: Street, house: GazetteerEntry | null): PlaceCandidate {
  return {
    id: house?.id ?? street.id,
    label: house?.house ? `${street.name}, ${house.house}` : street.name,
    settlement: street.settlement,
    precision: house === null ? 'street' : 'house',
    at: house?.at ?? street.at,
  };
}

/** Houses with the same number and other parts: what a person may have meant. */
function nearHouses(street: Street, house: string): PlaceCandidate[] {
  const base = baseOf(house);
  const near: PlaceCandidate[] = [];
  for (const [number, entry] of street.houses) {
    if (baseOf(number) === base) near.push(candidateOf(street, entry));
    if (near.length === MAX_CANDIDATES) break;
  }
  return near;
}

const isHere = (gazetteer: Gazetteer, street: Street) =>
  street.settlement === null ||
  gazetteer.city === null ||
  isSameSettlement(street.settlement, gazetteer.city);

/** Streets of the settlement that was named; null when it is one that the gazetteer does not cover. */
function inSettlement(gazetteer: Gazetteer, { streets, settlement }: Wanted): readonly Street[] | null {
  if (settlement === null) return streets;
  const own = streets.filter(
    (street) => street.settlement !== null && isSameSettlement(settlement, street.settlement),
  );
  if (own.length > 0) return own;
  if (gazetteer.city === null) return streets.filter((street) => street.settlement === null);
  return isSameSettlement(settlement, gazetteer.city)
    ? streets.filter((street) => isHere(gazetteer, street))
    : null;
}

/** The one that is meant: by its house, by the city that goes without saying, by «улица» that goes without saying. */
function choose(gazetteer: Gazetteer, streets: readonly Street[], house: string | null) {
  const [first] = streets;
  if (first === undefined || streets.length === 1) return { street: first ?? null, isSure: true };
  const housed = house === null ? [] : streets.filter((street) => houseOf(street, house) !== null);
  if (housed.length === 1) return { street: housed[0] ?? null, isSure: true };
  const left = housed.length > 0 ? housed : streets;
  const here = left.filter((street) => isHere(gazetteer, street) && gazetteer.city !== null);
  const pool = here.length > 0 ? here : left;
  const settlements = new Set(pool.map((street) => street.settlement ?? ''));
  if (settlements.size > 1) return { street: null, isSure: false };
  const plain = pool.find(({ type }) => type === 'улица') ?? pool[0] ?? null;
  return { street: plain, isSure: false };
}

const NOT_FOUND = { street: null, precision: 'none', at: null, candidates: [] } as const;

function withoutHouse(street: Street, house: string | null, others: readonly PlaceCandidate[]) {
  const note: PlaceNote | null = others.length > 1 ? 'ambiguous' : null;
  if (house === null) return { note, candidates: others };
  if (street.houses.size === 0) return { note: note ?? 'houses-unknown', candidates: others } as const;
  return { note: 'house-missing', candidates: [...others, ...nearHouses(street, house)] } as const;
}

/** What a named street and house are in the gazetteer. `precision`: of a quarter's or a street's own. */
export function resolve(gazetteer: Gazetteer, wanted: Wanted, precision: 'street' | 'quarter'): Resolved {
  const { house } = wanted;
  if (wanted.streets.length === 0) return { ...NOT_FOUND, note: 'not-in-gazetteer' };
  const streets = inSettlement(gazetteer, wanted);
  if (streets === null || streets.length === 0) return { ...NOT_FOUND, note: 'other-settlement' };
  const { street, isSure } = choose(gazetteer, streets, house);
  const choices = streets
    .slice(0, MAX_CANDIDATES)
    .map((one) => candidateOf(one, house === null ? null : houseOf(one, house)));
  if (street === null) return { ...NOT_FOUND, note: 'ambiguous', candidates: choices };
  const found = house === null ? null : houseOf(street, house);
  const candidates = isSure ? [candidateOf(street, found)] : choices;
  if (found === null) {
    return { street, precision, at: street.at, ...withoutHouse(street, house, candidates) };
  }
  return {
    street,
    precision: 'house',
    at: found.at ?? street.at,
    note: isSure ? null : 'ambiguous',
    candidates,
  };
}
