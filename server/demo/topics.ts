import { HEATING_AND_WATER } from './texts/heating-and-water';
import { HOMES_AND_YARDS } from './texts/homes-and-yards';
import { SERVICES_AND_PEOPLE } from './texts/services-and-people';
import { STREETS_AND_TRANSPORT } from './texts/streets-and-transport';
import type { TopicTexts } from './texts/topic-texts';

export const TEXTS: TopicTexts = {
  ...HEATING_AND_WATER,
  ...HOMES_AND_YARDS,
  ...STREETS_AND_TRANSPORT,
  ...SERVICES_AND_PEOPLE,
};

/** Share of each topic among ordinary appeals of a late November; it is always late November in the demo. */
export const TOPIC_WEIGHTS: readonly (readonly [topic: string, weight: number])[] = [
  ['no-heating', 2.2],
  ['cold-home', 3],
  ['no-hot-water', 2.5],
  ['heating-leak', 1],
  ['no-cold-water', 1.5],
  ['low-pressure', 1],
  ['water-quality', 1.3],
  ['water-leak', 1.2],
  ['sewage', 1.6],
  ['manhole', 0.8],
  ['no-power', 1.3],
  ['street-light', 4.5],
  ['yard-light', 2],
  ['roof-leak', 2],
  ['lift', 2.6],
  ['entrance', 2.6],
  ['basement', 1],
  ['bills', 3.6],
  ['overhaul', 1.1],
  ['playground', 1.5],
  ['yard-works', 2],
  ['lawn-parking', 2.2],
  ['public-spaces', 1.2],
  ['potholes', 5],
  ['traffic-light', 1.2],
  ['road-signs', 1.9],
  ['sidewalks', 1.8],
  ['puddles', 1.4],
  ['snow', 13],
  ['ice', 5],
  ['icicles', 1.6],
  ['bus-interval', 5.5],
  ['bus-condition', 1.9],
  ['bus-stops', 1.3],
  ['fares', 1.2],
  ['waste-removal', 5.2],
  ['bins', 2],
  ['dump', 1.6],
  ['stray-dogs', 2.8],
  ['trees', 1.6],
  ['smell', 1.7],
  ['schools', 2.2],
  ['kindergartens', 1.9],
  ['clinic-queue', 4.4],
  ['medicines', 1.2],
  ['benefits', 2.1],
  ['accessibility', 0.8],
  ['night-noise', 1.3],
  ['ads', 0.6],
  ['paperwork', 1.3],
];

/** What people write letters about: slow things rather than a burst pipe. */
const LETTERS = new Set([
  'cold-home',
  'roof-leak',
  'bills',
  'overhaul',
  'yard-works',
  'playground',
  'potholes',
  'road-signs',
  'sidewalks',
  'street-light',
  'bus-interval',
  'dump',
  'trees',
  'schools',
  'kindergartens',
  'clinic-queue',
  'medicines',
  'benefits',
  'accessibility',
  'paperwork',
]);
export const LETTER_WEIGHTS = TOPIC_WEIGHTS.filter(([topic]) => LETTERS.has(topic));

/** What breaks today rather than last month: such complaints say «со вчерашнего вечера». */
const SUDDEN = new Set([
  'no-heating',
  'cold-home',
  'no-hot-water',
  'heating-leak',
  'no-cold-water',
  'low-pressure',
  'water-leak',
  'sewage',
  'no-power',
  'traffic-light',
  'lift',
  'snow',
  'ice',
  'icicles',
]);

const SHORT_TERMS = [
  'второй день',
  'третий день',
  'четвёртый день',
  'вторые сутки',
  'со вчерашнего вечера',
  'со вчерашнего дня',
  'с самого утра',
  'с ночи',
  'с выходных',
  'больше суток',
] as const;
const LONG_TERMS = [
  'вторую неделю',
  'уже неделю',
  'несколько дней',
  'почти месяц',
  'с начала месяца',
  'с прошлой недели',
  'не первую неделю',
  'уже дней десять',
  'третью неделю',
  'давно',
] as const;

export function termsOf(topic: string): readonly string[] {
  return SUDDEN.has(topic) ? SHORT_TERMS : LONG_TERMS;
}

/** Snow lies longest in the old streets of the centre; buses fail the far settlements. */
const DISTRICT_TASTE: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  snow: { centralny: 2.6 },
  ice: { centralny: 1.5 },
  'bus-interval': { komsomolsky: 1.6 },
  'clinic-queue': { komsomolsky: 1.4 },
  'water-quality': { komsomolsky: 1.6 },
};

const DISTRICT_WEIGHTS = [
  ['avtozavodsky', 0.6],
  ['centralny', 0.23],
  ['komsomolsky', 0.17],
] as const;

export function districtWeights(topic: string): (readonly [string, number])[] {
  const taste = DISTRICT_TASTE[topic] ?? {};
  return DISTRICT_WEIGHTS.map(([district, weight]) => [district, weight * (taste[district] ?? 1)] as const);
}
