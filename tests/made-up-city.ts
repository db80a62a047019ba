import type { Position } from '@/lib/domain/geometry';
import type { MadeUpOsm } from './made-up-osm';

interface Growing {
  readonly nodes: MadeUpOsm['nodes'][number][];
  readonly ways: MadeUpOsm['ways'][number][];
  next: number;
}

const CENTRE: Position = [49.42, 53.51];
const STREETS = [
  'улица Дзержинского',
  'улица 40 лет Победы',
  'улица Степана Разина',
  'улица Мира',
  'улица Гая',
  'улица Фрунзе',
  'улица Ворошилова',
  'Тополиная улица',
  'Южное шоссе',
  'Московский проспект',
  'бульвар Гагарина',
  'Приморский бульвар',
  'улица Юбилейная',
  'улица Жукова',
  'Ленинский проспект',
  'улица Баныкина',
  'улица Карла Маркса',
  'Лесная улица',
  'улица Механизаторов',
  'Заставная улица',
] as const;
const STEP = 0.004;

function addNode(city: Growing, at: Position): number {
  const id = city.next++;
  city.nodes.push({ id, at });
  return id;
}

function addWay(city: Growing, refs: readonly number[], tags: Record<string, string>): void {
  city.ways.push({ id: city.next++, refs, tags });
}

function addHouse(city: Growing, [lon, lat]: Position, tags: Record<string, string>): void {
  const corners: Position[] = [
    [lon, lat],
    [lon + 0.0003, lat],
    [lon + 0.0003, lat + 0.00015],
    [lon, lat + 0.00015],
  ];
  const refs = corners.map((at) => addNode(city, at));
  addWay(city, [...refs, ...refs.slice(0, 1)], { building: 'apartments', ...tags });
}

/**
 * A city that nobody built, where Tolyatti lies: twenty parallel streets, each in ten pieces, with houses on both
 * sides, two quarters and two sides of a stop. The same number of houses gives the same city.
 */
export function madeUpCity(houses: number): MadeUpOsm {
  const city: Growing = { nodes: [], ways: [], next: 1 };
  const perStreet = Math.ceil(houses / STREETS.length);
  let left = houses;
  STREETS.forEach((name, row) => {
    const lat = CENTRE[1] - 0.04 + row * STEP;
    const length = perStreet * 0.0005;
    const start = CENTRE[0] - length / 2;
    const ends = Array.from({ length: 11 }, (_, i) => addNode(city, [start + (i * length) / 10, lat]));
    ends.slice(1).forEach((end, i) => {
      addWay(city, [ends[i] ?? end, end], { highway: 'residential', name });
    });
    for (let i = 0; i < perStreet && left > 0; i++, left--) {
      const side = i % 2 === 0 ? 0.0006 : -0.0008;
      const number = i % 25 === 24 ? `${i}к2` : String(i + 1);
      addHouse(city, [start + i * 0.0005, lat + side], { 'addr:street': name, 'addr:housenumber': number });
    }
  });
  const tagged = (at: Position, tags: Record<string, string>) => {
    city.nodes.push({ id: city.next++, at, tags });
  };
  tagged([49.3, 53.53], { place: 'quarter', name: '7 квартал' });
  tagged([49.31, 53.54], { place: 'quarter', name: '8 квартал' });
  tagged([49.42, 53.5101], { highway: 'bus_stop', name: 'Дворец спорта' });
  tagged([49.4205, 53.5103], { highway: 'bus_stop', name: 'Дворец спорта' });
  tagged([49.43, 53.51], { place: 'city', name: 'Тольятти', old_name: 'Ставрополь;Ставрополь-на-Волге' });
  return {
    bounds: { west: 49.1, south: 53.4, east: 49.7, north: 53.6 },
    nodes: city.nodes,
    ways: city.ways,
    relations: [],
  };
}
