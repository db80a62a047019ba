import { gridDisk } from 'h3-js';

/** A zone is a circle of H3-9 cells: one cell (0.1 km²), seven (0.7 km²), nineteen (2 km²). */
export const CLUSTER_RINGS = [0, 1, 2] as const;

/** Windows that end now. Shorter ones belong to the hot topics; a slow gathering shows in the longer ones. */
export const CLUSTER_HOURS = [1, 2, 3, 6, 12, 24] as const;
export const LONGEST_CLUSTER_HOURS = 24;

const KEPT = 50_000;
const discs = new Map<string, readonly string[]>();

/** Cells of the circle around a cell; remembered, for neighbours do not change. */
export function zoneCells(centre: string, rings: number): readonly string[] {
  const key = `${centre}/${rings}`;
  const known = discs.get(key);
  if (known !== undefined) return known;
  if (discs.size >= KEPT) discs.clear();
  const cells = gridDisk(centre, rings);
  discs.set(key, cells);
  return cells;
}
