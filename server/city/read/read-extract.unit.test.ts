import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CityExtract } from '@/lib/domain/osm/element';
import { headerContent, type MadeUpOsm, toBlob, toPbf, toXml } from '@/tests/made-up-osm';
import { inspectCityFile } from './file-kind';
import { openOsm } from './osm-reader';
import { readExtract } from './read-extract';

const CITY = { name: 'Пробный', bounds: { west: 49, south: 53, east: 50, north: 54 } };

const OSM: MadeUpOsm = {
  bounds: { west: 49.2, south: 53.2, east: 49.9, north: 53.9 },
  nodes: [
    { id: 1, at: [49.5, 53.5], tags: { place: 'quarter', name: '7 квартал' } },
    { id: 2, at: [49.51, 53.51] },
    { id: 3, at: [55, 53.51] },
    { id: 5_000_000_000, at: [49.52, 53.5] },
  ],
  ways: [
    { id: 10, refs: [1, 2, 3], tags: { highway: 'residential', name: 'улица "Мира" & труда', note: 'x' } },
    { id: 11, refs: [3, 5_000_000_000] },
    { id: 12, refs: [3, 3], tags: { highway: 'primary', name: 'чужая' } },
  ],
  relations: [
    {
      id: 20,
      members: [
        { type: 'way', ref: 11, role: 'outer' },
        { type: 'way', ref: 12, role: 'outer' },
      ],
      tags: { type: 'multipolygon', natural: 'water' },
    },
    { id: 21, members: [{ type: 'way', ref: 12, role: '' }], tags: { type: 'route', name: 'чужой' } },
  ],
};

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'pult-osm-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function put(name: string, content: string | Uint8Array): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, content);
  return file;
}

async function read(name: string, content: string | Uint8Array): Promise<CityExtract> {
  const file = await inspectCityFile(await put(name, content));
  return readExtract(await openOsm(file), { city: CITY, onProgress: () => undefined });
}

const plain = ({ nodes, ways, relations, position }: CityExtract) => ({
  nodes,
  ways: [...ways.values()].map(({ id, refs, tags }) => ({ id, tags, at: [...refs].map(position) })),
  relations,
});

describe('readExtract', () => {
  it('reads the same from both formats: the city, what its ways rest on, and nothing else', async () => {
    const fromXml = plain(await read('a.osm', toXml(OSM)));
    expect(fromXml).toEqual(plain(await read('a.osm.pbf', toPbf(OSM))));
    expect(fromXml.nodes.map(({ id }) => id)).toEqual([1]);
    expect(fromXml.relations.map(({ id }) => id)).toEqual([20]);
    expect(fromXml.ways).toEqual([
      {
        id: 10,
        tags: { highway: 'residential', name: 'улица "Мира" & труда' },
        at: [
          [49.5, 53.5],
          [49.51, 53.51],
          [55, 53.51],
        ],
      },
      {
        id: 11,
        tags: {},
        at: [
          [55, 53.51],
          [49.52, 53.5],
        ],
      },
      expect.objectContaining({ id: 12 }),
    ]);
  });

  it('says of every cut PBF that it is cut, wherever the cut is', async () => {
    const whole = toPbf(OSM);
    const ends = [0];
    while ((ends.at(-1) ?? 0) < whole.length) {
      const from = ends.at(-1) ?? 0;
      const head = whole.readUInt32BE(from);
      ends.push(from + 4 + head + bodySize(whole.subarray(from + 4, from + 4 + head)));
    }
    expect(ends.at(-1)).toBe(whole.length);
    for (let length = 60; length < whole.length; length += 11) {
      if (ends.includes(length)) continue;
      await expect(read('cut.osm.pbf', whole.subarray(0, length))).rejects.toThrow(
        /оборван.*ничего не изменено/,
      );
    }
  }, 30_000);

  it('says of damaged bytes where they are', async () => {
    const whole = toPbf(OSM);
    const at = whole.length - 20;
    whole.fill(0x55, at, at + 12);
    await expect(read('bad.osm.pbf', whole)).rejects.toThrow(/повреждён около \d+-го байта/);
    const foreign = Buffer.concat([
      toBlob('OSMHeader', headerContent(null, ['OsmSchema-V0.6'])),
      toBlob('OSMData', Buffer.from('this is no block of the format at all')),
    ]);
    await expect(read('bad.osm.pbf', foreign)).rejects.toThrow(/повреждён/);
    const history = toBlob('OSMHeader', headerContent(null, ['HistoricalInformation']));
    await expect(read('history.osm.pbf', history)).rejects.toThrow(/HistoricalInformation/);
  });

  it('says of cut or wrong XML where it stopped', async () => {
    const xml = toXml(OSM);
    await expect(read('cut.osm', xml.slice(0, -20))).rejects.toThrow(/оборван на строке/);
    await expect(read('cut.osm', xml.slice(0, xml.indexOf('v="7')))).rejects.toThrow(
      /оборван|не разбирается/,
    );
    await expect(read('bad.osm', xml.replace('lat="53.5"', 'lat="север"'))).rejects.toThrow(/не разбирается/);
    await expect(read('bad.osm', xml.replace('</way>', '</road>'))).rejects.toThrow(/не разбирается/);
  });

  it('refuses an extract of another place, whether it says its bounds or not', async () => {
    const berlin = { west: 13, south: 52, east: 14, north: 53 };
    const there = OSM.nodes.map((node) => ({ ...node, at: [13.4, 52.5] as const }));
    await expect(read('b.osm.pbf', toPbf({ ...OSM, bounds: berlin }))).rejects.toThrow(
      /другого места.*«Пробный»/,
    );
    for (const bounds of [null, CITY.bounds]) {
      await expect(read('b.osm', toXml({ ...OSM, bounds, nodes: there }))).rejects.toThrow(/другого места/);
    }
  });

  it('refuses elements out of order', async () => {
    const xml = toXml(OSM);
    const node = '<node id="9" lat="53.5" lon="49.5"/>';
    await expect(read('o.osm', xml.replace('</osm>', `${node}</osm>`))).rejects.toThrow(/не по порядку/);
  });
});

/** Size of the block that a header announces: its last field. */
function bodySize(header: Buffer): number {
  let [size, shift] = [0, 0];
  for (let at = header.lastIndexOf(0x18) + 1; at < header.length; at++, shift += 7) {
    size |= ((header[at] ?? 0) & 0x7f) << shift;
  }
  return size;
}

describe('inspectCityFile', () => {
  it.each([
    ['page.osm', '<!doctype html><html></html>', /другой XML или HTML/],
    ['map.osm.pbf', Buffer.from([1, 2, 3, 4, 5]), /не PBF/],
    ['x.osm.pbf', Buffer.from([0x1f, 0x8b, 8, 0]), /архив gzip/],
    ['x.csv', Buffer.from([0x50, 0x4b, 3, 4]), /книга Excel/],
    ['x.geojson', '{"type":"FeatureCollection"}', /--districts/],
    ['x.dat', Buffer.from([9, 9, 0, 0, 9]), /двоичный файл/],
    ['empty.osm', '', /пуст/],
  ])('says what %s is', async (name, content, message) => {
    await expect(inspectCityFile(await put(name, content))).rejects.toThrow(message);
  });

  it('says that a file is missing or a folder', async () => {
    await expect(inspectCityFile(path.join(folder, 'none.osm'))).rejects.toThrow(/нет или он недоступен/);
    await expect(inspectCityFile(folder)).rejects.toThrow(/не файл/);
  });
});
