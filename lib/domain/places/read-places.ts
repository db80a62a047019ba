import { type Address, attachHouses } from './attach-houses';
import { type FoundLandmark, findLandmarks } from './find-landmarks';
import { type FoundQuarter, findQuarters } from './find-quarters';
import { type FoundSettlement, findSettlements } from './find-settlements';
import { type FoundStreet, findStreets } from './find-streets';
import type { Gazetteer, Street } from './gazetteer';
import { mainPlace } from './main-place';
import { placeCorners } from './place-corners';
import { NOTHING_READ, type PlaceMention, type PlaceReading } from './place-reading';
import { type ReadingText, readingText } from './reading-text';
import { resolve } from './resolve';
import { roleOf } from './roles';

type Spot = FoundStreet | FoundQuarter;
type Draft = PlaceMention & {
  readonly isRoute: boolean;
  readonly sentence: number;
  readonly known: Street | null;
};

interface Reading {
  readonly gazetteer: Gazetteer;
  readonly reading: ReadingText;
  readonly settlements: readonly FoundSettlement[];
}

/** Longer texts are read up to here: what is written behind is not an address. */
const TEXT_LIMIT = 20_000;
const BEFORE = 160;

const BLANK = {
  street: null,
  house: null,
  quarter: null,
  settlement: null,
  landmark: null,
  district: null,
  precision: 'none',
  at: null,
  note: null,
  candidates: [],
  known: null,
} as const;

function sentenceBounds({ tokens, sentences, text }: ReadingText, token: number) {
  const [own, position] = [sentences[token] ?? 0, tokens[token]?.from ?? 0];
  let [first, last] = [token, token];
  while (first > 0 && sentences[first - 1] === own && position - (tokens[first - 1]?.from ?? 0) < BEFORE)
    first--;
  while (
    last + 1 < tokens.length &&
    sentences[last + 1] === own &&
    (tokens[last + 1]?.to ?? 0) - position < BEFORE
  )
    last++;
  return { from: tokens[first]?.from ?? 0, to: tokens[last]?.to ?? text.length };
}

function roleAt({ reading }: Reading, start: number, hasHouse: boolean) {
  const { from, to } = sentenceBounds(reading, start);
  const before = reading.folded.slice(from, reading.tokens[start]?.from);
  return roleOf({ before, sentence: reading.folded.slice(from, to), hasHouse });
}

/** The settlement that is said for an address: in its sentence, or the only one of the text. */
function settlementFor({ reading, settlements }: Reading, start: number): string | null {
  const { sentences } = reading;
  const near = settlements.filter((one) => sentences[one.start] === sentences[start]);
  const before = near.findLast((one) => one.start <= start) ?? near[0];
  if (before !== undefined) return before.written;
  return settlements.length === 1 ? (settlements[0]?.written ?? null) : null;
}

function draftOf(work: Reading, { spot, house, from, to }: Address<Spot>): Draft {
  const { gazetteer, reading } = work;
  const isStreet = 'streets' in spot;
  const streets = isStreet ? spot.streets : spot.quarters;
  const settlement = settlementFor(work, spot.start);
  const found = resolve(gazetteer, { streets, house, settlement }, isStreet ? 'street' : 'quarter');
  const role = roleAt(work, spot.start, house !== null);
  const name = found.street?.name ?? streets[0]?.name ?? spot.written;
  return {
    ...BLANK,
    from,
    to,
    words: reading.text.slice(from, to),
    street: isStreet ? name : null,
    house,
    quarter: isStreet ? null : name,
    settlement: found.street?.settlement ?? settlement,
    precision: found.precision,
    at: found.at,
    role: role === 'route' ? 'way' : role,
    note: found.note,
    candidates: found.candidates,
    isRoute: role === 'route',
    sentence: reading.sentences[spot.start] ?? 0,
    known: isStreet ? found.street : null,
  };
}

const LANDMARK_PRECISION = {
  object: 'house',
  stop: 'street',
  district: 'district',
  settlement: 'none',
} as const;

/** What a landmark's own kind says of the place. */
function landmarkFields({ place, written }: FoundLandmark): Partial<PlaceMention> {
  if (place === null) return { landmark: written, note: 'not-in-gazetteer' };
  const { kind, name, id, at } = place;
  const known = { precision: LANDMARK_PRECISION[kind], at };
  switch (kind) {
    case 'district':
      return { ...known, district: id };
    case 'settlement':
      return { ...known, settlement: name };
    case 'object':
    case 'stop':
      return { ...known, landmark: name };
  }
}

function draftOfLandmark(work: Reading, landmark: FoundLandmark): Draft {
  const { reading } = work;
  const { start, end } = landmark;
  const role = roleAt(work, start, false);
  const from = reading.tokens[start]?.from ?? 0;
  const to = reading.tokens[end - 1]?.to ?? from;
  return {
    ...BLANK,
    from,
    to,
    words: reading.text.slice(from, to),
    ...landmarkFields(landmark),
    role: role === 'route' ? 'way' : role,
    isRoute: role === 'route',
    sentence: reading.sentences[start] ?? 0,
  };
}

function draftOfSettlement(reading: ReadingText, { written, start, end }: FoundSettlement): Draft {
  const from = reading.tokens[start]?.from ?? 0;
  const to = reading.tokens[end - 1]?.to ?? from;
  const words = reading.text.slice(from, to);
  const sentence = reading.sentences[start] ?? 0;
  return { ...BLANK, from, to, words, settlement: written, role: 'problem', isRoute: false, sentence };
}

/** One mention for each place: a street is said once when a house on it, or itself, was said already. */
function withoutEchoes(drafts: readonly Draft[]): Draft[] {
  const seen = new Set<string>();
  const keyOf = (one: Draft) => [one.street, one.quarter, one.house, one.landmark, one.district].join('|');
  const housed = new Set(drafts.flatMap((one) => (one.house === null ? [] : [one.street ?? one.quarter])));
  return drafts.filter((one) => {
    const name = one.street ?? one.quarter;
    if (name !== null && one.house === null && housed.has(name)) return false;
    const key = name === null && one.settlement !== null ? `settlement|${one.settlement}` : keyOf(one);
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}

/** «с Гая и Фрунзе»: what is said of the first of a list is said of the others. */
function withSharedRoles(drafts: readonly Draft[], text: string): Draft[] {
  let last: Draft | null = null;
  return drafts.map((draft) => {
    const isJoined = last !== null && /^[\s,]*(?:и|или|,|\/|-)\s*$/u.test(text.slice(last.to, draft.from));
    const isOpen = last !== null && draft.role === 'problem' && last.street !== null && draft.street !== null;
    const shared: Draft =
      isJoined && isOpen && last !== null ? { ...draft, role: last.role, isRoute: last.isRoute } : draft;
    last = shared;
    return shared;
  });
}

/** Marks the tokens that places take up. */
function takenBy(
  size: number,
  spots: readonly { start: number; end: number; houses?: { end: number } | null }[],
) {
  const taken = new Uint8Array(size);
  for (const { start, end, houses } of spots) taken.fill(1, start, Math.max(end, houses?.end ?? 0));
  return (at: number) => taken[at] === 1;
}

/** Reads the places that a Russian text names, against a gazetteer. Linear in the text; nothing is invented. */
export function readPlaces(gazetteer: Gazetteer, source: string): PlaceReading {
  const reading = readingText(source.slice(0, TEXT_LIMIT), gazetteer.latin);
  if (reading.tokens.length === 0) return NOTHING_READ;
  const streets = findStreets({ gazetteer, reading });
  const size = reading.tokens.length;
  const settlements = findSettlements(reading, takenBy(size, streets));
  const work: Reading = { gazetteer, reading, settlements };
  const quarters = findQuarters({ gazetteer, reading }, takenBy(size, streets));
  const spots: Spot[] = [...streets, ...quarters].sort((a, b) => a.start - b.start);
  const landmarks = findLandmarks(gazetteer, reading, takenBy(size, [...spots, ...settlements]));
  const drafts = [
    ...attachHouses(reading, spots).map((address) => draftOf(work, address)),
    ...landmarks.map((landmark) => draftOfLandmark(work, landmark)),
    ...settlements.map((settlement) => draftOfSettlement(reading, settlement)),
  ].sort((a, b) => a.from - b.from || a.to - b.to);
  const told = withoutEchoes(withSharedRoles(drafts, reading.text));
  const mentions = placeCorners(told, reading.folded);
  return { mentions: mentions.map(bare), main: mainPlace(mentions, reading.folded) };
}

function bare({ isRoute: _route, sentence: _sentence, known: _known, ...mention }: Draft): PlaceMention {
  return mention;
}
