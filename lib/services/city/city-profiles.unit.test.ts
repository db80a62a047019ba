import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { isInside, polygonContains } from '@/lib/domain/geometry';
import { type City, loadCity } from './city';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const SHARED = path.resolve(ROOT, '../shared/data');
const city = (name: string) => loadCity(path.join(ROOT, 'cities', `${name}.json`));

const tolyatti = await city('tolyatti');
const newYork = await city('new-york');

interface Box {
  readonly name: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The map tile of the wall, its title, legend and corner text, px of the brief's 4K canvas. */
const TILE = { width: 2536, height: 1428 };
const FURNITURE: readonly Box[] = [
  { name: 'title', left: 0, top: 0, right: 1700, bottom: 96 },
  { name: 'legend', left: 0, top: 1250, right: 980, bottom: 1428 },
  { name: 'corner', left: 1950, top: 1236, right: 2536, bottom: 1428 },
];

const mercator = (lat: number) => Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) * (180 / Math.PI);

/** Where a point falls on the tile when the home view is fitted into it. */
function toTile({ profile: { home } }: City, [lon, lat]: readonly [number, number]): [number, number] {
  const tall = mercator(home.north) - mercator(home.south);
  const scale = Math.min(TILE.width / (home.east - home.west), TILE.height / tall);
  const middle = [(home.east + home.west) / 2, (mercator(home.north) + mercator(home.south)) / 2] as const;
  return [TILE.width / 2 + (lon - middle[0]) * scale, TILE.height / 2 - (mercator(lat) - middle[1]) * scale];
}

/** Name of 84 px over a count of 126 px, or a water's name of 67 px; a letter is 0.6 em wide. */
function labelBox(name: string, at: readonly [number, number], px: { letter: number; tall: number }): Box {
  const half = (name.length * px.letter * 0.6) / 2;
  return {
    name,
    left: at[0] - half,
    right: at[0] + half,
    top: at[1] - px.tall / 2,
    bottom: at[1] + px.tall / 2,
  };
}

const overlaps = (a: Box, b: Box) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

describe.each([tolyatti, newYork])('$profile.name', ({ profile }) => {
  it('has districts whose rings are closed and whose labels lie in the home view', () => {
    expect(profile.districts.length).toBeGreaterThan(0);
    for (const { polygon, labelAt } of profile.districts) {
      for (const ring of polygon) expect(ring.at(-1)).toEqual(ring[0]);
      expect(isInside(profile.home, ...labelAt)).toBe(true);
    }
  });

  it('gives every label of a source one meaning', () => {
    const meanings = new Map<string, string>();
    for (const topic of profile.topics) {
      for (const label of new Set([topic.name, topic.short, ...topic.labels])) {
        const folded = label.toLowerCase();
        expect(meanings.get(folded) ?? topic.id, label).toBe(topic.id);
        meanings.set(folded, topic.id);
      }
    }
  });
});

describe('Tolyatti', () => {
  const { profile } = tolyatti;
  const features = profile.map?.features ?? [];
  const waters = features.flatMap(({ kind, geometry }) =>
    kind === 'water' && geometry.type === 'Polygon' ? [geometry.coordinates] : [],
  );

  it('keeps the populations of one date', () => {
    const populations = profile.districts.map(({ population }) => population ?? 0);
    expect(populations.reduce((sum, n) => sum + n, 0)).toBe(684_709);
  });

  it('names places only on land and in a district', () => {
    expect(profile.places.length).toBeGreaterThan(15);
    for (const { name, at } of profile.places) {
      expect(tolyatti.districtAt(...at), name).not.toBeNull();
      expect(
        waters.some((rings) => polygonContains(rings, ...at)),
        name,
      ).toBe(false);
      expect(tolyatti.nearestPlace(...at), name).toBe(name);
    }
  });

  it('closes its waters on both sides of the dam and nowhere else', () => {
    const isWater = (lon: number, lat: number) => waters.some((rings) => polygonContains(rings, lon, lat));
    expect(isWater(49.3, 53.45)).toBe(true);
    expect(isWater(49.489, 53.474)).toBe(true);
    expect(isWater(49.55, 53.438)).toBe(true);
    expect(isWater(49.42, 53.508)).toBe(false);
    expect(isWater(49.376, 53.467)).toBe(false);
    expect(isWater(49.4, 53.415)).toBe(false);
  });

  it('keeps its labels apart from one another and from the legend, on the wall', () => {
    const districts = profile.districts.map(({ short, labelAt }) =>
      labelBox(short, toTile(tolyatti, labelAt), { letter: 84, tall: 236 }),
    );
    const waterNames = features.flatMap(({ kind, name, geometry }) =>
      kind === 'label' && geometry.type === 'Point' && name !== null
        ? [labelBox(name, toTile(tolyatti, geometry.coordinates), { letter: 67, tall: 67 })]
        : [],
    );
    expect(waterNames.map(({ name }) => name)).toEqual(['Куйбышевское вдхр.', 'Волга']);
    const boxes = [...districts, ...waterNames, ...FURNITURE];
    const collisions = boxes.flatMap((a, i) =>
      boxes.slice(i + 1).flatMap((b) => (overlaps(a, b) ? [`${a.name} × ${b.name}`] : [])),
    );
    expect(collisions).toEqual([]);
    for (const { name, left, right } of [...districts, ...waterNames]) {
      expect(left, name).toBeGreaterThan(0);
      expect(right, name).toBeLessThan(TILE.width);
    }
  });

  const boundary = path.join(SHARED, 'geo/tolyatti-boundary.geojson');
  it.skipIf(!existsSync(boundary))('holds the whole municipal boundary', async () => {
    const pairs = (await readFile(boundary, 'utf8')).matchAll(/\[\s*(-?\d+\.\d+),\s*(-?\d+\.\d+)\s*\]/g);
    const points = [...pairs].map(([, lon, lat]) => [Number(lon), Number(lat)] as const);
    expect(points.length).toBeGreaterThan(400);
    expect(points.filter(([lon, lat]) => !isInside(profile.bounds, lon, lat))).toEqual([]);
  });
});

describe('New York', () => {
  const arrivals = path.join(SHARED, 'arrivals/nyc-311.csv');
  it.skipIf(!existsSync(arrivals))('understands nearly every type and place of real arrivals', async () => {
    const rows = (await readFile(arrivals, 'utf8')).trim().split('\n').slice(1);
    const cells = rows.map((row) => row.split(','));
    const unknown = cells.filter(([, , , , type = '']) => newYork.topicByLabel(type) === null);
    expect(unknown.length).toBeGreaterThan(0);
    expect(unknown.length).toBeLessThan(rows.length * 0.01);
    const placed = cells.filter((row) => row.at(-2) !== '');
    const nowhere = placed.filter(
      (row) => newYork.districtAt(Number(row.at(-1)), Number(row.at(-2))) === null,
    );
    expect(nowhere.length).toBeLessThan(placed.length * 0.01);
  });
});
