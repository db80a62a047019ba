import { cellToLatLng, cellToParent, getResolution, isValidCell, latLngToCell } from 'h3-js';

/** Places are stored at this H3 resolution and coarsened for display. */
export const CELL_RESOLUTION = 9;

export function cellAt(lat: number, lon: number): string {
  return latLngToCell(lat, lon, CELL_RESOLUTION);
}

export function parentCell(cell: string, resolution: number): string {
  return getResolution(cell) <= resolution ? cell : cellToParent(cell, resolution);
}

/** `[lat, lon]` of the middle of a cell, degrees. */
export function cellCentre(cell: string): [number, number] {
  return cellToLatLng(cell);
}

export function isCell(value: string): boolean {
  return isValidCell(value) && getResolution(value) <= CELL_RESOLUTION;
}

/**
 * Stored cells lie between these two numbers (inclusive) exactly when `cell` holds them: an index carries
 * the digits of its parents first, so the children of one resolution follow one another.
 */
export function childRange(cell: string): { low: bigint; high: bigint } {
  const index = BigInt(`0x${cell}`);
  const resolution = getResolution(cell);
  let low = (index & ~(0xfn << 52n)) | (BigInt(CELL_RESOLUTION) << 52n);
  let high = low;
  for (let r = resolution + 1; r <= CELL_RESOLUTION; r++) {
    const shift = BigInt(3 * (15 - r));
    low &= ~(7n << shift);
    high = (high & ~(7n << shift)) | (6n << shift);
  }
  return { low, high };
}

export function cellToNumber(cell: string): bigint {
  return BigInt(`0x${cell}`);
}

export function numberToCell(value: bigint): string {
  return value.toString(16);
}
