import { cellAt } from '@/lib/domain/cell';
import { DAY, HOUR } from '@/lib/domain/city-time';
import { learnChance, RINGING_CHANCE, scoreOf } from '@/lib/domain/hot/cluster-chance';
import { type ClusterNorm, clusterShares, type UsualPlace } from '@/lib/domain/hot/cluster-norm';
import { scanClusters } from '@/lib/domain/hot/cluster-scan';
import { mapVoices, type PlacedVoice } from '@/lib/domain/hot/voice-map';
import type { City } from '@/lib/services/city/city';
import { loadTestCity } from '@/tests/test-store';
import { createRandom } from './lib/random';
import { quantileOf } from './lib/stats';
import { type Bench, type BenchRow, ms, number } from './lib/table';

const PER_DAY = [1_000, 20_000] as const;
const PLACES = 1_500;
const LOOKS = 40;
const DISPERSION = 0.1;
const NOW = 1_764_000_000_000;

interface Made {
  readonly norm: ClusterNorm;
  readonly places: readonly UsualPlace[];
  readonly random: () => number;
  pick(): UsualPlace;
}

/** A city whose messages lie where they usually lie, the first places more often. */
function made(city: City, perDay: number): Made {
  const { home, topics } = city.profile;
  const random = createRandom(7);
  const cells = Array.from({ length: PLACES }, () =>
    cellAt(home.south + random() * (home.north - home.south), home.west + random() * (home.east - home.west)),
  );
  const pick = (): UsualPlace => ({
    cell: cells[Math.floor(random() ** 2 * PLACES)] ?? '',
    topic: topics[Math.floor(random() ** 2 * topics.length)]?.id ?? 'undetermined',
    count: 1,
  });
  const counted = new Map<string, UsualPlace>();
  for (let i = 0; i < perDay * 30; i++) {
    const { cell, topic } = pick();
    const key = `${cell} ${topic}`;
    counted.set(key, { cell, topic, count: (counted.get(key)?.count ?? 0) + 1 });
  }
  const places = [...counted.values()];
  const shareOf = new Map<string | null, number>([[null, 1]]);
  for (const { topic, count } of places)
    shareOf.set(topic, (shareOf.get(topic) ?? 0) + count / (perDay * 30));
  const expected: ClusterNorm['expected'] = (topic, hours) =>
    ((shareOf.get(topic) ?? 0) * perDay * hours) / 24;
  const norm = { dispersion: DISPERSION, shares: clusterShares({ places, total: perDay * 30 }), expected };
  return { norm, places, random, pick };
}

/** The last day, everything with a place: more than any city has. */
function voicesOf({ pick, random }: Made, perDay: number): Map<string, PlacedVoice[]> {
  const voices = new Map<string, PlacedVoice[]>();
  for (let i = 0; i < perDay; i++) {
    const { cell, topic } = pick();
    const voice = {
      at: NOW - Math.floor(random() * DAY),
      topic,
      district: null,
      cell,
      author: `${i}`,
      address: `${i}`,
      source: 'vk',
    };
    voices.set(cell, [...(voices.get(cell) ?? []), voice]);
  }
  return voices;
}

function measure(city: City, perDay: number): BenchRow {
  const model = made(city, perDay);
  const steps = learnChance({ norm: model.norm, places: model.places, random: model.random });
  const stepTimes: number[] = [];
  const next = () => {
    const from = performance.now();
    const step = steps.next();
    stepTimes.push(performance.now() - from);
    return step;
  };
  let step = next();
  while (step.done !== true) step = next();
  const learnMs = stepTimes.reduce((sum, time) => sum + time, 0);
  const least = scoreOf(RINGING_CHANCE, step.value);
  const voices = voicesOf(model, perDay);
  const times = Array.from({ length: LOOKS }, (_, i) => {
    const from = performance.now();
    scanClusters(mapVoices(voices, NOW + i * (HOUR / 60)), model.norm, least);
    return performance.now() - from;
  });
  return {
    metric: `Просмотр скоплений при ${number(perDay)} сообщений с местом в сутки, p50 / p95`,
    ours: [0.5, 0.95].map((q) => ms(quantileOf(times, q))).join(' / '),
    rival: '—',
    ratio: `обучение раз в шесть часов: ${number(learnMs / 1000, 1)} с, шаг p95 ${ms(quantileOf(stepTimes, 0.95))}`,
    limit: 'раз в минуту, не больше сотой доли потока',
  };
}

/** What the scan for clusters costs a busy city: it shares a thread with the figures. */
export const clusters: Bench = {
  name: 'clusters',
  async run() {
    const city = await loadTestCity();
    return PER_DAY.map((perDay) => measure(city, perDay));
  },
};
