import { gridDistance } from 'h3-js';
import type { Trace } from './trace';

export const PLACE_RELATIONS = [
  'same-house',
  'same-object',
  'same-crossing',
  'near-house',
  'same-cell',
  'same-street',
  'same-quarter',
  'same-area',
  'near-cell',
  'same-district',
  'unknown',
] as const;
export type PlaceRelation = (typeof PLACE_RELATIONS)[number];

export const PLACE_CONFLICTS = [
  'other-house',
  'other-street',
  'other-crossing',
  'other-object',
  'other-entrance',
  'other-quarter',
  'other-area',
  'far-cell',
  'other-district',
] as const;
export type PlaceConflict = (typeof PLACE_CONFLICTS)[number];

export type PlaceAnswer =
  | { readonly isConflict: false; readonly relation: PlaceRelation }
  | { readonly isConflict: true; readonly conflict: PlaceConflict };

const same = (relation: PlaceRelation): PlaceAnswer => ({ isConflict: false, relation });
const other = (conflict: PlaceConflict): PlaceAnswer => ({ isConflict: true, conflict });

const hasCommon = (a: readonly string[], b: readonly string[]) => a.some((value) => b.includes(value));
const isDisjoint = (a: readonly string[], b: readonly string[]) =>
  a.length > 0 && b.length > 0 && !hasCommon(a, b);

/** Three houses on one side of a street are hit by one failure of a network. */
const NEAR_NUMBERS = 6;
/** Steps of an H3-9 grid, some 300 m each. */
const FAR_FOR_POINT = 3;
const FAR_FOR_AREA = 7;

function areNear(a: readonly string[], b: readonly string[]): boolean {
  return a.some((left) =>
    b.some((right) => Math.abs(Number.parseInt(left, 10) - Number.parseInt(right, 10)) <= NEAR_NUMBERS),
  );
}

/** Kinds of numbered things of which both tell, and none in common. */
function haveOtherObjects(a: readonly string[], b: readonly string[]): boolean {
  const kindOf = (object: string) => object.slice(0, object.lastIndexOf(' '));
  return a.some((left) => b.some((right) => kindOf(left) === kindOf(right))) && !hasCommon(a, b);
}

type OnStreet = 'same-house' | 'near-house' | 'other-house' | 'same-street';

function onStreet(left: readonly string[], right: readonly string[], isAreal: boolean): OnStreet {
  if (hasCommon(left, right)) return 'same-house';
  if (left.length === 0 || right.length === 0) return 'same-street';
  return isAreal && areNear(left, right) ? 'near-house' : 'other-house';
}

/** What the names of streets and the houses on them say; null when they say nothing. */
function byNames(a: Trace, b: Trace, isAreal: boolean): PlaceAnswer | null {
  const found = new Set<OnStreet>();
  let common = 0;
  for (const [key, left] of a.places.names) {
    const right = b.places.names.get(key);
    if (right === undefined) continue;
    common++;
    found.add(onStreet(left, right, isAreal));
  }
  if (found.has('same-house')) return same('same-house');
  if (found.has('near-house')) return same('near-house');
  if (common >= 2 && found.has('same-street')) return same('same-crossing');
  if (found.has('other-house')) return other('other-house');
  if (common === 0) return null;
  return isPureCrossing(a) && isPureCrossing(b) ? other('other-crossing') : same('same-street');
}

function isPureCrossing({ places: { names } }: Trace): boolean {
  return names.size >= 2 && [...names.values()].every((houses) => houses.length === 0);
}

function byCells(a: Trace, b: Trace, isAreal: boolean): PlaceAnswer | null {
  if (a.cell === null || b.cell === null) return null;
  if (a.cell === b.cell) return same('same-cell');
  let steps = Number.POSITIVE_INFINITY;
  try {
    steps = gridDistance(a.cell, b.cell);
  } catch {
    // Too far apart for the grid to count.
  }
  if (steps <= 1) return same('near-cell');
  const far = isAreal ? FAR_FOR_AREA : FAR_FOR_POINT;
  return a.precision === 'house' && b.precision === 'house' && steps >= far ? other('far-cell') : null;
}

function byAreas(a: Trace, b: Trace): PlaceAnswer | null {
  if (isDisjoint(a.places.quarters, b.places.quarters)) return other('other-quarter');
  if (isDisjoint(a.places.areas, b.places.areas)) return other('other-area');
  if (hasCommon(a.places.quarters, b.places.quarters)) return same('same-quarter');
  return hasCommon(a.places.areas, b.places.areas) ? same('same-area') : null;
}

/** Matters of one stair: another stair of the same house is another case. */
const BY_ENTRANCE: ReadonlySet<string> = new Set(['lift', 'entrance', 'roof', 'light']);

function refuse(a: Trace, b: Trace): PlaceAnswer | null {
  if (haveOtherObjects(a.places.objects, b.places.objects)) return other('other-object');
  const isByEntrance = BY_ENTRANCE.has(a.subject ?? '') || BY_ENTRANCE.has(b.subject ?? '');
  if (isByEntrance && isDisjoint(a.places.entrances, b.places.entrances)) return other('other-entrance');
  return null;
}

/** How the places of two appeals stand to each other, by the most exact thing that both tell. */
export function relatePlaces(a: Trace, b: Trace): PlaceAnswer {
  const isAreal = a.isAreal && b.isAreal;
  const refused = refuse(a, b);
  if (refused !== null) return refused;
  const named = byNames(a, b, isAreal);
  if (named !== null && !named.isConflict && named.relation === 'same-house') return named;
  if (hasCommon(a.places.objects, b.places.objects)) return same('same-object');
  const area = byAreas(a, b);
  if (area?.isConflict === true) return area;
  // One failure of a network strikes houses far from each other: their quarter holds them together.
  if (named !== null && !(isAreal && named.isConflict && area !== null)) return named;
  if (area !== null && (isAreal || a.places.names.size === 0 || b.places.names.size === 0)) return area;
  const isOtherStreet = a.places.names.size > 0 && b.places.names.size > 0;
  return byCells(a, b, isAreal) ?? (isOtherStreet ? other('other-street') : byDistricts(a, b));
}

function byDistricts(a: Trace, b: Trace): PlaceAnswer {
  if (a.district === null || b.district === null) return same('unknown');
  return a.district === b.district ? same('same-district') : other('other-district');
}
