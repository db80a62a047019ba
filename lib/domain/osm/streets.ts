import { distanceMetres, type Position } from '@/lib/domain/geometry';
import type { GazetteerEntry } from '@/lib/domain/places/gazetteer-entry';
import type { CityExtract } from './element';
import { type Feature, featuresOf, middleOf, osmId } from './features';
import { isStreet } from './kinds';
import { foldName, nameOf, otherNamesOf } from './names';
import type { Settlements } from './settlements';

/** Pieces of one name nearer than this are one street with a gap. */
const GAP_M = 500;
/** Streets of one name outside any settlement are one only when this near. */
const APART_M = 5_000;

interface Piece {
  readonly feature: Feature;
  readonly name: string;
  readonly lines: readonly (readonly Position[])[];
}

function toPiece(feature: Feature, name: string): Piece {
  const rings = feature.lines.length > 0 ? feature.lines : feature.polygons.flat();
  return { feature, name, lines: rings };
}

const pointsOf = ({ feature, lines }: Piece): Position[] => {
  const ends = lines.flatMap((line) => [line[0], line.at(-1)]);
  return [feature.at, ...ends.filter((at) => at !== undefined)];
};

function isNear(a: Piece, b: Piece): boolean {
  return pointsOf(a).some((p) => pointsOf(b).some((q) => distanceMetres(p, q) < GAP_M));
}

/** Pieces that hang together, over gaps. */
function clusters(pieces: readonly Piece[]): Piece[][] {
  const rest = new Set(pieces);
  const found: Piece[][] = [];
  for (const first of pieces) {
    if (!rest.delete(first)) continue;
    const cluster = [first];
    for (const piece of cluster) {
      for (const other of rest) {
        if (!isNear(piece, other)) continue;
        rest.delete(other);
        cluster.push(other);
      }
    }
    found.push(cluster);
  }
  return found;
}

const lengthOf = (line: readonly Position[]) =>
  line.reduce((sum, at, i) => sum + (i === 0 ? 0 : distanceMetres(line[i - 1] ?? at, at)), 0);

/** The settlement in which most of the street lies. */
function settlementOf(cluster: readonly Piece[], settlements: Settlements): string | null {
  const lengths = new Map<string | null, number>();
  for (const { feature, lines } of cluster) {
    const name = settlements.at(feature.at);
    const length = lines.reduce((sum, line) => sum + lengthOf(line), 0);
    lengths.set(name, (lengths.get(name) ?? 0) + length);
  }
  return [...lengths].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

const byId = (a: Piece, b: Piece) =>
  osmId(a.feature).localeCompare(osmId(b.feature), 'en', { numeric: true });

function toEntry(pieces: readonly Piece[], settlement: string | null): GazetteerEntry | null {
  const sorted = [...pieces].sort(byId);
  const [first] = sorted;
  if (first === undefined) return null;
  const others = new Set(sorted.flatMap(({ name, feature }) => [name, ...otherNamesOf(feature.tags)]));
  others.delete(first.name);
  const lines = sorted.flatMap((piece) => piece.lines);
  return {
    id: osmId(first.feature),
    kind: 'street',
    name: first.name,
    otherNames: [...others].sort(),
    house: null,
    settlement,
    at: middleOf(lines) ?? first.feature.at,
    lines,
  };
}

/** Clusters of one settlement are one street; outside any, those that are near each other. */
function mergeBySettlement(pieces: readonly Piece[], settlements: Settlements): GazetteerEntry[] {
  const groups: { settlement: string | null; pieces: Piece[] }[] = [];
  for (const cluster of clusters(pieces)) {
    const settlement = settlementOf(cluster, settlements);
    const [at] = cluster;
    const home = groups.find(
      (group) =>
        group.settlement === settlement && (settlement !== null || isWithin(group.pieces[0], at, APART_M)),
    );
    if (home === undefined) groups.push({ settlement, pieces: cluster });
    else home.pieces.push(...cluster);
  }
  return groups.map((group) => toEntry(group.pieces, group.settlement)).filter((entry) => entry !== null);
}

function isWithin(a: Piece | undefined, b: Piece | undefined, metres: number): boolean {
  if (a === undefined || b === undefined) return false;
  return distanceMetres(a.feature.at, b.feature.at) < metres;
}

/** Ways of one name in one settlement as one street, with the pieces of its course. */
export function buildStreets(extract: CityExtract, settlements: Settlements): GazetteerEntry[] {
  const byName = new Map<string, Piece[]>();
  for (const feature of featuresOf(extract, isStreet)) {
    const name = nameOf(feature.tags);
    if (name === null || feature.type === 'node') continue;
    const key = foldName(name);
    const piece = toPiece(feature, name);
    const known = byName.get(key);
    if (known === undefined) byName.set(key, [piece]);
    else known.push(piece);
  }
  return [...byName.values()].flatMap((pieces) => mergeBySettlement(pieces, settlements));
}
