import { type Bearing, bearingAt } from './bearing';
import type { Gazetteer, Street } from './gazetteer';
import { type HouseList, readHouseList } from './house-lists';
import type { PhraseMatch } from './phrase-index';
import type { ReadingText } from './reading-text';
import { acceptsName } from './street-guards';
import { type StreetType, typeFit, typeWord } from './type-words';
import { readUnknownName } from './unknown-name';

/** A street named in a text. Token positions; `streets` are the gazetteer's of this name, none when it has none. */
export interface FoundStreet {
  readonly streets: readonly Street[];
  /** As written, for what the gazetteer does not know. */
  readonly written: string;
  readonly start: number;
  readonly end: number;
  readonly houses: HouseList | null;
  readonly isCorner: boolean;
}

export interface StreetScan {
  readonly gazetteer: Gazetteer;
  readonly reading: ReadingText;
}

/** Type words that stand behind a name: «Привокзальной улицы», «Орловской ул». */
function typesBehind(
  { gazetteer, reading }: StreetScan,
  at: number,
): { types: readonly StreetType[]; end: number } {
  const { tokens } = reading;
  const found = typeWord(tokens[at]?.norm ?? '');
  if (found === null || tokens[at - 1]?.text === ',') return { types: [], end: at };
  // «Ленина ул. Кирова»: the word belongs to the next name.
  const next = tokens[at + 1]?.text === '.' ? at + 2 : at + 1;
  const belongsToNext = found.isShort || !found.isPlural;
  if (belongsToNext && gazetteer.streets.match(tokens, next, false).length > 0 && tokens[next]?.isCapital)
    return { types: [], end: at };
  return { types: found.types, end: found.isShort && tokens[at + 1]?.text === '.' ? at + 2 : at + 1 };
}

function fitting(matches: readonly PhraseMatch<Street>[], types: readonly StreetType[]): Street[] {
  let best: 0 | 1 | 2 = 0;
  let streets: Street[] = [];
  for (const { phrase } of matches) {
    const fit = typeFit(types, phrase.target.type);
    if (fit === 0 || fit < best) continue;
    if (fit > best) streets = [];
    best = fit;
    if (!streets.includes(phrase.target)) streets.push(phrase.target);
  }
  return streets;
}

/** Past commas and blanks to the houses that follow a name directly. */
function housesBehind(reading: ReadingText, end: number): HouseList | null {
  const { tokens } = reading;
  let at = end;
  while (at < end + 2 && [',', '-', '–', '—', ':', '.', '(', '»', '"'].includes(tokens[at]?.text ?? '')) at++;
  const list = readHouseList(reading, at);
  if (list === null || list.isExplicit) return list;
  const signs = tokens.slice(end, at).map(({ text }) => text);
  const isCut = signs.includes('.') || signs.includes('(') || signs.includes('—') || signs.includes(':');
  return isCut ? null : list;
}

/** The name at `bearing.name`, if the gazetteer knows it and the words around agree that a street is meant. */
function knownAt(scan: StreetScan, bearing: Bearing): FoundStreet | null {
  const { gazetteer, reading } = scan;
  const { tokens } = reading;
  const isLed = bearing.types.length > 0 || bearing.isInList || looksAddressed(reading, bearing.name);
  const mayErr = reading.mayErr && isLed;
  const matches = gazetteer.streets.match(tokens, bearing.name, mayErr);
  const [first] = matches;
  if (first === undefined) return acronymAt(scan, bearing);
  const behind = typesBehind(scan, first.end);
  const types = behind.types.length > 0 ? behind.types : bearing.types;
  const streets = fitting(matches, types);
  if (streets.length === 0) return null;
  const houses = housesBehind(reading, behind.end);
  const hasType = types.length > 0;
  const isCrossing = isCrossed(scan, behind.end);
  if (!acceptsName(reading, { match: first, bearing, hasType, houses, end: behind.end, isCrossing }))
    return null;
  const written = reading.text.slice(tokens[bearing.name]?.from, tokens[first.end - 1]?.to);
  return { streets, written, start: bearing.start, end: behind.end, houses, isCorner: bearing.isCorner };
}

/** «Мира/Победы», «Ватутина-Димитрова». */
function isCrossed({ gazetteer, reading }: StreetScan, end: number): boolean {
  const [sign, next] = [reading.tokens[end], reading.tokens[end + 1]];
  if (sign === undefined || !['/', '-', '–'].includes(sign.text) || !next?.isCapital) return false;
  return gazetteer.streets.match(reading.tokens, end + 1, false).length > 0;
}

/** A misspelt name without a type word is looked for only where a house or a type word follows. */
function looksAddressed({ tokens }: ReadingText, at: number): boolean {
  for (let next = at + 1; next < at + 4; next++) {
    const token = tokens[next];
    if (token === undefined || token.text === '.' || token.text === '!') return false;
    if (token.kind === 'number' || typeWord(token.norm) !== null) return true;
  }
  return false;
}

function acronymAt({ gazetteer, reading }: StreetScan, bearing: Bearing): FoundStreet | null {
  const token = reading.tokens[bearing.name];
  if (token === undefined || token.text.length < 3 || token.text !== token.text.toUpperCase()) return null;
  const street = gazetteer.acronyms.get(token.norm);
  if (street === undefined) return null;
  const end = bearing.name + 1;
  const houses = housesBehind(reading, end);
  return {
    streets: [street],
    written: token.text,
    start: bearing.start,
    end,
    houses,
    isCorner: bearing.isCorner,
  };
}

/** A cheap look before the words around are read. */
function mayBegin({ gazetteer, reading }: StreetScan, at: number, last: FoundStreet | null): boolean {
  const token = reading.tokens[at];
  if (token === undefined || token.kind === 'sign') return false;
  if (gazetteer.streets.begins(token) || typeWord(token.norm) !== null) return true;
  if (token.text.length >= 3 && token.text === token.text.toUpperCase()) return true;
  if (token.norm.length < 5) return false;
  const isNear = last !== null && at - Math.max(last.end, last.houses?.end ?? 0) <= 3;
  return isNear || looksAddressed(reading, at);
}

/** All streets of a text in order, with the houses that follow them directly. */
export function findStreets(scan: StreetScan): FoundStreet[] {
  const { tokens } = scan.reading;
  const found: FoundStreet[] = [];
  let at = 0;
  while (at < tokens.length) {
    const last = found.at(-1) ?? null;
    const bearing = mayBegin(scan, at, last) ? bearingAt(scan.reading, at, last) : null;
    const street = bearing === null ? null : streetAt(scan, bearing);
    if (street === null) {
      at++;
      continue;
    }
    found.push(street);
    at = Math.max(street.end, street.houses?.end ?? 0, at + 1);
  }
  return found;
}

function streetAt(scan: StreetScan, bearing: Bearing): FoundStreet | null {
  const known = knownAt(scan, bearing);
  if (known !== null) return known;
  const bySurname = bearing.surname === null ? null : knownAt(scan, { ...bearing, name: bearing.surname });
  return bySurname ?? unknownAt(scan, bearing);
}

function unknownAt({ reading }: StreetScan, bearing: Bearing): FoundStreet | null {
  const unknown = readUnknownName(reading, bearing);
  if (unknown === null) return null;
  const houses = housesBehind(reading, unknown.end);
  if (unknown.needsHouse && houses === null) return null;
  const { written, end } = unknown;
  return { streets: [], written, start: bearing.start, end, houses, isCorner: bearing.isCorner };
}
