import { expect, it } from 'vitest';
import { DAY, HOUR } from '../city-time';
import { type Explanation, isExplained } from './explained';
import { createPlaceVocabulary } from './place-vocabulary';
import { readPlaces } from './place-words';
import { traceOf } from './trace';
import { tokensOf } from './words';

const NOW = Date.parse('2026-11-23T10:00:00Z');
const vocabulary = createPlaceVocabulary(['ул. Мира', 'ул. Юбилейная']);
const placesOf = (text: string) => readPlaces(tokensOf(text), vocabulary).words;

const outage = (more: Partial<Explanation> = {}): Explanation => ({
  id: 'o-1',
  topics: ['no-hot-water'],
  district: 'centralny',
  from: NOW - 2 * HOUR,
  to: NOW + 2 * HOUR,
  places: placesOf('ул. Мира, 65, 67'),
  ...more,
});

const problem = (
  text: string,
  more: { topic?: string; district?: string | null; created?: number } = {},
) => ({
  topic: more.topic ?? 'no-hot-water',
  district: more.district === undefined ? 'centralny' : more.district,
  members: [
    traceOf(
      {
        id: 1,
        kind: 'message',
        topic: 'no-hot-water',
        group: 'heating',
        created: more.created ?? NOW,
        author: null,
        text,
        address: null,
        cell: null,
        precision: 'none',
        district: null,
        finished: null,
      },
      vocabulary,
    ),
  ],
});

it.each([
  ['its house', problem('Мира 65, горячей воды нет'), outage(), true],
  ['its street without a house', problem('На Мира нет горячей воды'), outage(), true],
  ['another house', problem('Мира 102, горячей воды нет'), outage(), false],
  ['another matter', problem('Мира 65, лифт стоит', { topic: 'lift' }), outage(), false],
  ['another district', problem('Мира 65, горячей воды нет', { district: 'komsomolsky' }), outage(), false],
  ['long after its end', problem('Мира 65, горячей воды нет', { created: NOW + DAY }), outage(), false],
  [
    'anywhere, where it strikes the whole district',
    problem('Горячей воды нет'),
    outage({ places: placesOf('') }),
    true,
  ],
])('answers for %s', (_what, told, struck, expected) => {
  expect(isExplained(told, struck)).toBe(expected);
});
