import { parentCell } from '../cell';
import { gamma, poisson, type Uniform } from '../chance';
import { HOUR } from '../city-time';
import type { ClusterNorm, UsualPlace } from './cluster-norm';
import { seekHighestScore } from './cluster-scan';
import { CLUSTER_HOURS, LONGEST_CLUSTER_HOURS } from './cluster-zones';
import { mapVoices, type PlacedVoice } from './voice-map';

/** Extreme values of the scan when nothing gathers: Gumbel's law fitted to simulated days. */
export interface ClusterChance {
  readonly location: number;
  readonly scale: number;
}

/** A map that chance alone would give so rarely rings. */
export const RINGING_CHANCE = 1e-3;

/** So many days without a cluster are played. */
export const PLAYED_DAYS = 60;
/** Neighbourhoods that have good and bad days together. */
const AREA_RESOLUTION = 8;
/** So many messages are played between two breaths. */
const BREATH = 1_000;
const EULER = 0.577_215_664_901_532_9;
const LEAST_SCALE = 0.05;

/** How often the sharpest cylinder of a whole map reaches such a score by chance (Abrams, Kulldorff and Kleinman 2010). */
export function chanceOf(score: number, { location, scale }: ClusterChance): number {
  return -Math.expm1(-Math.exp(-(score - location) / scale));
}

/** The score that chance reaches exactly so often. */
export function scoreOf(chance: number, { location, scale }: ClusterChance): number {
  return location - scale * Math.log(-Math.log1p(-chance));
}

export interface ChanceSetup {
  readonly norm: ClusterNorm;
  readonly places: readonly UsualPlace[];
  /** The same numbers give the same answer. */
  readonly random: Uniform;
}

/** In steps of some milliseconds, so that a caller may let others run in between; the last step answers. */
export function* learnChance(setup: ChanceSetup): Generator<undefined, ClusterChance> {
  const maxima: number[] = [];
  const city = usualCity(setup);
  yield undefined;
  for (let day = 0; day < PLAYED_DAYS; day++) {
    const voices = yield* playDay(setup, city);
    yield undefined;
    const map = mapVoices(voices, 0);
    yield undefined;
    maxima.push(yield* seekHighestScore(map, setup.norm));
    yield undefined;
  }
  return fitGumbel(maxima);
}

/** By moments. */
export function fitGumbel(maxima: readonly number[]): ClusterChance {
  const mean = maxima.reduce((sum, value) => sum + value, 0) / maxima.length;
  const variance = maxima.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (maxima.length - 1);
  const scale = Math.max(LEAST_SCALE, (Math.sqrt(variance) * Math.sqrt(6)) / Math.PI);
  return { location: mean - EULER * scale, scale };
}

/** What every played day has in common. */
interface UsualCity {
  readonly areas: readonly string[];
  /** How many messages the places had in all. */
  readonly known: number;
  /** How many of them a day is expected to have. */
  readonly daily: number;
}

function usualCity({ norm, places }: ChanceSetup): UsualCity {
  const all = places.length === 0 ? 0 : norm.expected(null, LONGEST_CLUSTER_HOURS);
  return {
    areas: places.map(({ cell }) => parentCell(cell, AREA_RESOLUTION)),
    known: places.reduce((sum, { count }) => sum + count, 0),
    daily: all * Math.min(1, shareOfPlaced(norm, places)),
  };
}

/** Twenty-four hours before moment 0 as the norm has them: every author speaks once. */
function* playDay(
  { norm, places, random }: ChanceSetup,
  { areas, known, daily }: UsualCity,
): Generator<undefined, Map<string, PlacedVoice[]>> {
  const sums = levels({ places, areas }, norm.dispersion, random);
  const total = daily * ((sums.at(-1) ?? 0) / Math.max(1, known));
  const voices = new Map<string, PlacedVoice[]>();
  const ageOf = ages(norm, random);
  for (let i = poisson(random, total); i > 0; i--) {
    if (i % BREATH === 0) yield undefined;
    const place = places[upperBound(sums, random() * (sums.at(-1) ?? 0))];
    if (place === undefined) continue;
    const { topic, cell } = place;
    const voice = { at: -ageOf(), topic, district: null, cell, author: `${i}`, address: `${i}` };
    const list = voices.get(cell);
    if (list === undefined) voices.set(cell, [{ ...voice, source: '' }]);
    else list.push({ ...voice, source: '' });
  }
  return voices;
}

function shareOfPlaced(norm: ClusterNorm, places: readonly UsualPlace[]): number {
  let share = 0;
  for (const cell of new Set(places.map(({ cell }) => cell))) share += norm.shares.row(cell)[0] ?? 0;
  return share;
}

/** Running sums of the places' weights, a neighbourhood's multiplied by its level of that day. */
function levels(
  { places, areas }: { places: readonly UsualPlace[]; areas: readonly string[] },
  dispersion: number,
  random: Uniform,
): number[] {
  const byArea = new Map<string, number>();
  let sum = 0;
  return places.map(({ count }, i) => {
    const area = areas[i] ?? '';
    let level = byArea.get(area);
    if (level === undefined) {
      level = gamma(random, 1 / Math.max(1e-3, dispersion)) * dispersion;
      byArea.set(area, level);
    }
    sum += count * level;
    return sum;
  });
}

/** How long ago, ms: by what the norm expects of each window. */
function ages(norm: ClusterNorm, random: Uniform): () => number {
  const masses = CLUSTER_HOURS.map((hours) => norm.expected(null, hours));
  return () => {
    const wanted = random() * (masses.at(-1) ?? 0);
    const w = masses.findIndex((mass) => mass > wanted);
    const [from, to] = [CLUSTER_HOURS[w - 1] ?? 0, CLUSTER_HOURS[w] ?? LONGEST_CLUSTER_HOURS];
    return (from + random() * (to - from)) * HOUR;
  };
}

function upperBound(sums: readonly number[], wanted: number): number {
  let low = 0;
  let high = sums.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sums[middle] ?? 0) > wanted) high = middle;
    else low = middle + 1;
  }
  return low;
}
