import { cellToBoundary, isValidCell, latLngToCell } from 'h3-js';
import { cellCentre } from '@/lib/domain/cell';
import { type Bounds, isInside } from '@/lib/domain/geometry';
import type { Section } from '@/lib/live/live-store';

export interface HeatCell {
  readonly cell: string;
  readonly count: number;
}

export interface HeatFeature {
  readonly type: 'Feature';
  readonly id: number;
  readonly properties: { readonly cell: string; readonly count: number; readonly isMarked: boolean };
  readonly geometry: { readonly type: 'Polygon'; readonly coordinates: [number, number][][] };
}

/** Cells with anything in them, most first; equals by name, so that the order stands still. */
export function heatCells(section: Section): HeatCell[] {
  const cells: HeatCell[] = [];
  for (const [cell, count] of section) {
    if (typeof count === 'number' && count > 0 && isValidCell(cell)) cells.push({ cell, count });
  }
  return cells.sort((a, b) => b.count - a.count || (a.cell < b.cell ? -1 : 1));
}

/** How many messages lie in cells whose middle is outside the city's bounds. */
export function countOutside(cells: readonly HeatCell[], bounds: Bounds): number {
  let outside = 0;
  for (const { cell, count } of cells) {
    const [lat, lon] = cellCentre(cell);
    if (!isInside(bounds, lon, lat)) outside += count;
  }
  return outside;
}

const rings = new Map<string, [number, number][]>();

/** A cell's outline as GeoJSON wants it; the same few cells come again and again. */
export function ringOf(cell: string): [number, number][] {
  let ring = rings.get(cell);
  if (ring === undefined) {
    ring = cellToBoundary(cell, true);
    rings.set(cell, ring);
  }
  return ring;
}

export function heatFeatures(cells: readonly HeatCell[], marked: ReadonlySet<string>): HeatFeature[] {
  return cells.map(({ cell, count }, i) => ({
    type: 'Feature',
    id: i + 1,
    properties: { cell, count, isMarked: marked.has(cell) },
    geometry: { type: 'Polygon', coordinates: [ringOf(cell)] },
  }));
}

/** The shown cell under a point: of the finest resolution that has one. */
export function cellUnder(cells: readonly HeatCell[], lon: number, lat: number): string | null {
  const shown = new Set(cells.map(({ cell }) => cell));
  for (const resolution of [9, 8, 7, 6]) {
    const cell = latLngToCell(lat, lon, resolution);
    if (shown.has(cell)) return cell;
  }
  return null;
}
