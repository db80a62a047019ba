import { gridDiskDistances } from 'h3-js';

/** A zone is a circle of H3-9 cells: one cell (0.1 km²), seven (0.7 km²), nineteen (2 km²). */
export const CLUSTER_RINGS = [0, 1, 2] as const;
const MOST_RINGS = 2;

/** Windows that end now. Shorter ones belong to the hot topics; a slow gathering shows in the longer ones. */
export const CLUSTER_HOURS = [1, 2, 3, 6, 12, 24] as const;
export const LONGEST_CLUSTER_HOURS = 24;

const KEPT = 20_000;
const discs = new Map<string, readonly (readonly string[])[]>();

/** Rings of cells around a cell; remembered, for neighbours do not change. */
function ringsOf(centre: string): readonly (readonly string[])[] {
  const known = discs.get(centre);
  if (known !== undefined) return known;
  if (discs.size >= KEPT) discs.clear();
  const rings = gridDiskDistances(centre, MOST_RINGS);
  discs.set(centre, rings);
  return rings;
}

/** Cells at exactly so many steps. */
export function ringCells(centre: string, rings: number): readonly string[] {
  return ringsOf(centre)[rings] ?? [];
}

/** Cells of the circle. */
export function zoneCells(centre: string, rings: number): readonly string[] {
  return ringsOf(centre)
    .slice(0, rings + 1)
    .flat();
}
