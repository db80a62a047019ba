import { expect, it } from 'vitest';
import { createGazetteer } from './gazetteer';
import type { GazetteerEntry, Position } from './gazetteer-entry';
import { readPlaces } from './read-places';

function street(name: string, ...lines: readonly Position[][]): GazetteerEntry {
  const at = lines[0]?.[0] ?? null;
  return { id: name, kind: 'street', name, otherNames: [], house: null, settlement: null, at, lines };
}

/** A grid: Гая and Мира run west to east, Фрунзе and Победы south to north; Дальняя meets none of them. */
const gazetteer = createGazetteer(
  [
    street('бульвар Гая', [
      [49.3, 53.5],
      [49.36, 53.5],
    ]),
    street('улица Мира', [
      [49.3, 53.51],
      [49.36, 53.51],
    ]),
    // In two pieces, and with a middle that keeps them from touching.
    street(
      'улица Фрунзе',
      [
        [49.31, 53.49],
        [49.31, 53.4998],
      ],
      [
        [49.31, 53.5002],
        [49.31, 53.52],
      ],
    ),
    street('улица Победы', [
      [49.33, 53.49],
      [49.33, 53.52],
    ]),
    street('улица Дальняя', [
      [49.6, 53.6],
      [49.61, 53.6],
    ]),
    { ...street('улица Немая'), at: [49.3, 53.53], lines: null },
  ],
  { city: null, districts: [] },
);

const mainOf = (text: string) => {
  const { mentions, main } = readPlaces(gazetteer, text);
  return main === null ? null : mentions[main];
};

function expectAt(text: string, [lon, lat]: Position): void {
  const place = mainOf(text);
  expect(place?.precision, text).toBe('street');
  expect(place?.at?.[0], text).toBeCloseTo(lon, 3);
  expect(place?.at?.[1], text).toBeCloseTo(lat, 3);
}

it.each([
  'Яма на углу Гая и Фрунзе',
  'угол Фрунзе и бульвара Гая, не горит светофор',
  'На пересечении улиц Гая и Фрунзе авария',
  'Перекрёсток Фрунзе/Гая: нет разметки',
  'ugol Gaya i Frunze, net sveta',
])('puts «%s» where the streets come together', (text) => {
  expectAt(text, [49.31, 53.5]);
});

it('puts what lies between two streets half-way on the third, or half-way where they come nearest', () => {
  expectAt('На улице Мира между Фрунзе и Победы темно', [49.32, 53.51]);
  expectAt('Между Гая и Мира завал снега', [49.3, 53.505]);
});

it('keeps the first street’s own point where the courses do not meet or are not known', () => {
  expectAt('Яма на углу Гая и Дальней', [49.3, 53.5]);
  expectAt('Между Гая и Дальней свалка', [49.3, 53.5]);
  expectAt('Угол Гая и Немой', [49.3, 53.5]);
});

it('makes no corner of streets that are only listed', () => {
  expectAt('На улицах Гая и Фрунзе не чистят снег', [49.3, 53.5]);
});
