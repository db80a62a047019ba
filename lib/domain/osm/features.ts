import type { Position } from '@/lib/domain/geometry';
import type { CityExtract, ElementType, Relation, Tags } from './element';
import { isClosed, linesOf, type Polygon, pointOnPolygons, polygonsOf, ringOf } from './rings';

/** A tagged element with the shape it has here. */
export interface Feature {
  readonly type: ElementType;
  readonly id: number;
  readonly tags: Tags;
  readonly polygons: readonly Polygon[];
  readonly lines: readonly (readonly Position[])[];
  readonly at: Position;
}

export const osmId = ({ type, id }: Pick<Feature, 'type' | 'id'>) => `osm:${type}/${id}`;

/** The point of a line that is half-way along its vertices. */
export function middleOf(lines: readonly (readonly Position[])[]): Position | null {
  let longest: readonly Position[] = [];
  for (const line of lines) if (line.length > longest.length) longest = line;
  return longest[Math.floor(longest.length / 2)] ?? null;
}

function* wayFeatures(extract: CityExtract, wants: (tags: Tags) => boolean): Generator<Feature> {
  for (const way of extract.ways.values()) {
    const { id, tags } = way;
    if (!wants(tags)) continue;
    const lines = linesOf(extract, way);
    const ring = isClosed(way) ? ringOf(extract, way.refs) : null;
    const polygons: Polygon[] = ring === null ? [] : [[ring]];
    const at = pointOnPolygons(polygons) ?? middleOf(lines) ?? knownPoint(extract, way.refs);
    if (at !== null) yield { type: 'way', id, tags, polygons, lines, at };
  }
}

/** Of a way that the edge of the extract cuts down to one node. */
function knownPoint(extract: CityExtract, refs: Iterable<number>): Position | null {
  for (const ref of refs) {
    const at = extract.position(ref);
    if (at !== null) return at;
  }
  return null;
}

function* relationFeatures(extract: CityExtract, wants: (tags: Tags) => boolean): Generator<Feature> {
  for (const relation of extract.relations) {
    const { id, tags } = relation;
    if (!wants(tags)) continue;
    const polygons = polygonsOf(extract, relation);
    const at = pointOnPolygons(polygons) ?? memberPoint(extract, relation.members);
    if (at !== null) yield { type: 'relation', id, tags, polygons, lines: [], at };
  }
}

/** Where a relation without a whole area is: on its first member that is known, as a stop area's node. */
function memberPoint(extract: CityExtract, members: Relation['members']): Position | null {
  for (const { type, ref } of members) {
    const refs = type === 'node' ? [ref] : (extract.ways.get(ref)?.refs ?? []);
    const at = type === 'relation' ? null : knownPoint(extract, refs);
    if (at !== null) return at;
  }
  return null;
}

/** Elements whose tags are wanted: relations first, then ways, then nodes, as an area says more than a point. */
export function* featuresOf(extract: CityExtract, wants: (tags: Tags) => boolean): Generator<Feature> {
  yield* relationFeatures(extract, wants);
  yield* wayFeatures(extract, wants);
  for (const { id, tags, at } of extract.nodes) {
    if (wants(tags)) yield { type: 'node', id, tags, polygons: [], lines: [], at };
  }
}
