import { distanceMetres } from '@/lib/domain/geometry';
import type { GazetteerEntry } from '@/lib/domain/places/gazetteer-entry';
import type { CityExtract, Tags } from './element';
import { type Feature, featuresOf, osmId } from './features';
import { isBuilding } from './kinds';
import { foldName, nameOf, splitValues } from './names';
import type { Settlements } from './settlements';

export interface Houses {
  readonly entries: readonly GazetteerEntry[];
  /** Objects with a number; several may tell the same address. */
  readonly tagged: number;
  /** Objects with a number but without a street or a place: nobody could name them. */
  readonly nameless: number;
}

/** The same words nearer than this are the same house, where one of them does not name its settlement. */
const SAME_WITHIN_M = 1_000;

interface Address {
  readonly name: string;
  readonly house: string;
}

const ADDRESSES = [
  ['addr:street', 'addr:housenumber'],
  ['addr2:street', 'addr2:housenumber'],
] as const;

const hasNumber = (tags: Tags) => tags['addr:housenumber'] !== undefined;

function addressesOf(tags: Tags, collected: string | null): Address[] {
  const found: Address[] = [];
  for (const [street, number] of ADDRESSES) {
    const numbers = splitValues(tags[number] ?? '');
    const given = tags[street] ?? (street === 'addr:street' ? (tags['addr:place'] ?? collected) : null);
    const names = splitValues(given ?? '');
    // «улица А;улица Б» with «1;2»: pairs; otherwise every number belongs to the first name.
    const isPaired = names.length === numbers.length;
    numbers.forEach((house, i) => {
      const name = (isPaired ? names[i] : undefined) ?? names[0];
      if (name !== undefined) found.push({ name, house });
    });
  }
  return found;
}

/** Streets that collect their houses by a relation instead of a tag. */
function collectedStreets(extract: CityExtract): Map<string, string> {
  const found = new Map<string, string>();
  for (const { tags, members } of extract.relations) {
    const name = nameOf(tags);
    if (name === null || (tags.type !== 'associatedStreet' && tags.type !== 'street')) continue;
    for (const { type, ref, role } of members) {
      if (role === 'house' || role === 'address') found.set(`${type}/${ref}`, name);
    }
  }
  return found;
}

/** Buildings before points, points before shops that only tell where they are. */
function worth({ type, tags }: Feature): number {
  if (isBuilding(tags)) return 0;
  return type === 'node' && nameOf(tags) === null ? 1 : 2;
}

function* byWorth(features: Iterable<Feature>): Generator<Feature> {
  const later: Feature[][] = [[], []];
  for (const feature of features) {
    const rank = worth(feature);
    if (rank === 0) yield feature;
    else later[rank - 1]?.push(feature);
  }
  for (const list of later) yield* list;
}

/** Names under which a street is known, to its own name. */
function streetNames(streets: readonly GazetteerEntry[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const { name, otherNames } of streets)
    for (const other of otherNames) names.set(foldName(other), name);
  for (const { name } of streets) names.set(foldName(name), name);
  return names;
}

/** Addresses by their words; what differs only in an unknown settlement is one. */
class AddressBook {
  readonly #byWords = new Map<string, GazetteerEntry[]>();

  add(entry: GazetteerEntry): void {
    const words = `${foldName(entry.name)}|${foldName(entry.house ?? '')}`;
    const alike = this.#byWords.get(words) ?? [];
    if (alike.some((known) => isSame(known, entry))) return;
    this.#byWords.set(words, [...alike, entry]);
  }

  entries(): GazetteerEntry[] {
    return [...this.#byWords.values()].flat();
  }
}

function isSame(a: GazetteerEntry, b: GazetteerEntry): boolean {
  if (a.settlement !== null && b.settlement !== null) {
    return foldName(a.settlement) === foldName(b.settlement);
  }
  return a.at === null || b.at === null || distanceMetres(a.at, b.at) < SAME_WITHIN_M;
}

/** One entry per address, however many objects tell it. */
export function buildHouses(
  extract: CityExtract,
  { settlements, streets }: { settlements: Settlements; streets: readonly GazetteerEntry[] },
): Houses {
  const collected = collectedStreets(extract);
  const names = streetNames(streets);
  const book = new AddressBook();
  let [tagged, nameless] = [0, 0];
  for (const feature of byWorth(featuresOf(extract, hasNumber))) {
    tagged++;
    const addresses = addressesOf(feature.tags, collected.get(`${feature.type}/${feature.id}`) ?? null);
    if (addresses.length === 0) nameless++;
    const settlement = nameOf({ name: feature.tags['addr:city'] ?? '' }) ?? settlements.at(feature.at);
    addresses.forEach(({ name, house }, i) => {
      book.add({
        id: i === 0 ? osmId(feature) : `${osmId(feature)}#${i + 1}`,
        kind: 'house',
        name: names.get(foldName(name)) ?? name,
        otherNames: [],
        house,
        settlement,
        at: feature.at,
        lines: null,
      });
    });
  }
  return { entries: book.entries(), tagged, nameless };
}
