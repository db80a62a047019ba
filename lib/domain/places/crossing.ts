import type { Position } from './gazetteer-entry';

type Lines = readonly (readonly Position[])[];
type Flat = readonly [x: number, y: number];

/** Two points of two streets that lie nearest to each other, and the metres between them. */
export interface Approach {
  readonly a: Position;
  readonly b: Position;
  readonly metres: number;
}

const METRES_IN_DEGREE = 111_195;

/** Metres around a point: good enough within a city. */
function flatAround([lon, lat]: Position) {
  const perLon = METRES_IN_DEGREE * Math.cos((lat * Math.PI) / 180);
  return {
    flat: (at: Position): Flat => [(at[0] - lon) * perLon, (at[1] - lat) * METRES_IN_DEGREE],
    round: ([x, y]: Flat): Position => [lon + x / perLon, lat + y / METRES_IN_DEGREE],
  };
}

type Segment = readonly [Flat, Flat];

const segmentsOf = (lines: Lines, flat: (at: Position) => Flat): Segment[] =>
  lines.flatMap((line) =>
    line.map((at, i): Segment => [flat(at), flat(line[i + 1] ?? at)]).slice(0, Math.max(1, line.length - 1)),
  );

function nearestOn([from, to]: Segment, [x, y]: Flat): Flat {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : ((x - from[0]) * dx + (y - from[1]) * dy) / length;
  const within = Math.min(1, Math.max(0, share));
  return [from[0] + within * dx, from[1] + within * dy];
}

function crossingOf([a, b]: Segment, [c, d]: Segment): Flat | null {
  const [rx, ry, sx, sy] = [b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]];
  const turn = rx * sy - ry * sx;
  if (turn === 0) return null;
  const t = ((c[0] - a[0]) * sy - (c[1] - a[1]) * sx) / turn;
  const u = ((c[0] - a[0]) * ry - (c[1] - a[1]) * rx) / turn;
  return t >= 0 && t <= 1 && u >= 0 && u <= 1 ? [a[0] + t * rx, a[1] + t * ry] : null;
}

const gap = (a: Flat, b: Flat) => Math.hypot(a[0] - b[0], a[1] - b[1]);

/** The pair of nearest points of two segments: they cross, or an end of one is the nearest. */
function nearestPair(one: Segment, other: Segment): readonly [Flat, Flat] {
  const crossing = crossingOf(one, other);
  if (crossing !== null) return [crossing, crossing];
  const pairs: (readonly [Flat, Flat])[] = [
    ...one.map((end) => [end, nearestOn(other, end)] as const),
    ...other.map((end) => [nearestOn(one, end), end] as const),
  ];
  return pairs.reduce((best, pair) => (gap(pair[0], pair[1]) < gap(best[0], best[1]) ? pair : best));
}

/** Where two streets come nearest; null when one has no course. */
export function approach(one: Lines, other: Lines): Approach | null {
  const origin = one[0]?.[0];
  if (origin === undefined || other[0]?.[0] === undefined) return null;
  const { flat, round } = flatAround(origin);
  const others = segmentsOf(other, flat);
  let best: readonly [Flat, Flat] | null = null;
  for (const segment of segmentsOf(one, flat)) {
    for (const rival of others) {
      const pair = nearestPair(segment, rival);
      if (best === null || gap(...pair) < gap(...best)) best = pair;
    }
  }
  return best === null ? null : { a: round(best[0]), b: round(best[1]), metres: gap(...best) };
}

export const middleOf = (a: Position, b: Position): Position => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];

/** The point of a street's course that lies nearest to another point; the point itself where there is no course. */
export function onCourse(lines: Lines, at: Position): Position {
  return approach(lines, [[at]])?.a ?? at;
}
