import { type Position, polygonContains, type Ring } from '@/lib/domain/geometry';
import type { CityExtract } from './element';
import { featuresOf } from './features';
import { foldName, nameOf, otherNamesOf } from './names';
import { type Polygon, pointOnPolygons } from './rings';

/** A named area that may be a district. */
export interface NamedArea {
  readonly names: readonly string[];
  readonly polygons: readonly Polygon[];
}

/** A district of the profile, as far as its boundary is concerned. */
export interface KnownDistrict {
  readonly id: string;
  readonly name: string;
  readonly short: string;
  readonly aliases: readonly string[];
  readonly labelAt: Position;
}

export interface Boundary {
  readonly id: string;
  /** All rings of all parts, holes included: even-odd. */
  readonly polygon: readonly Ring[];
  readonly labelAt: Position;
}

export interface MatchedAreas {
  readonly boundaries: readonly Boundary[];
  /** Districts for which no area was given. */
  readonly missing: readonly string[];
  /** Names of areas that are none of the profile's districts, or a district once more. */
  readonly foreign: readonly string[];
}

/** Administrative areas of an extract. */
export function administrativeAreas(extract: CityExtract): NamedArea[] {
  const areas: NamedArea[] = [];
  for (const { tags, polygons } of featuresOf(extract, (tags) => tags.boundary === 'administrative')) {
    const name = nameOf(tags);
    if (name !== null && polygons.length > 0) areas.push({ names: [name, ...otherNamesOf(tags)], polygons });
  }
  return areas;
}

const spellings = ({ id, name, short, aliases }: KnownDistrict) =>
  new Set([id, name, short, ...aliases].map(foldName));

function toBoundary({ id, labelAt }: KnownDistrict, { polygons }: NamedArea): Boundary {
  const polygon = polygons.flat();
  const isInside = polygonContains(polygon, labelAt[0], labelAt[1]);
  return { id, polygon, labelAt: isInside ? labelAt : (pointOnPolygons(polygons) ?? labelAt) };
}

/** Gives each area to the district that it names, by code, name or another spelling. */
export function matchDistricts(
  districts: readonly KnownDistrict[],
  areas: readonly NamedArea[],
): MatchedAreas {
  const boundaries = new Map<string, Boundary>();
  const foreign: string[] = [];
  for (const area of areas) {
    const district = districts.find((known) =>
      area.names.some((name) => spellings(known).has(foldName(name))),
    );
    if (district === undefined || boundaries.has(district.id)) foreign.push(area.names[0] ?? '');
    else boundaries.set(district.id, toBoundary(district, area));
  }
  const missing = districts.filter(({ id }) => !boundaries.has(id)).map(({ name }) => name);
  return { boundaries: [...boundaries.values()], missing, foreign };
}
