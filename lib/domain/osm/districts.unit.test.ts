import { describe, expect, it } from 'vitest';
import { type KnownDistrict, matchDistricts } from './districts';

const district = (id: string, name: string): KnownDistrict => ({
  id,
  name,
  short: name.slice(0, 3),
  aliases: [`${name} р-н`],
  labelAt: [49.5, 53.5],
});

const square = (west: number) =>
  [
    [
      [west, 53],
      [west + 1, 53],
      [west + 1, 54],
      [west, 54],
      [west, 53],
    ],
  ] as const;

const DISTRICTS = [district('north', 'Северный район'), district('south', 'Южный район')];

describe('matchDistricts', () => {
  it('gives areas to districts by any spelling, and moves a label that would lie outside', () => {
    const found = matchDistricts(DISTRICTS, [
      { names: ['СЕВЕРНЫЙ  район'], polygons: [square(49)] },
      { names: ['Юг', 'Южный район р-н'], polygons: [square(60), square(70)] },
    ]);
    expect(found).toMatchObject({ missing: [], foreign: [] });
    const [north, south] = found.boundaries;
    expect(north).toEqual({ id: 'north', polygon: square(49), labelAt: [49.5, 53.5] });
    expect(south?.polygon).toHaveLength(2);
    expect(south?.labelAt[0]).toBeCloseTo(60.5);
  });

  it('tells what is missing, foreign or given twice', () => {
    const area = { names: ['north'], polygons: [square(49)] };
    const found = matchDistricts(DISTRICTS, [area, area, { names: ['Другой'], polygons: [square(49)] }]);
    expect(found.boundaries.map(({ id }) => id)).toEqual(['north']);
    expect(found.missing).toEqual(['Южный район']);
    expect(found.foreign).toEqual(['north', 'Другой']);
  });
});
