import { distanceMetres } from '@/lib/domain/geometry';
import type { GazetteerEntry } from '@/lib/domain/places/gazetteer-entry';
import type { CityExtract, Tags } from './element';
import { featuresOf, osmId } from './features';
import { isObject, isQuarter, isStop, isStreet, settlementClass } from './kinds';
import { foldName, nameOf, otherNamesOf } from './names';
import type { Settlements } from './settlements';

type NamedKind = 'quarter' | 'object' | 'stop';

/** Things of one name and kind nearer than this are one: both sides of a stop, a school and its point. */
const SAME_WITHIN_M: Readonly<Record<NamedKind, number>> = { quarter: 2_000, object: 150, stop: 400 };

/** A house has a place of its own; its bare name («корпус 2») would only add noise. */
function kindOf(tags: Tags): NamedKind | null {
  if (isStreet(tags) || settlementClass(tags) !== null) return null;
  if (isStop(tags)) return 'stop';
  if (isQuarter(tags)) return 'quarter';
  return isObject(tags) ? 'object' : null;
}

/** Quarters, stops and named objects; one entry for one thing, its area before its point. */
export function buildNamedThings(extract: CityExtract, settlements: Settlements): GazetteerEntry[] {
  const entries: GazetteerEntry[] = [];
  const seen = new Map<string, GazetteerEntry[]>();
  for (const feature of featuresOf(extract, (tags) => kindOf(tags) !== null)) {
    const kind = kindOf(feature.tags);
    const name = nameOf(feature.tags);
    if (kind === null || name === null) continue;
    const key = `${kind}|${foldName(name)}`;
    const alike = seen.get(key) ?? [];
    const limit = SAME_WITHIN_M[kind];
    if (alike.some(({ at }) => at !== null && distanceMetres(at, feature.at) < limit)) continue;
    const entry: GazetteerEntry = {
      id: osmId(feature),
      kind,
      name,
      otherNames: otherNamesOf(feature.tags),
      house: null,
      settlement: settlements.at(feature.at),
      at: feature.at,
      lines: null,
    };
    seen.set(key, [...alike, entry]);
    entries.push(entry);
  }
  return entries;
}
