import { expect, it } from 'vitest';
import type { OutageItem } from '@/lib/contract/outage';
import { outageInput } from '@/lib/contract/outage-input';
import { loadTestCity } from '@/tests/test-store';
import { cityNames } from '../appeals/city-names';
import { anchorOf, mapOutage, outageFeatures } from '../map/outage-marks';
import { bodyOf, newValues, valuesOf } from './form-values';
import { changeWords, placesWords, stateWords, whereWords } from './outage-words';
import { filterQuery } from './outages-url';

const zone = 'Europe/Samara';
const item: OutageItem = {
  id: 'ЕДДС 17/2',
  kind: 'accident',
  title: 'Порыв',
  by: null,
  service: null,
  topics: ['no-cold-water'],
  district: 'komsomolsky',
  area: 'Шлюзовой',
  houses: ['ул. Носова, 5'],
  at: null,
  ring: null,
  spots: [],
  from: '2026-11-23T08:00:00.000Z',
  promisedEnd: '2026-11-23T11:00:00.000Z',
  actualEnd: null,
  state: 'overdue',
  version: 3,
};

it('tells where, how it stands, what changed and what the gazetteer did not know', async () => {
  const { profile } = await loadTestCity();
  const names = cityNames(profile);
  const at = { now: Date.parse('2026-11-23T12:00:00Z'), zone };
  expect(whereWords(item, names)).toBe('Комсомольский район: Шлюзовой; ул. Носова, 5');
  expect(whereWords({ ...item, district: null, area: null, houses: [] }, names)).toBe('Весь город');
  expect(stateWords(item, at)).toBe('обещали к 15:00, о конце не сообщили');
  const change = { field: 'promised', before: item.promisedEnd, after: '2026-11-23T14:00:00.000Z' };
  expect(changeWords(change, { names, zone })).toBe('обещанный конец: 23.11.2026 15:00 → 23.11.2026 18:00');
  expect(changeWords({ field: 'topics', before: null, after: 'lift; potholes' }, { names, zone })).toBe(
    'темы: не указано → Не работает лифт, Ямы на дороге',
  );
  expect(placesWords([{ label: 'Шлюзовой', isFound: true, note: null }])).toEqual(['На карте: Шлюзовой.']);
  expect(placesWords([{ label: 'ул. Х', isFound: false, note: 'not-in-gazetteer' }])).toEqual([
    'ул. Х: такого названия в справочнике города нет.',
    'Слова сохранены как есть.',
  ]);
});

it('sends back what it was given, and refuses nothing that it made itself', () => {
  const body = bodyOf(valuesOf(item, zone), { zone, item });
  expect(body).toMatchObject({
    id: item.id,
    version: 3,
    from: item.from,
    to: item.promisedEnd,
    endedAt: null,
  });
  expect(outageInput.parse(body)).toMatchObject({ area: 'Шлюзовой; ул. Носова, 5', kind: 'accident' });
  const fresh = bodyOf({ ...newValues(zone, 0), point: 'где-то' }, { zone, item: null });
  const fields = outageInput.safeParse(fresh).error?.issues.map(({ path }) => path.join('.'));
  expect(fields).toEqual(expect.arrayContaining(['title', 'to', 'lat']));
});

it('marks the middle of its points, else its outline, else its district, else nothing', async () => {
  const { profile } = await loadTestCity();
  const bare = mapOutage(item);
  const district = profile.districts.find(({ id }) => id === 'komsomolsky');
  expect(anchorOf(profile, bare)).toEqual(district?.labelAt);
  expect(anchorOf(profile, { ...bare, district: null })).toBeNull();
  const spots: [number, number][] = [
    [49, 53],
    [51, 55],
  ];
  expect(anchorOf(profile, { ...bare, spots })).toEqual([50, 54]);
  const parts = (outage: typeof bare) =>
    outageFeatures(profile, [outage]).map(({ properties }) => properties.part);
  expect(parts(bare)).toEqual(['area']);
  expect(parts({ ...bare, spots })).toEqual(['spots']);
  expect(parts({ ...bare, spots, ring: [...spots, [50, 53]] })).toEqual(['area', 'spots']);
  expect(parts({ ...bare, district: null })).toEqual([]);
});

it('keeps the known conditions of an address', () => {
  expect(filterQuery({ time: 'past', kind: ['event', 'planned'], topic: ' ', colour: 'red' })).toEqual({
    time: 'past',
    kind: 'event',
  });
});
