import type { Tags } from './element';

/** What carries `highway` and is no street all the same. */
const NO_STREET = new Set([
  'abandoned',
  'bus_stop',
  'corridor',
  'crossing',
  'elevator',
  'emergency_access_point',
  'platform',
  'proposed',
  'razed',
  'rest_area',
  'services',
  'street_lamp',
  'traffic_signals',
]);

const SETTLEMENTS = ['city', 'town', 'village', 'hamlet', 'isolated_dwelling'] as const;
export type SettlementClass = (typeof SETTLEMENTS)[number];

const QUARTERS = new Set(['suburb', 'quarter', 'neighbourhood', 'city_block', 'allotments', 'borough']);
const NAMED_LAND = new Set(['residential', 'allotments', 'industrial', 'garages', 'cemetery']);
const STOPS = new Set(['platform', 'station', 'stop_area', 'stop_position']);
const OBJECT_KEYS = [
  'aeroway',
  'amenity',
  'building',
  'craft',
  'healthcare',
  'historic',
  'leisure',
  'man_made',
  'office',
  'shop',
  'tourism',
] as const;

export function isStreet(tags: Tags): boolean {
  if (tags.highway !== undefined) return !NO_STREET.has(tags.highway);
  return tags.place === 'square';
}

export function settlementClass(tags: Tags): SettlementClass | null {
  return SETTLEMENTS.find((known) => known === tags.place) ?? null;
}

export function isQuarter(tags: Tags): boolean {
  return QUARTERS.has(tags.place ?? '') || NAMED_LAND.has(tags.landuse ?? '');
}

export function isStop(tags: Tags): boolean {
  if (tags.highway === 'bus_stop' || tags.railway === 'tram_stop') return true;
  return STOPS.has(tags.public_transport ?? '') || ['station', 'halt'].includes(tags.railway ?? '');
}

export function isObject(tags: Tags): boolean {
  return OBJECT_KEYS.some((key) => tags[key] !== undefined) || tags.natural === 'beach';
}

/** A house of its own, rather than a shop that tells its address. */
export function isBuilding(tags: Tags): boolean {
  return tags.building !== undefined || tags['building:part'] !== undefined;
}

const KEYS =
  /^(?:name(?::ru)?|(?:old|alt|short|official|loc)_name(?::.*)?|was:name.*|old_short_name.*|addr2?:(?:street|housenumber|place|city|suburb|unit)|place|highway|building(?::part)?|landuse|natural|waterway|water|leisure|amenity|shop|railway|public_transport|boundary|admin_level|type|tourism|office|healthcare|historic|man_made|aeroway|craft|bridge|tunnel|layer|area|service|population)$/;

/** Tags that mean something here; null when none does. What is dropped never takes memory. */
export function keepTags(tags: Tags): Tags | null {
  let kept: Record<string, string> | null = null;
  for (const [key, value] of Object.entries(tags)) {
    if (!KEYS.test(key)) continue;
    kept ??= {};
    kept[key] = value;
  }
  return kept;
}
