import path from 'node:path';
import { createOSMStream } from 'osm-pbf-parser-node';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { buildGazetteer } from '@/lib/domain/osm/build-gazetteer';
import { describeWithSharedData } from '@/tests/shared-data';
import { inspectCityFile } from './read/file-kind';
import { openOsm } from './read/osm-reader';
import { readExtract } from './read/read-extract';

const CITY = { name: 'Берлин', bounds: { west: 13, south: 52.3, east: 13.8, north: 52.7 } };

interface Counted {
  nodes: number;
  ways: number;
  relations: number;
  numbered: number;
  readonly streets: Set<string>;
  readonly addresses: Set<string>;
}

const element = z.object({
  type: z.enum(['node', 'way', 'relation']).optional(),
  tags: z.record(z.string(), z.string()).optional(),
  members: z.array(z.object({ type: z.string() })).default([]),
});

const fold = (text: string) => text.trim().toLowerCase();

function countAddress(found: Counted, tags: Record<string, string>): void {
  const number = tags['addr:housenumber'];
  if (number === undefined) return;
  found.numbered++;
  const street = tags['addr:street'] ?? tags['addr:place'];
  for (const one of number.split(';'))
    if (street !== undefined) found.addresses.add(fold(`${street}|${one}`));
}

function countStreet(found: Counted, tags: Record<string, string>): void {
  const name = tags['name:ru'] ?? tags.name;
  const isRoad = tags.highway !== undefined && !/^(platform|proposed|elevator|corridor)$/.test(tags.highway);
  if (name !== undefined && (isRoad || tags.place === 'square')) found.streets.add(fold(name));
}

/** The same file through a reader that shares nothing with ours. */
async function countIndependently(file: string): Promise<Counted> {
  const found: Counted = {
    nodes: 0,
    ways: 0,
    relations: 0,
    numbered: 0,
    streets: new Set(),
    addresses: new Set(),
  };
  for await (const item of createOSMStream(file, { withTags: true })) {
    const { type, tags = {}, members } = element.parse(item);
    if (type === 'node') found.nodes++;
    else countStreet(found, tags);
    if (type === 'way') found.ways++;
    if (type === 'relation') found.relations++;
    // A relation of relations only has no place in this file.
    const isPlaced = type !== 'relation' || members.some((member) => member.type !== 'relation');
    if (isPlaced) countAddress(found, tags);
  }
  return found;
}

describeWithSharedData('an extract of Berlin', (folder) => {
  const file = path.join(folder, 'geo/berlin-alexanderplatz.osm.pbf');

  it('is read element by element as an independent reader reads it', async () => {
    const expected = await countIndependently(file);
    const reader = await openOsm(await inspectCityFile(file));
    const counts = { nodes: 0, ways: 0, relations: 0 };
    const sink = {
      node: () => void counts.nodes++,
      way: () => void counts.ways++,
      relation: () => void counts.relations++,
    };
    await reader.read({ sink, wants: new Set(['node', 'way', 'relation']), onBytes: () => undefined });
    const { nodes, ways, relations } = expected;
    expect(counts).toEqual({ nodes, ways, relations });
    expect(nodes).toBeGreaterThan(10_000);
  });

  it('has as many streets and houses as an independent reader counts', async () => {
    const expected = await countIndependently(file);
    const reader = await openOsm(await inspectCityFile(file));
    const extract = await readExtract(reader, { city: CITY, onProgress: () => undefined });
    const { entries, taggedHouses } = buildGazetteer(extract);
    const streets = entries.filter(({ kind }) => kind === 'street');
    const houses = entries.filter(({ kind }) => kind === 'house');
    expect(new Set(streets.map(({ name }) => fold(name)))).toEqual(expected.streets);
    expect(streets).toHaveLength(expected.streets.size);
    expect(taggedHouses).toBe(expected.numbered);
    expect(houses).toHaveLength(expected.addresses.size);
    process.stdout.write(
      `  улиц ${streets.length}, домов ${houses.length}, объектов с номером ${taggedHouses}: оба чтения сходятся\n`,
    );
  });

  it('is refused for another city', async () => {
    const reader = await openOsm(await inspectCityFile(file));
    const city = { name: 'Тольятти', bounds: { west: 49.1, south: 53.4, east: 49.7, north: 53.6 } };
    const reading = readExtract(reader, { city, onProgress: () => undefined });
    await expect(reading).rejects.toThrow(
      /другого места: он охватывает 52,52–52,53 с. ш., 13,41–13,42 в. д./,
    );
  });
});
