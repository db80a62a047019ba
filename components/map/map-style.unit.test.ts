import { describe, expect, it } from 'vitest';
import newYork from '@/cities/new-york.json';
import tolyatti from '@/cities/tolyatti.json';
import { cityProfile } from '@/lib/contract/city-profile';
import { cellUnder, countOutside, heatCells, heatFeatures } from './heat-cells';
import { classColours, MAP_PALETTES } from './map-palette';
import { heatColour, mapStyle } from './map-style';

const PROFILES = { tolyatti: cityProfile.parse(tolyatti), 'new-york': cityProfile.parse(newYork) };
const BOUNDS = [1, 3, 6, 12, 25];
const palette = MAP_PALETTES.night;
const BASE_MAP = { version: 'abc', minZoom: 8, maxZoom: 14, attribution: '© кто-то' };

describe('mapStyle', () => {
  it.each([
    ['tolyatti', null],
    ['new-york', null],
    ['tolyatti', BASE_MAP],
  ] as const)('asks nothing of the outside world and names each layer once (%s)', (name, baseMap) => {
    const style = mapStyle({ profile: PROFILES[name], palette, unit: 0.5, bounds: BOUNDS, baseMap });
    expect(JSON.stringify(style)).not.toMatch(/https?:|\/\//);
    expect(style.glyphs).toBeUndefined();
    const ids = style.layers.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const layer of style.layers) {
      if ('source' in layer) expect(Object.keys(style.sources)).toContain(layer.source);
    }
  });

  it('draws an extract instead of the sketch, names above the heat', () => {
    const style = mapStyle({
      profile: PROFILES.tolyatti,
      palette,
      unit: 0.5,
      bounds: BOUNDS,
      baseMap: BASE_MAP,
    });
    const ids = style.layers.map(({ id }) => id);
    expect(ids).not.toContain('street');
    expect(ids).not.toContain('dam');
    expect(ids.indexOf('city-building')).toBeLessThan(ids.indexOf('cells'));
    expect(ids.indexOf('city-name-major')).toBeGreaterThan(ids.indexOf('cells'));
    expect(style.sources.city).toMatchObject({ tiles: ['/tiles/{z}/{x}/{y}?v=abc'], maxzoom: 14 });
    expect(Object.keys(style.sources)).not.toContain('base');
  });

  it('colours by the highest bound reached, the last class open', () => {
    expect(heatColour(palette, BOUNDS)).toEqual([
      'step',
      ['get', 'count'],
      palette.heat[0],
      ...BOUNDS.flatMap((bound, i) => [bound, palette.heat[i + 1]]),
    ]);
    expect(classColours(palette.heat, 6)).toHaveLength(6);
    expect(classColours(palette.heat, 6).at(-1)).toBe(palette.heat.at(-1));
  });
});

describe('heat cells', () => {
  const profile = PROFILES.tolyatti;
  const section = new Map([
    ['8710ca6b0ffffff', 3],
    ['87118c1b0ffffff', 0],
    ['hostile', 9],
    ['871fb4662ffffff', 5],
  ]);

  it('keeps what is a cell and has something in it, most first', () => {
    const cells = heatCells(section);
    expect(cells.map(({ count }) => count)).toEqual([5, 3]);
    const [first] = heatFeatures(cells, new Set(['871fb4662ffffff']));
    expect(first?.properties).toEqual({ cell: '871fb4662ffffff', count: 5, isMarked: true });
    expect(first?.geometry.coordinates[0]?.length).toBeGreaterThan(6);
  });

  it('finds the cell under a point only when it is shown', () => {
    const cells = heatCells(section);
    expect(countOutside(cells, profile.bounds)).toBe(8);
    expect(cellUnder(cells, 49.42, 53.508)).toBeNull();
  });
});
