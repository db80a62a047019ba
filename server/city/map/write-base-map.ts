import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { OSM_ATTRIBUTION } from '@/lib/contract/base-map';
import type { Bounds } from '@/lib/domain/geometry';
import { baseMapThings, MAP_LAYERS } from '@/lib/domain/osm/base-map';
import type { CityExtract } from '@/lib/domain/osm/element';
import { openBaseMap } from '@/lib/services/base-map/base-map';
import { cutTiles } from './map-tiles';
import { type WrittenTiles, writePmtiles } from './pmtiles-file';

export interface BaseMapInput {
  readonly extract: CityExtract;
  readonly city: { readonly name: string; readonly bounds: Bounds };
  onProgress(share: number): void;
}

/** A map written aside, to be put in its place or thrown away. */
export interface DraftMap extends WrittenTiles {
  /** Whether it differs from the one in place. */
  readonly isNew: boolean;
  publish(): Promise<void>;
  discard(): Promise<void>;
}

async function versionOf(file: string): Promise<string | null> {
  const map = openBaseMap(file);
  try {
    return (await map.info())?.version ?? null;
  } catch {
    // What is no map is replaced by one.
    return null;
  } finally {
    await map.close();
  }
}

/** Writes a city's base map beside the one in place. */
export async function draftBaseMap(file: string, input: BaseMapInput): Promise<DraftMap> {
  const { extract, city, onProgress } = input;
  await mkdir(path.dirname(file), { recursive: true });
  const [draft, heap] = [`${file}.${process.pid}.draft`, `${file}.${process.pid}.heap`];
  const discard = () => rm(draft, { force: true });
  try {
    const things = [...baseMapThings(extract)];
    const tiles = cutTiles(things, city.bounds, onProgress);
    const metadata = {
      name: city.name,
      attribution: OSM_ATTRIBUTION,
      vector_layers: MAP_LAYERS.map((id) => ({ id, fields: {} })),
    };
    const written = await writePmtiles(draft, { tiles, bounds: city.bounds, metadata }, heap);
    const isNew = (await versionOf(file)) !== written.digest;
    return { ...written, isNew, publish: () => (isNew ? rename(draft, file) : discard()), discard };
  } catch (error) {
    await discard();
    throw error;
  } finally {
    await rm(heap, { force: true });
  }
}

/** Answers whether there was one. */
export async function removeBaseMap(file: string): Promise<boolean> {
  const isThere = (await versionOf(file)) !== null;
  await rm(file, { force: true });
  return isThere;
}
