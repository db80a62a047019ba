import type { GazetteerEntry } from '@/lib/domain/places/gazetteer-entry';
import type { CityExtract } from './element';
import { buildHouses } from './houses';
import { buildNamedThings } from './named-things';
import { findSettlements } from './settlements';
import { nameSettlements } from './street-settlements';
import { buildStreets } from './streets';

export interface BuiltGazetteer {
  /** In a fixed order, each id once. */
  readonly entries: readonly GazetteerEntry[];
  readonly taggedHouses: number;
  readonly namelessHouses: number;
}

/** Everything with a name or a number that an extract holds of a city. The same extract gives the same entries. */
export function buildGazetteer(extract: CityExtract): BuiltGazetteer {
  const settlements = findSettlements(extract);
  const streets = buildStreets(extract, settlements);
  const houses = buildHouses(extract, { settlements, streets });
  const named = buildNamedThings(extract, settlements);
  const addressed = nameSettlements(streets, houses.entries);
  const all = [...settlements.entries, ...addressed, ...named];
  return { entries: withOwnIds(all), taggedHouses: houses.tagged, namelessHouses: houses.nameless };
}

/** One element may be a house and a school: each of its entries after the first names its kind. */
function withOwnIds(entries: readonly GazetteerEntry[]): GazetteerEntry[] {
  const taken = new Set<string>();
  return entries.map((entry) => {
    const id = taken.has(entry.id) ? `${entry.id}#${entry.kind}` : entry.id;
    taken.add(id);
    return { ...entry, id };
  });
}
