import { describe, expect, it } from 'vitest';
import type { Position } from '@/lib/domain/geometry';
import { buildGazetteer } from './build-gazetteer';
import type { CityExtract, Relation, Tags } from './element';
import { keepTags } from './kinds';

/** Draws an extract by hand: each way brings its own points. */
class Draft {
  readonly #places = new Map<number, Position>();
  readonly #ways = new Map<number, { id: number; tags: Tags; refs: Float64Array }>();
  readonly #nodes: { id: number; tags: Tags; at: Position }[] = [];
  readonly #relations: Relation[] = [];

  #ref([lon, lat]: Position): number {
    const id = Math.round(lon * 1e5) * 1e7 + Math.round(lat * 1e5);
    this.#places.set(id, [lon, lat]);
    return id;
  }

  way(id: number, points: readonly Position[], tags: Tags = {}): this {
    const refs = Float64Array.from(points.map((at) => this.#ref(at)));
    this.#ways.set(id, { id, tags: keepTags(tags) ?? {}, refs });
    return this;
  }

  square(id: number, [lon, lat]: Position, tags: Tags, size = 0.001): this {
    const east = lon + size;
    const north = lat + size;
    const corners: Position[] = [
      [lon, lat],
      [east, lat],
      [east, north],
      [lon, north],
      [lon, lat],
    ];
    return this.way(id, corners, tags);
  }

  node(id: number, at: Position, tags: Tags): this {
    this.#nodes.push({ id, at, tags: keepTags(tags) ?? {} });
    return this;
  }

  relation(relation: Relation): this {
    this.#relations.push(relation);
    return this;
  }

  build() {
    const extract: CityExtract = {
      nodes: this.#nodes,
      ways: this.#ways,
      relations: this.#relations,
      position: (id) => this.#places.get(id) ?? null,
    };
    return buildGazetteer(extract);
  }
}

const street = (name: string, more: Tags = {}): Tags => ({ highway: 'residential', name, ...more });
const outer = (ref: number) => ({ type: 'way', ref, role: 'outer' }) as const;

describe('streets', () => {
  it('joins the ways of one name into one street with all its names, whatever their order', () => {
    const { entries } = new Draft()
      .way(
        7,
        [
          [49.41, 53.5],
          [49.42, 53.5],
        ],
        street('улица Мира', { old_name: 'Ленинская улица;Базарная', 'old_name:en': 'Lenin Street' }),
      )
      .way(
        3,
        [
          [49.4, 53.5],
          [49.41, 53.5],
        ],
        street('Улица  Мира', { alt_name: 'Мира' }),
      )
      .build();
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({
      id: 'osm:way/3',
      kind: 'street',
      name: 'Улица Мира',
      otherNames: ['Базарная', 'Ленинская улица', 'Мира', 'улица Мира'],
      settlement: null,
    });
    expect(entries[0]?.lines).toHaveLength(2);
  });

  it('keeps apart the same name in two settlements, by boundary or by distance', () => {
    const draft = new Draft()
      .way(
        1,
        [
          [49.4, 53.5],
          [49.41, 53.5],
        ],
        street('улица Мира'),
      )
      .way(
        2,
        [
          [49.6, 53.5],
          [49.61, 53.5],
        ],
        street('улица Мира'),
      )
      .square(8, [49.55, 53.45], { place: 'village', name: 'Васильевка' }, 0.1)
      .node(9, [49.42, 53.51], { place: 'town', name: 'Город' });
    const streets = draft.build().entries.filter(({ kind }) => kind === 'street');
    expect(streets.map(({ id, settlement }) => [id, settlement])).toEqual([
      ['osm:way/1', 'Город'],
      ['osm:way/2', 'Васильевка'],
    ]);
  });

  it('takes a square for a street and a stop or a planned road for none', () => {
    const { entries } = new Draft()
      .square(1, [49.4, 53.5], { place: 'square', name: 'площадь Свободы' })
      .node(2, [49.41, 53.5], { highway: 'bus_stop', name: 'Площадь' })
      .way(
        3,
        [
          [49.4, 53.5],
          [49.41, 53.5],
        ],
        { highway: 'proposed', name: 'Будущая улица' },
      )
      .way(
        4,
        [
          [49.4, 53.5],
          [49.41, 53.5],
        ],
        { highway: 'residential' },
      )
      .build();
    expect(entries.map(({ kind, name }) => [kind, name])).toEqual([
      ['street', 'площадь Свободы'],
      ['stop', 'Площадь'],
    ]);
  });
});

describe('houses', () => {
  const address = (house: string, name = 'улица Мира'): Tags => ({
    building: 'yes',
    'addr:street': name,
    'addr:housenumber': house,
  });

  it('keeps one entry per address: the building before the shop in it', () => {
    const built = new Draft()
      .node(5, [49.4, 53.5], {
        shop: 'mall',
        name: 'Лавка',
        'addr:street': 'улица Мира',
        'addr:housenumber': '5',
      })
      .square(6, [49.4, 53.5], address('5'))
      .square(7, [49.41, 53.5], address('5К2'))
      .square(8, [49.42, 53.5], { building: 'yes', 'addr:housenumber': '9' })
      .build();
    const houses = built.entries.filter(({ kind }) => kind === 'house');
    expect(houses.map(({ id, name, house }) => [id, name, house])).toEqual([
      ['osm:way/6', 'улица Мира', '5'],
      ['osm:way/7', 'улица Мира', '5К2'],
    ]);
    expect(built).toMatchObject({ taggedHouses: 4, namelessHouses: 1 });
    expect(houses[0]?.at?.[0]).toBeCloseTo(49.4005, 6);
    expect(built.entries.find(({ kind }) => kind === 'object')).toMatchObject({ name: 'Лавка' });
  });

  it('puts a house of rings on its largest part, with the street of its relation', () => {
    const { entries } = new Draft()
      .way(1, [
        [49.4, 53.5],
        [49.402, 53.5],
        [49.402, 53.502],
      ])
      .way(2, [
        [49.4, 53.5],
        [49.4, 53.502],
        [49.402, 53.502],
      ])
      .square(3, [49.5, 53.5], {}, 0.0001)
      .relation({
        id: 9,
        members: [outer(1), outer(2), outer(3)],
        tags: { type: 'multipolygon', building: 'yes', 'addr:housenumber': '29к2' },
      })
      .relation({
        id: 10,
        members: [{ type: 'relation', ref: 9, role: 'house' }],
        tags: { type: 'associatedStreet', name: 'улица Гая' },
      })
      .build();
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({ id: 'osm:relation/9', name: 'улица Гая', house: '29к2' });
    expect(entries[0]?.at?.[0]).toBeCloseTo(49.401, 6);
    expect(entries[0]?.at?.[1]).toBeCloseTo(53.501, 6);
  });

  it('tells a corner house under both its streets, and a listed number one by one', () => {
    const { entries } = new Draft()
      .way(
        1,
        [
          [49.4, 53.5],
          [49.41, 53.5],
        ],
        street('улица Мира', { old_name: 'Ленинская' }),
      )
      .square(2, [49.4, 53.5], {
        ...address('33', 'Ленинская'),
        'addr2:street': 'улица Гая',
        'addr2:housenumber': '41',
      })
      .square(3, [49.41, 53.5], address('1;3'))
      .build();
    expect(
      entries.filter(({ kind }) => kind === 'house').map(({ id, name, house }) => [id, name, house]),
    ).toEqual([
      ['osm:way/2', 'улица Мира', '33'],
      ['osm:way/2#2', 'улица Гая', '41'],
      ['osm:way/3', 'улица Мира', '1'],
      ['osm:way/3#2', 'улица Мира', '3'],
    ]);
  });
});

describe('named things', () => {
  it('tells each once, with an id of its own, and names none without a name', () => {
    const { entries } = new Draft()
      .square(1, [49.4, 53.5], {
        amenity: 'school',
        building: 'yes',
        name: 'Школа № 5',
        'addr:street': 'улица Гая',
        'addr:housenumber': '7',
      })
      .node(2, [49.4003, 53.5003], { amenity: 'school', name: 'школа № 5' })
      .node(3, [49.45, 53.5], { highway: 'bus_stop', name: 'Рынок' })
      .node(4, [49.4505, 53.5002], { highway: 'bus_stop', name: 'Рынок' })
      .square(5, [49.46, 53.5], { landuse: 'residential', name: '7 квартал' })
      .square(6, [49.47, 53.5], { amenity: 'hospital' })
      .build();
    expect(entries.map(({ id, kind, name }) => [id, kind, name])).toEqual([
      ['osm:way/1', 'house', 'улица Гая'],
      ['osm:way/1#object', 'object', 'Школа № 5'],
      ['osm:way/5', 'quarter', '7 квартал'],
      ['osm:node/3', 'stop', 'Рынок'],
    ]);
  });
});
