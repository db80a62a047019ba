import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BaseMap, openBaseMap } from '@/lib/services/base-map/base-map';
import { madeUpCity } from '@/tests/made-up-city';
import { toXml } from '@/tests/made-up-osm';
import { makeTempFolder } from '@/tests/temp-folder';
import { waitUntil } from '@/tests/wait-until';
import { inspectCityFile } from '../read/file-kind';
import { openOsm } from '../read/osm-reader';
import { readExtract } from '../read/read-extract';
import type { Tile } from './map-tiles';
import { writePmtiles } from './pmtiles-file';
import { draftBaseMap, removeBaseMap } from './write-base-map';

const CITY = { name: 'Пробный', bounds: { west: 49.1, south: 53.4, east: 49.7, north: 53.6 } };
const HOUSES = 600;

let temp: Awaited<ReturnType<typeof makeTempFolder>>;
beforeAll(async () => {
  temp = await makeTempFolder('map');
});
afterAll(() => temp.remove());

const place = (name: string) => path.join(temp.folder, name);

async function draft(name: string, houses = HOUSES) {
  await writeFile(place('city.osm'), toXml(madeUpCity(houses)));
  const reader = await openOsm(await inspectCityFile(place('city.osm')));
  const extract = await readExtract(reader, { city: CITY, onProgress: () => undefined });
  return draftBaseMap(place(name), { extract, city: CITY, onProgress: () => undefined });
}

async function featuresAt(map: BaseMap, zoom: number): Promise<Map<string, Record<string, unknown>[]>> {
  const found = new Map<string, Record<string, unknown>[]>();
  const side = 2 ** zoom;
  const column = (lon: number) => Math.floor(((lon + 180) / 360) * side);
  const row = (lat: number) =>
    Math.floor(((1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2) * side);
  for (let x = column(CITY.bounds.west); x <= column(CITY.bounds.east); x++) {
    for (let y = row(CITY.bounds.north); y <= row(CITY.bounds.south); y++) {
      const bytes = await map.tile(zoom, x, y);
      if (bytes === null) continue;
      for (const [name, layer] of Object.entries(new VectorTile(new PbfReader(bytes)).layers)) {
        const list = found.get(name) ?? [];
        for (let i = 0; i < layer.length; i++) list.push({ ...layer.feature(i).properties });
        found.set(name, list);
      }
    }
  }
  return found;
}

describe('the base map of an extract', () => {
  it('is one file, read by a stranger: houses near, main roads far, names in Russian', async () => {
    const made = await draft('a.pmtiles');
    expect(made.isNew).toBe(true);
    await made.publish();
    const map = openBaseMap(place('a.pmtiles'));
    expect(await map.info()).toEqual({
      version: made.digest,
      minZoom: expect.any(Number),
      maxZoom: 14,
      attribution: '© участники OpenStreetMap, ODbL',
    });
    const near = await featuresAt(map, 14);
    const numbers = new Set((near.get('address') ?? []).map(({ house }) => house));
    expect(numbers.size).toBe(30);
    expect(near.get('building')?.length).toBeGreaterThanOrEqual(HOUSES);
    expect(new Set((near.get('road') ?? []).map(({ name }) => name))).toContain('Южное шоссе');
    const far = await featuresAt(map, 12);
    expect(far.has('building')).toBe(false);
    expect(far.has('road')).toBe(true);
    expect(await map.tile(14, 0, 0)).toBeNull();
    await map.close();
  });

  it('is the same for the same extract and another for another', async () => {
    const first = await draft('b.pmtiles');
    await first.publish();
    const bytes = await readFile(place('b.pmtiles'));
    const again = await draft('b.pmtiles');
    expect(again).toMatchObject({ isNew: false, digest: first.digest });
    await again.publish();
    expect(await readFile(place('b.pmtiles'))).toEqual(bytes);
    const other = await draft('b.pmtiles', HOUSES + 20);
    expect(other.isNew).toBe(true);
    await other.discard();
    expect(await readFile(place('b.pmtiles'))).toEqual(bytes);
  });

  it('is noticed when it appears, changes and goes while pages are served', async () => {
    const file = place('c.pmtiles');
    const map = openBaseMap(file);
    expect(await map.info()).toBeNull();
    expect(await map.tile(14, 10_441, 5_254)).toBeNull();
    const versions: string[] = [];
    for (const houses of [100, 120]) {
      const made = await draft('c.pmtiles', houses);
      await made.publish();
      await waitUntil('the new map', async () => ((await map.info())?.version === made.digest ? true : null));
      versions.push(made.digest);
    }
    expect(versions[0]).not.toBe(versions[1]);
    expect(await removeBaseMap(file)).toBe(true);
    expect(await removeBaseMap(file)).toBe(false);
    await waitUntil('no map', async () => ((await map.info()) === null ? true : null));
    await map.close();
    await rm(file, { force: true });
  });

  it('holds more tiles than one directory does, equal ones once', async () => {
    const side = 180;
    function* tiles(): Generator<Tile> {
      for (let x = 0; x < side; x++) {
        for (let y = 0; y < side; y++) {
          // Sizes that never repeat keep the directory from being pressed into nothing.
          const size = ((x * 7919 + y * 104_729) % 977) + 1;
          yield { z: 14, x, y, data: new Uint8Array(size).fill(x % 2 === 0 ? 1 : y % 251) };
        }
      }
    }
    const input = { tiles: tiles(), bounds: CITY.bounds, metadata: { attribution: 'x' } };
    const written = await writePmtiles(place('d.pmtiles'), input, place('d.heap'));
    expect(written.tiles).toBe(side * side);
    const header = (await readFile(place('d.pmtiles'))).subarray(0, 127);
    expect(header.readBigUInt64LE(48)).toBeGreaterThan(0n);
    expect(header.readBigUInt64LE(88)).toBeLessThan(BigInt(side * side));
    const map = openBaseMap(place('d.pmtiles'));
    for (const [x, y] of [
      [0, 0],
      [179, 179],
      [77, 150],
    ] as const) {
      const size = ((x * 7919 + y * 104_729) % 977) + 1;
      expect(await map.tile(14, x, y)).toEqual(new Uint8Array(size).fill(x % 2 === 0 ? 1 : y % 251));
    }
    expect(await map.tile(14, 200, 0)).toBeNull();
    await map.close();
  });
});
