import type { Point, Size } from './map-view';

/** A rectangle by its middle. */
export interface Box extends Point, Size {}

const STEPS = 12;
const DIRECTIONS = 16;

function overlap(a: Box, b: Box): number {
  const x = Math.min(a.x + a.width / 2, b.x + b.width / 2) - Math.max(a.x - a.width / 2, b.x - b.width / 2);
  const y =
    Math.min(a.y + a.height / 2, b.y + b.height / 2) - Math.max(a.y - a.height / 2, b.y - b.height / 2);
  return x > 0 && y > 0 ? x * y : 0;
}

export function overlaps(a: Box, b: Box): boolean {
  return overlap(a, b) > 0;
}

const clamp = (value: number, low: number, high: number) =>
  Math.max(low, Math.min(Math.max(low, high), value));

function inside(box: Box, area: Size): Box {
  return {
    ...box,
    x: clamp(box.x, box.width / 2, area.width - box.width / 2),
    y: clamp(box.y, box.height / 2, area.height - box.height / 2),
  };
}

/** Where a label may stand, nearest to its own place first. */
function* candidates(box: Box, area: Size): Generator<Box> {
  yield inside(box, area);
  const step = box.height / 3;
  for (let ring = 1; ring <= STEPS; ring++) {
    for (let i = 0; i < DIRECTIONS; i++) {
      const angle = (i * 2 * Math.PI) / DIRECTIONS;
      const at = { x: box.x + Math.cos(angle) * ring * step, y: box.y + Math.sin(angle) * ring * step };
      yield inside({ ...box, ...at }, area);
    }
  }
}

export interface Surroundings {
  /** What must not be covered: discs, legend, title. */
  readonly hard: readonly Box[];
  /** What had better not be: cells with heat in them. */
  readonly soft: readonly Box[];
}

const covered = (box: Box, others: readonly Box[]) =>
  others.reduce((sum, other) => sum + overlap(box, other), 0);

/**
 * Puts every label as near to its own place as the others, its surroundings and the edge allow. None is left
 * out: where there is no free place it takes the one that costs least. Answers boxes in the order asked for.
 */
export function placeLabels(labels: readonly Box[], { hard, soft }: Surroundings, area: Size): Box[] {
  const taken = [...hard];
  return labels.map((label) => {
    let best: Box = inside(label, area);
    let least = Number.POSITIVE_INFINITY;
    for (const candidate of candidates(label, area)) {
      const away = Math.hypot(candidate.x - label.x, candidate.y - label.y) * label.height;
      const cost = 20 * covered(candidate, taken) + covered(candidate, soft) + 0.35 * away;
      if (cost < least) {
        best = candidate;
        least = cost;
      }
    }
    taken.push(best);
    return best;
  });
}

/** Discs that would lie on one another stand side by side around their common place, in their order. */
export function spreadDiscs(places: readonly (Point | null)[], diameter: number): (Point | null)[] {
  const near = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y) < diameter;
  return places.map((place) => {
    if (place === null) return null;
    const group = places.filter((other): other is Point => other !== null && near(place, other));
    const middle = group.reduce((sum, { x }) => sum + x, 0) / group.length;
    const height = group.reduce((sum, { y }) => sum + y, 0) / group.length;
    if (group.length === 1) return place;
    const index = group.indexOf(place);
    return { x: middle + (index - (group.length - 1) / 2) * diameter * 1.06, y: height };
  });
}
