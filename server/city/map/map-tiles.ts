import { GeoJSONVT, type GeoJSONVTTile } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import type { Feature } from 'geojson';
import type { Bounds, Position } from '@/lib/domain/geometry';
import { MAP_LAYERS, MAX_ZOOM, type MapGeometry, type MapThing, MIN_ZOOM } from '@/lib/domain/osm/base-map';

export interface Tile {
  readonly z: number;
  readonly x: number;
  readonly y: number;
  /** A vector tile, not compressed. */
  readonly data: Uint8Array;
}

interface TileId {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

/** Nearer tiles are cut from one tile of this zoom at a time: memory follows it, not the city. */
const CHUNK_ZOOM = 11;
const EXTENT = 4_096;
const BUFFER = 64;
const CUT = { extent: EXTENT, buffer: BUFFER, tolerance: 3, indexMaxZoom: 0, wrap: false } as const;

const column = (lon: number, z: number) => ((lon + 180) / 360) * 2 ** z;
const row = (lat: number, z: number) =>
  ((1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2) * 2 ** z;

function* tilesIn({ west, south, east, north }: Bounds, z: number): Generator<TileId> {
  for (let x = Math.floor(column(west, z)); x <= Math.floor(column(east, z)); x++) {
    for (let y = Math.floor(row(north, z)); y <= Math.floor(row(south, z)); y++) yield { z, x, y };
  }
}

function* descendants({ z, x, y }: TileId, until: number): Generator<TileId> {
  for (let deep = 0; z + deep <= until; deep++) {
    const side = 2 ** deep;
    for (let i = 0; i < side; i++) {
      for (let j = 0; j < side; j++) yield { z: z + deep, x: x * side + i, y: y * side + j };
    }
  }
}

function* positionsOf(geometry: MapGeometry): Generator<Position> {
  if (geometry.type === 'Point') yield geometry.coordinates;
  else if (geometry.type === 'MultiLineString') for (const line of geometry.coordinates) yield* line;
  else for (const [outer = []] of geometry.coordinates) yield* outer;
}

function boxOf(geometry: MapGeometry): Bounds {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const [lon, lat] of positionsOf(geometry)) {
    west = Math.min(west, lon);
    east = Math.max(east, lon);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  return { west, south, east, north };
}

const reaches = (box: Bounds, { z, x, y }: TileId) => {
  const edge = BUFFER / EXTENT;
  return (
    column(box.west, z) <= x + 1 + edge &&
    column(box.east, z) >= x - edge &&
    row(box.north, z) <= y + 1 + edge &&
    row(box.south, z) >= y - edge
  );
};

const copyLine = (line: readonly Position[]) => line.map(([lon, lat]) => [lon, lat]);

function toFeature({ geometry, properties }: MapThing, id: number): Feature {
  const shape = (): Feature['geometry'] => {
    switch (geometry.type) {
      case 'Point':
        return { type: 'Point', coordinates: [...geometry.coordinates] };
      case 'MultiLineString':
        return { type: 'MultiLineString', coordinates: geometry.coordinates.map(copyLine) };
      case 'MultiPolygon':
        return {
          type: 'MultiPolygon',
          coordinates: geometry.coordinates.map((polygon) => polygon.map(copyLine)),
        };
    }
  };
  return { type: 'Feature', id, properties, geometry: shape() };
}

/** Drops what is drawn only nearer; the ids that told are dropped as well, they would only take room. */
function keepDrawn(features: GeoJSONVTTile['features'], things: readonly MapThing[], zoom: number): void {
  for (let i = features.length - 1; i >= 0; i--) {
    const feature = features[i];
    if (feature === undefined) continue;
    if ((things[Number(feature.id)]?.minZoom ?? 0) > zoom) features.splice(i, 1);
    else feature.id = undefined;
  }
}

/** Layers of things, each of which can be cut into tiles. */
class Cutter {
  readonly #layers: { name: string; index: GeoJSONVT; things: readonly MapThing[] }[] = [];

  constructor(things: readonly MapThing[]) {
    for (const name of MAP_LAYERS) {
      const own = things.filter(({ layer }) => layer === name);
      if (own.length === 0) continue;
      const features = own.map(toFeature);
      const index = new GeoJSONVT({ type: 'FeatureCollection', features }, { ...CUT, maxZoom: MAX_ZOOM });
      this.#layers.push({ name, index, things: own });
    }
  }

  /** Null where nothing is drawn. */
  cut(id: TileId): Tile | null {
    const layers: Parameters<typeof fromGeojsonVt>[0] = {};
    for (const { name, index, things } of this.#layers) {
      const tile = index.getTile(id.z, id.x, id.y);
      if (tile === null) continue;
      keepDrawn(tile.features, things, id.z);
      if (tile.features.length > 0) layers[name] = tile;
    }
    if (Object.keys(layers).length === 0) return null;
    return { ...id, data: fromGeojsonVt(layers, { version: 2, extent: EXTENT }) };
  }
}

/** The tiles of a city from far to near, in a fixed order; `onChunk` hears the part of the area that is done. */
export function* cutTiles(
  things: readonly MapThing[],
  bounds: Bounds,
  onChunk: (share: number) => void = () => undefined,
): Generator<Tile> {
  const far = new Cutter(things.filter(({ minZoom }) => minZoom < CHUNK_ZOOM));
  for (let z = MIN_ZOOM; z < CHUNK_ZOOM; z++) {
    for (const id of tilesIn(bounds, z)) {
      const tile = far.cut(id);
      if (tile !== null) yield tile;
    }
  }
  const boxes = things.map(({ geometry }) => boxOf(geometry));
  const chunks = [...tilesIn(bounds, CHUNK_ZOOM)];
  for (const [done, chunk] of chunks.entries()) {
    const near = new Cutter(things.filter((_, i) => reaches(boxes[i] ?? bounds, chunk)));
    for (const id of descendants(chunk, MAX_ZOOM)) {
      const tile = isOver(bounds, id) ? near.cut(id) : null;
      if (tile !== null) yield tile;
    }
    onChunk((done + 1) / chunks.length);
  }
}

const isOver = (bounds: Bounds, id: TileId) => reaches(bounds, id);
