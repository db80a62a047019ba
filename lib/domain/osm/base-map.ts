import type { Position } from '@/lib/domain/geometry';
import type { CityExtract, Tags } from './element';
import { type Feature, featuresOf } from './features';
import { nameOf } from './names';
import { signedArea } from './rings';

export const MAP_LAYERS = [
  'land',
  'water',
  'stream',
  'building',
  'rail',
  'road',
  'address',
  'place',
] as const;
export type MapLayer = (typeof MAP_LAYERS)[number];

export type MapGeometry =
  | { readonly type: 'Point'; readonly coordinates: Position }
  | { readonly type: 'MultiLineString'; readonly coordinates: readonly (readonly Position[])[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly (readonly Position[])[])[] };

/** One thing on the base map. */
export interface MapThing {
  readonly layer: MapLayer;
  /** Least zoom at which it is drawn. */
  readonly minZoom: number;
  readonly properties: Readonly<Record<string, string | number>>;
  readonly geometry: MapGeometry;
}

export const MIN_ZOOM = 8;
export const MAX_ZOOM = 14;

const LAND: Readonly<Record<string, string>> = {
  forest: 'forest',
  wood: 'forest',
  park: 'park',
  garden: 'park',
  nature_reserve: 'forest',
  grass: 'park',
  meadow: 'park',
  scrub: 'park',
  recreation_ground: 'park',
  village_green: 'park',
  cemetery: 'park',
  allotments: 'park',
  industrial: 'industry',
  railway: 'industry',
  residential: 'residential',
};

/** Width and least zoom by what a road is for. */
const ROADS: Readonly<Record<string, readonly [kind: string, minZoom: number]>> = {
  motorway: ['major', 8],
  trunk: ['major', 8],
  primary: ['major', 8],
  motorway_link: ['major', 11],
  trunk_link: ['major', 11],
  primary_link: ['major', 11],
  secondary: ['middle', 10],
  secondary_link: ['middle', 11],
  tertiary: ['middle', 11],
  tertiary_link: ['middle', 12],
  unclassified: ['minor', 12],
  residential: ['minor', 12],
  living_street: ['minor', 12],
  road: ['minor', 12],
  pedestrian: ['foot', 13],
  service: ['service', 14],
  track: ['service', 14],
  footway: ['foot', 14],
  path: ['foot', 14],
  cycleway: ['foot', 14],
  steps: ['foot', 14],
};

const RAILS: Readonly<Record<string, number>> = { rail: 9, light_rail: 11, tram: 13, narrow_gauge: 12 };
const WATERS = new Set(['reservoir', 'basin']);
const STREAMS: Readonly<Record<string, number>> = { river: 9, canal: 11, stream: 13 };
const PLACES: Readonly<Record<string, number>> = {
  city: 8,
  town: 9,
  village: 11,
  suburb: 12,
  hamlet: 13,
  quarter: 13,
  neighbourhood: 13,
};

/** Twice the area in square degrees below which an area is not worth drawing, by zoom. */
function areaZoom({ polygons }: Feature): number {
  const area = polygons.reduce((sum, [outer]) => sum + (outer ? Math.abs(signedArea(outer)) : 0), 0);
  if (area > 2e-4) return MIN_ZOOM;
  if (area > 1e-5) return 10;
  return area > 1e-6 ? 12 : 13;
}

type Kind = Pick<MapThing, 'layer' | 'minZoom' | 'properties'>;

const named = (tags: Tags): Record<string, string> => {
  const name = nameOf(tags);
  return name === null ? {} : { name };
};

function isWater({ natural, waterway, landuse }: Tags): boolean {
  return natural === 'water' || waterway === 'riverbank' || WATERS.has(landuse ?? '');
}

function areaKind(feature: Feature): Kind | null {
  const { tags } = feature;
  if (isWater(tags)) return { layer: 'water', minZoom: areaZoom(feature), properties: named(tags) };
  if (tags.building !== undefined && tags.building !== 'no')
    return { layer: 'building', minZoom: 13, properties: {} };
  const kind = LAND[tags.landuse ?? ''] ?? LAND[tags.natural ?? ''] ?? LAND[tags.leisure ?? ''];
  if (kind !== undefined)
    return { layer: 'land', minZoom: areaZoom(feature), properties: { kind, ...named(tags) } };
  const isFoot = tags.highway === 'pedestrian' || tags.place === 'square';
  return isFoot ? { layer: 'land', minZoom: 13, properties: { kind: 'square', ...named(tags) } } : null;
}

function lineKind({ tags }: Feature): Kind | null {
  const road = ROADS[tags.highway ?? ''];
  if (road !== undefined) {
    const [kind, minZoom] = road;
    return { layer: 'road', minZoom, properties: { kind, ...named(tags) } };
  }
  const rail = RAILS[tags.railway ?? ''];
  const isHidden = tags.tunnel !== undefined && tags.tunnel !== 'no';
  if (rail !== undefined && !isHidden) return { layer: 'rail', minZoom: rail, properties: {} };
  const stream = STREAMS[tags.waterway ?? ''];
  return stream !== undefined && !isHidden
    ? { layer: 'stream', minZoom: stream, properties: { kind: tags.waterway ?? '', ...named(tags) } }
    : null;
}

/** Closed ways of these are lines all the same: a roundabout is no area. */
const isRing = ({ highway, area }: Tags) => highway !== undefined && area !== 'yes' && highway !== 'platform';

function shapesOf(feature: Feature): MapThing[] {
  const { tags, polygons, lines } = feature;
  if (polygons.length > 0 && !isRing(tags)) {
    const kind = areaKind(feature);
    if (kind !== null) return [{ ...kind, geometry: { type: 'MultiPolygon', coordinates: polygons } }];
  }
  const kind = lines.length > 0 ? lineKind(feature) : null;
  return kind === null ? [] : [{ ...kind, geometry: { type: 'MultiLineString', coordinates: lines } }];
}

function pointsOf({ tags, at, type }: Feature): MapThing[] {
  const things: MapThing[] = [];
  const geometry = { type: 'Point', coordinates: at } as const;
  const house = tags['addr:housenumber'];
  if (house !== undefined)
    things.push({ layer: 'address', minZoom: MAX_ZOOM, properties: { house }, geometry });
  const name = nameOf(tags);
  const place = PLACES[tags.place ?? ''];
  if (name !== null && place !== undefined && type === 'node') {
    things.push({ layer: 'place', minZoom: place, properties: { name, kind: tags.place ?? '' }, geometry });
  }
  return things;
}

/** A number that a building and a point in it both tell is drawn once: where the building is. */
export function* baseMapThings(extract: CityExtract): Generator<MapThing> {
  const told = new Set<string>();
  for (const feature of featuresOf(extract, (tags) => Object.keys(tags).length > 0)) {
    yield* shapesOf(feature);
    const { tags } = feature;
    const address = `${tags['addr:street'] ?? tags['addr:place'] ?? ''}|${tags['addr:housenumber'] ?? ''}`;
    for (const thing of pointsOf(feature)) {
      if (thing.layer === 'address') {
        if (told.has(address)) continue;
        told.add(address);
      }
      yield thing;
    }
  }
}
