import type { Bounds, Position } from '@/lib/domain/geometry';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A fixed camera over the city: north up, no tilt. Web Mercator, so that overlays need no running map. */
export interface MapView extends Size {
  readonly centre: Position;
  /** MapLibre's zoom: the world is 512·2^zoom px wide. */
  readonly zoom: number;
  project(at: Position): Point;
  unproject(at: Point): Position;
}

const TILE = 512;
const RAD = Math.PI / 180;

const mercatorX = (lon: number) => (lon + 180) / 360;
const mercatorY = (lat: number) => (1 - Math.log(Math.tan(Math.PI / 4 + (lat * RAD) / 2)) / Math.PI) / 2;
const longitude = (x: number) => x * 360 - 180;
const latitude = (y: number) => Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) / RAD;

/** The camera that shows all of `bounds` as large as `size` allows, in its middle. */
export function fitView(bounds: Bounds, { width, height }: Size): MapView {
  const west = mercatorX(bounds.west);
  const east = mercatorX(bounds.east);
  const north = mercatorY(bounds.north);
  const south = mercatorY(bounds.south);
  const scale = Math.min(width / (east - west), height / (south - north));
  const middle = { x: (west + east) / 2, y: (north + south) / 2 };
  return {
    width,
    height,
    centre: [longitude(middle.x), latitude(middle.y)],
    zoom: Math.log2(scale / TILE),
    project: ([lon, lat]) => ({
      x: width / 2 + (mercatorX(lon) - middle.x) * scale,
      y: height / 2 + (mercatorY(lat) - middle.y) * scale,
    }),
    unproject: ({ x, y }) => [
      longitude(middle.x + (x - width / 2) / scale),
      latitude(middle.y + (y - height / 2) / scale),
    ],
  };
}
