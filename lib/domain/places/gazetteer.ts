import type { GazetteerEntry, Position } from './gazetteer-entry';
import { normalizeHouse } from './house-number';
import { LatinSpelling } from './latin-spelling';
import { PhraseIndex } from './phrase-index';
import { isPersonName, type ParsedName, parseStreetName, type Slot } from './street-name';
import { foldWord } from './tokens';
import { isQuarterType, type StreetType, TYPE_WORDS } from './type-words';

/** A street or a quarter with its houses. */
export interface Street {
  readonly id: string;
  readonly name: string;
  readonly type: StreetType;
  readonly settlement: string | null;
  readonly at: Position | null;
  readonly lines: readonly (readonly Position[])[];
  /** By normalized number. */
  readonly houses: Map<string, GazetteerEntry>;
}

/** A settlement, a district or a named object: whatever is found by its name alone. */
export interface NamedPlace {
  readonly id: string;
  readonly kind: 'settlement' | 'district' | 'object' | 'stop';
  readonly name: string;
  readonly at: Position | null;
}

export interface DistrictName {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
}

export interface GazetteerOptions {
  /** The settlement that is meant when none is named; null when the list does not say. */
  readonly city: string | null;
  readonly districts: readonly DistrictName[];
}

export interface Gazetteer {
  readonly city: string | null;
  readonly streets: PhraseIndex<Street>;
  readonly quarters: PhraseIndex<Street>;
  readonly named: PhraseIndex<NamedPlace>;
  /** «ПЛК» for «проспект Ленинского Комсомола», where only one street has these initials. */
  readonly acronyms: ReadonlyMap<string, Street>;
  readonly latin: LatinSpelling;
  readonly hasHouses: boolean;
  readonly size: number;
}

const foldName = (name: string) => foldWord(name).replace(/\s+/g, ' ').trim();
const placeKey = (name: string, settlement: string | null) =>
  `${foldName(name)}|${settlement === null ? '' : foldName(settlement)}`;

function streetOf(entry: GazetteerEntry, parsed: ParsedName): Street {
  const { id, name, settlement, at } = entry;
  return { id, name, type: parsed.type, settlement, at, lines: entry.lines ?? [], houses: new Map() };
}

function addStreet(index: PhraseIndex<Street>, street: Street, slots: readonly Slot[]): void {
  index.add({ slots, target: street, isPart: false });
  const last = slots.at(-1);
  if (last === undefined || slots.length < 2) return;
  if (isPersonName(slots)) index.add({ slots: [last], target: street, isPart: true });
  const isPair = slots.length === 2 && slots.every((slot) => slot.kind === 'word' || slot.value < 40);
  if (isPair) index.add({ slots: [...slots].reverse(), target: street, isPart: false });
}

function addSounds(latin: LatinSpelling, slots: readonly Slot[]): void {
  for (const slot of slots) if (slot.kind === 'word') latin.add([...slot.strong, ...slot.weak]);
}

function acronymOf({ type, slots }: ParsedName): string | null {
  const letters = slots.map((slot) => (slot.kind === 'word' ? (slot.word[0] ?? '') : ''));
  return slots.length >= 2 && letters.every((letter) => letter !== '')
    ? `${type[0]}${letters.join('')}`
    : null;
}

const kindOf = (kind: GazetteerEntry['kind']): NamedPlace['kind'] | null =>
  kind === 'settlement' || kind === 'object' || kind === 'stop' ? kind : null;

/** A noun in the feminine or the neuter, as objects have them: «школа», «кафе», «роща». */
function withNounForms(slot: Slot): Slot {
  if (slot.kind === 'number' || !/[ая]$/.test(slot.word) || slot.form === 'adjective') return slot;
  const stem = slot.word.slice(0, -1);
  const more = ['ы', 'и', 'е', 'у', 'ю', 'ой', 'ей'].map((ending) => `${stem}${ending}`);
  return { ...slot, strong: new Set([...slot.strong, ...more]) };
}

/** Slots of a name that has no type word of a street. */
function plainSlots(name: string): readonly Slot[] {
  return (parseStreetName(`микрорайон ${name}`)?.slots ?? []).map(withNounForms);
}

/** Words of addresses whose signs are lost in Latin letters. */
const SOFT_WORDS = ['подъезд', 'подъезда', 'подъезде', 'подъезду', 'подъездом', 'подъезды', 'строение'];

class Builder {
  readonly streets = new PhraseIndex<Street>();
  readonly quarters = new PhraseIndex<Street>();
  readonly named = new PhraseIndex<NamedPlace>();
  readonly acronyms = new Map<string, Street | null>();
  readonly latin = new LatinSpelling();
  readonly byKey = new Map<string, Street>();
  hasHouses = false;

  constructor() {
    this.latin.add([...TYPE_WORDS, ...SOFT_WORDS]);
  }

  addStreet(entry: GazetteerEntry): Street | null {
    const key = placeKey(entry.name, entry.settlement);
    const known = this.byKey.get(key);
    if (known !== undefined) return known;
    const parsed = parseStreetName(entry.name);
    if (parsed === null) return null;
    const street = streetOf(entry, parsed);
    this.byKey.set(key, street);
    const index = isQuarterType(parsed.type) || entry.kind === 'quarter' ? this.quarters : this.streets;
    addStreet(index, street, parsed.slots);
    addSounds(this.latin, parsed.slots);
    const cores = new Set([parsed.core]);
    for (const other of entry.otherNames) {
      const spelled = parseStreetName(other);
      if (spelled === null || cores.has(spelled.core)) continue;
      cores.add(spelled.core);
      addStreet(index, street, spelled.slots);
      addSounds(this.latin, spelled.slots);
    }
    const acronym = acronymOf(parsed);
    if (acronym !== null) this.acronyms.set(acronym, this.acronyms.has(acronym) ? null : street);
    return street;
  }

  addHouse(entry: GazetteerEntry): void {
    const number = entry.house === null ? null : normalizeHouse(entry.house);
    if (number === null) return;
    const street =
      this.byKey.get(placeKey(entry.name, entry.settlement)) ??
      this.byKey.get(placeKey(entry.name, null)) ??
      this.addStreet({ ...entry, kind: 'street', house: null, lines: null, otherNames: [] });
    if (street === null) return;
    this.hasHouses = true;
    if (!street.houses.has(number)) street.houses.set(number, entry);
  }

  addNamed(place: NamedPlace, otherNames: readonly string[]): void {
    for (const name of new Set([place.name, ...otherNames])) {
      const slots = plainSlots(name);
      this.named.add({ slots, target: place, isPart: false });
      addSounds(this.latin, slots);
    }
  }
}

/** The names of a city laid out for finding them in a text. Entries may come in any order. */
export function createGazetteer(entries: Iterable<GazetteerEntry>, options: GazetteerOptions): Gazetteer {
  const builder = new Builder();
  const houses: GazetteerEntry[] = [];
  let size = 0;
  for (const entry of entries) {
    size++;
    const kind = kindOf(entry.kind);
    if (entry.kind === 'house') houses.push(entry);
    else if (kind === null) builder.addStreet(entry);
    else builder.addNamed({ id: entry.id, kind, name: entry.name, at: entry.at }, entry.otherNames);
  }
  for (const house of houses) builder.addHouse(house);
  for (const { id, name, aliases } of options.districts)
    builder.addNamed({ id, kind: 'district', name, at: null }, aliases);
  const acronyms = new Map<string, Street>();
  for (const [letters, street] of builder.acronyms) if (street !== null) acronyms.set(letters, street);
  const { streets, quarters, named, latin, hasHouses } = builder;
  return { city: options.city, streets, quarters, named, acronyms, latin, hasHouses, size };
}
