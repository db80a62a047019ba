import { gridDisk } from 'h3-js';
import { expect, it } from 'vitest';
import { cellAt } from '../cell';
import { HOUR, MINUTE } from '../city-time';
import { randomOf } from '../topics/model/random';
import { type ClusterChance, chanceOf, fitGumbel, learnChance, RINGING_CHANCE } from './cluster-chance';
import { type ClusterLife, clusterTurns } from './cluster-life';
import { type ClusterNorm, clusterShares, type UsualPlace } from './cluster-norm';
import { scanClusters } from './cluster-scan';
import { mapVoices, type PlacedVoice, zoneVoices } from './voice-map';

const NOW = Date.parse('2026-11-23T14:00:00+04:00');
const MIDDLE = cellAt(53.51, 49.42);
const CITY = gridDisk(MIDDLE, 12);
const TOPICS = ['snow', 'trash', 'water', 'heat'];

/** A month of 150 messages a day, spread evenly. */
const places: UsualPlace[] = CITY.flatMap((cell) => TOPICS.map((topic) => ({ topic, cell, count: 3 })));
const total = places.reduce((sum, { count }) => sum + count, 0);
const norm: ClusterNorm = {
  dispersion: 0.1,
  shares: clusterShares({ places, total }),
  expected: (topic, hours) => ((topic === null ? 1 : 1 / TOPICS.length) * total * hours) / (30 * 24),
};

let number = 0;
function voice(cell: string, minutesAgo: number, changes: Partial<PlacedVoice> = {}): PlacedVoice {
  const id = `a${number++}`;
  const topic = TOPICS[number % TOPICS.length] ?? 'snow';
  const told = { at: NOW - minutesAgo * MINUTE, topic, district: null, cell, source: 'vk' };
  return { ...told, author: id, address: id, ...changes };
}

function mapOf(list: readonly PlacedVoice[]) {
  const cells = new Map<string, PlacedVoice[]>();
  for (const one of list) cells.set(one.cell, [...(cells.get(one.cell) ?? []), one]);
  return mapVoices(cells, NOW);
}

/** An ordinary day: every fourth cell was heard once. */
const calmDay = () =>
  CITY.filter((_, i) => i % 4 === 0).map((cell, i) => voice(cell, 5 + ((i * 37) % 1_400)));
const near = gridDisk(MIDDLE, 1);
const gathering = (count: number, changes: Partial<PlacedVoice> = {}) =>
  Array.from({ length: count }, (_, i) => voice(near[i % near.length] ?? MIDDLE, 10 + i * 12, changes));

function learn(seed: number): ClusterChance {
  const steps = learnChance({ norm, places, random: randomOf(seed) });
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
const chance = learn(1);
const ringing = (list: readonly PlacedVoice[]) =>
  scanClusters(mapOf(list), norm).filter(({ score }) => chanceOf(score, chance) <= RINGING_CHANCE);

it('finds messages of many topics that gather in a neighbourhood, in the circle and window that fit', () => {
  expect(ringing(calmDay())).toEqual([]);
  const map = [...calmDay(), ...gathering(14)];
  const [cluster, ...others] = ringing(map);
  expect(others).toEqual([]);
  expect(cluster).toMatchObject({ topic: null, rings: 1, hours: 3 });
  expect(cluster?.authors).toBeGreaterThanOrEqual(14);
  expect(cluster?.expected).toBeLessThan(3);
  if (cluster !== undefined) expect(zoneVoices(mapOf(map), cluster).length).toBe(cluster.authors);
});

it('names the topic where one alone gathers', () => {
  expect(ringing([...calmDay(), ...gathering(9, { topic: 'heat' })])[0]).toMatchObject({ topic: 'heat' });
});

it('is silent about one loud person, about one house and source, and about a wave over the whole city', () => {
  expect(ringing([...calmDay(), ...gathering(30, { author: 'one' })])).toEqual([]);
  expect(ringing(gathering(30, { address: 'one house' }))).toEqual([]);
  const wave = CITY.flatMap((cell) => [voice(cell, 20), voice(cell, 50)]);
  expect(ringing([...calmDay(), ...wave])).toEqual([]);
});

it('needs somebody within the hour: it looks for what gathers now', () => {
  const past = gathering(14).map((one) => ({ ...one, at: one.at - 8 * HOUR }));
  expect(ringing(past)).toEqual([]);
});

it('learns the same chance from the same seed, and fits Gumbel by moments', () => {
  expect(learn(7)).toEqual(learn(7));
  const random = randomOf(3);
  const drawn = Array.from({ length: 4_000 }, () => 2 - 0.5 * Math.log(-Math.log(random())));
  const fitted = fitGumbel(drawn);
  expect(fitted.location).toBeCloseTo(2, 1);
  expect(fitted.scale).toBeCloseTo(0.5, 1);
  expect(chanceOf(2, { location: 2, scale: 0.5 })).toBeCloseTo(1 - Math.exp(-1), 6);
});

it('stays silent on a hundred days of chance', () => {
  const random = randomOf(11);
  const day = () =>
    Array.from({ length: Math.round(total / 30) }, () =>
      voice(CITY[Math.floor(random() * CITY.length)] ?? MIDDLE, random() * 24 * 60),
    );
  const days = Array.from({ length: 100 }, () => ringing(day()).length);
  expect(days.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(1);
});

const sight = { centre: MIDDLE, rings: 1, topic: null, hours: 3, authors: 14, expected: 1.5, score: 9 };
const lifeOf = (changes: Partial<ClusterLife> = {}): ClusterLife => ({
  ...sight,
  id: 'x',
  phase: 'opened',
  since: NOW - HOUR,
  turnedAt: NOW - HOUR,
  ...changes,
});
const calm = { now: NOW, isHot: () => false };

it('opens a cluster once, knows it again by its cells, and lets it calm down and close', () => {
  const [opened] = clusterTurns([], [sight], calm);
  expect(opened).toMatchObject({ phase: 'opened', centre: MIDDLE, since: NOW, authors: 14 });
  const moved = { ...sight, centre: near[3] ?? MIDDLE, authors: 15 };
  expect(clusterTurns([lifeOf()], [moved], calm)).toEqual([]);
  expect(clusterTurns([lifeOf()], [{ ...moved, authors: 30 }], calm)).toMatchObject([
    { id: 'x', phase: 'grew', centre: moved.centre },
  ]);
  expect(clusterTurns([lifeOf()], [], calm)).toMatchObject([{ id: 'x', phase: 'calmed' }]);
  expect(clusterTurns([lifeOf({ phase: 'calmed' })], [], calm)).toMatchObject([{ id: 'x', phase: 'closed' }]);
});

it('gives way at once to the hot topic that explains it', () => {
  const hot = { now: NOW, isHot: (topic: string) => topic === 'heat' };
  const young = lifeOf({ topic: 'heat', turnedAt: NOW });
  expect(clusterTurns([young], [], hot)).toMatchObject([{ id: 'x', phase: 'closed' }]);
});
