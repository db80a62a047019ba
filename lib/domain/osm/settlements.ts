import { distanceMetres, type Position, polygonContains } from '@/lib/domain/geometry';
import type { GazetteerEntry } from '@/lib/domain/places/gazetteer-entry';
import type { CityExtract } from './element';
import { type Feature, featuresOf, osmId } from './features';
import { type SettlementClass, settlementClass } from './kinds';
import { foldName, nameOf, otherNamesOf } from './names';
import { type Polygon, signedArea } from './rings';

/** How far from its point a settlement without a boundary reaches, metres: an order of size, not a rule. */
const REACH_M: Readonly<Record<SettlementClass, number>> = {
  city: 12_000,
  town: 6_000,
  village: 2_500,
  hamlet: 1_200,
  isolated_dwelling: 500,
};
/** Two places of one name nearer than this are the boundary and the point of the same one. */
const SAME_WITHIN_M = 12_000;

export interface Settlements {
  readonly entries: readonly GazetteerEntry[];
  /** The settlement around a point; null where none reaches. */
  at(position: Position): string | null;
}

interface Area {
  readonly name: string;
  readonly polygon: Polygon;
  readonly size: number;
  readonly box: readonly [west: number, south: number, east: number, north: number];
}

interface Centre {
  readonly name: string;
  readonly at: Position;
  readonly reach: number;
}

function toArea(name: string, polygon: Polygon): Area {
  const [outer = []] = polygon;
  const lons = outer.map(([lon]) => lon);
  const lats = outer.map(([, lat]) => lat);
  const least = (values: number[]) => values.reduce((a, b) => Math.min(a, b), 180);
  const most = (values: number[]) => values.reduce((a, b) => Math.max(a, b), -180);
  return {
    name,
    polygon,
    size: Math.abs(signedArea(outer)),
    box: [least(lons), least(lats), most(lons), most(lats)],
  };
}

function holds({ polygon, box }: Area, [lon, lat]: Position): boolean {
  const [west, south, east, north] = box;
  if (lon < west || lon > east || lat < south || lat > north) return false;
  return polygonContains(polygon, lon, lat);
}

function toEntry(feature: Feature, name: string): GazetteerEntry {
  return {
    id: osmId(feature),
    kind: 'settlement',
    name,
    otherNames: otherNamesOf(feature.tags),
    house: null,
    settlement: null,
    at: feature.at,
    lines: null,
  };
}

/** Settlements of an extract: by their boundaries where these are drawn, else by distance from their points. */
export function findSettlements(extract: CityExtract): Settlements {
  const entries: GazetteerEntry[] = [];
  const areas: Area[] = [];
  const centres: Centre[] = [];
  for (const feature of featuresOf(extract, (tags) => settlementClass(tags) !== null)) {
    const name = nameOf(feature.tags);
    const size = settlementClass(feature.tags);
    if (name === null || size === null) continue;
    areas.push(...feature.polygons.map((polygon) => toArea(name, polygon)));
    const isKnown = entries.some(
      (entry) =>
        foldName(entry.name) === foldName(name) &&
        entry.at !== null &&
        distanceMetres(entry.at, feature.at) < SAME_WITHIN_M,
    );
    if (isKnown) continue;
    entries.push(toEntry(feature, name));
    if (feature.polygons.length === 0) centres.push({ name, at: feature.at, reach: REACH_M[size] });
  }
  areas.sort((a, b) => a.size - b.size);
  return { entries, at: (position) => inArea(areas, position) ?? nearCentre(centres, position) };
}

function inArea(areas: readonly Area[], position: Position): string | null {
  return areas.find((area) => holds(area, position))?.name ?? null;
}

/** The settlement of whose reach the point uses the least part. */
function nearCentre(centres: readonly Centre[], position: Position): string | null {
  let best: string | null = null;
  let least = 1;
  for (const { name, at, reach } of centres) {
    const part = distanceMetres(at, position) / reach;
    if (part > least) continue;
    least = part;
    best = name;
  }
  return best;
}
