import { type Position, polygonContains, type Ring } from '@/lib/domain/geometry';
import type { CityExtract, Relation, Way } from './element';

/** One outer ring first, then its holes. */
export type Polygon = readonly Ring[];

/** The known course of a way: a run of neighbours each, where nodes in between are missing. */
export function linesOf(extract: CityExtract, way: Way): Position[][] {
  const lines: Position[][] = [];
  let line: Position[] = [];
  for (const ref of way.refs) {
    const at = extract.position(ref);
    if (at !== null) {
      line.push(at);
      continue;
    }
    if (line.length > 1) lines.push(line);
    line = [];
  }
  if (line.length > 1) lines.push(line);
  return lines;
}

export function isClosed(way: Way): boolean {
  return way.refs.length > 3 && way.refs[0] === way.refs.at(-1);
}

/** The ring of a closed way; null when a node of it is missing. */
export function ringOf(extract: CityExtract, refs: Iterable<number>): Ring | null {
  const ring: Position[] = [];
  for (const ref of refs) {
    const at = extract.position(ref);
    if (at === null) return null;
    ring.push(at);
  }
  return ring.length > 3 ? ring : null;
}

/** Pieces by the nodes at their ends. */
class PieceShelf {
  readonly #pieces: readonly (readonly number[])[];
  readonly #byEnd = new Map<number, Set<number>>();

  constructor(pieces: readonly (readonly number[])[]) {
    this.#pieces = pieces;
    pieces.forEach((piece, i) => {
      for (const end of endsOf(piece)) this.#byEnd.set(end, (this.#byEnd.get(end) ?? new Set()).add(i));
    });
  }

  /** The first piece that is still there and ends at a node, turned so that it begins there. */
  takeAt(node: number): readonly number[] | null {
    const i = this.#byEnd.get(node)?.values().next().value;
    if (i === undefined) return null;
    const piece = this.take(i) ?? [];
    return piece[0] === node ? piece : [...piece].reverse();
  }

  /** Null when it was taken before. */
  take(i: number): readonly number[] | null {
    const piece = this.#pieces[i] ?? [];
    const [first] = piece;
    if (first === undefined || this.#byEnd.get(first)?.has(i) !== true) return null;
    for (const end of endsOf(piece)) this.#byEnd.get(end)?.delete(i);
    return piece;
  }
}

function endsOf(piece: readonly number[]): number[] {
  return [piece[0], piece.at(-1)].filter((end) => end !== undefined);
}

/** Joins open pieces end to end into closed rings of node ids; pieces that close nowhere are left out. */
export function joinRings(pieces: readonly (readonly number[])[]): number[][] {
  const shelf = new PieceShelf(pieces);
  const rings: number[][] = [];
  for (let i = 0; i < pieces.length; i++) {
    const ring = [...(shelf.take(i) ?? [])];
    let next: readonly number[] | null = ring;
    while (next !== null && ring[0] !== ring.at(-1)) {
      next = shelf.takeAt(ring.at(-1) ?? 0);
      // One by one: a long coast would not fit into the arguments of a call.
      for (const node of next?.slice(1) ?? []) ring.push(node);
    }
    if (ring.length > 3 && ring[0] === ring.at(-1)) rings.push(ring);
  }
  return rings;
}

function ringsOfRole(extract: CityExtract, relation: Relation, isInner: boolean): Ring[] {
  const pieces: number[][] = [];
  for (const { type, ref, role } of relation.members) {
    if (type !== 'way' || (role === 'inner') !== isInner) continue;
    const way = extract.ways.get(ref);
    if (way !== undefined && way.refs.length > 1) pieces.push([...way.refs]);
  }
  return joinRings(pieces)
    .map((refs) => ringOf(extract, refs))
    .filter((ring) => ring !== null);
}

/** The polygons of a multipolygon or a boundary; holes go to the ring that holds them. */
export function polygonsOf(extract: CityExtract, relation: Relation): Polygon[] {
  const outers = ringsOfRole(extract, relation, false);
  const polygons = outers.map((outer): Ring[] => [outer]);
  for (const hole of ringsOfRole(extract, relation, true)) {
    const [at] = hole;
    if (at === undefined) continue;
    const home = polygons.find(([outer]) => outer !== undefined && polygonContains([outer], at[0], at[1]));
    home?.push(hole);
  }
  return polygons;
}

/** Rings of an even-odd area as polygons: a ring in an odd number of others is a hole of the one around it. */
export function groupRings(rings: readonly Ring[]): Ring[][] {
  const depth = rings.map((ring) => {
    const [at] = ring;
    return at === undefined
      ? 0
      : rings.filter((other) => other !== ring && polygonContains([other], at[0], at[1])).length;
  });
  const polygons = rings.filter((_, i) => (depth[i] ?? 0) % 2 === 0).map((outer): Ring[] => [outer]);
  rings.forEach((hole, i) => {
    const [at] = hole;
    if ((depth[i] ?? 0) % 2 === 0 || at === undefined) return;
    const home = polygons.find(([outer]) => outer !== undefined && polygonContains([outer], at[0], at[1]));
    home?.push(hole);
  });
  return polygons;
}

/** Twice the signed area in square degrees; positive when anticlockwise. */
export function signedArea(ring: Ring): number {
  let sum = 0;
  for (let i = 0; i + 1 < ring.length; i++) {
    const a = ring[i];
    const b = ring[i + 1];
    if (a !== undefined && b !== undefined) sum += a[0] * b[1] - b[0] * a[1];
  }
  return sum;
}

/** The centroid of a ring, or its first point where the ring bends away from it. */
export function pointOn(ring: Ring): Position | null {
  const [first] = ring;
  if (first === undefined) return null;
  let [x, y, area] = [0, 0, 0];
  for (let i = 0; i + 1 < ring.length; i++) {
    const a = ring[i];
    const b = ring[i + 1];
    if (a === undefined || b === undefined) continue;
    // Around the first point: far from zero the products would lose the digits that matter.
    const [ax, ay] = [a[0] - first[0], a[1] - first[1]];
    const [bx, by] = [b[0] - first[0], b[1] - first[1]];
    const cross = ax * by - bx * ay;
    area += cross;
    x += (ax + bx) * cross;
    y += (ay + by) * cross;
  }
  if (area === 0) return first;
  const middle: Position = [first[0] + x / (3 * area), first[1] + y / (3 * area)];
  return polygonContains([ring], middle[0], middle[1]) ? middle : first;
}

/** The largest outer ring's point. */
export function pointOnPolygons(polygons: readonly Polygon[]): Position | null {
  let best: Ring | null = null;
  for (const [outer] of polygons) {
    if (outer === undefined) continue;
    if (best === null || Math.abs(signedArea(outer)) > Math.abs(signedArea(best))) best = outer;
  }
  return best === null ? null : pointOn(best);
}
