import { DAY, HOUR, MINUTE } from '@/lib/domain/city-time';
import { number } from '../lib/table';
import type { Arrival, ArrivalFile } from './arrivals';
import { pick, type Random, shuffled } from './random';

export const WEEK = 7 * DAY;
/** Monday 0:00 from which replicas count. */
export const START = Date.UTC(2024, 0, 1);
/** As long as the norm of a running store looks back. */
export const HISTORY_WEEKS = 8;

/** A burst-free stream of weeks: the norm is estimated from the first `HISTORY_WEEKS`, the rest is watched. */
export interface Replica {
  readonly arrivals: readonly Arrival[];
  readonly weeks: number;
  /** How it was made, for the reader. */
  readonly how: string;
}

export interface Wanted {
  readonly watchedWeeks: number;
  /** Appeals a day of the city that is played. */
  readonly perDay: number;
  /** 168 factors of mean 1 for a file that covers less than a week. */
  readonly profile: readonly number[];
}

const monday = (at: number) => Math.floor((at - START) / WEEK);

/** Whole weeks of a file; those under half of the usual size are its ragged ends. */
export function wholeWeeks({ arrivals }: ArrivalFile): Arrival[][] {
  const weeks = new Map<number, Arrival[]>();
  for (const arrival of arrivals) {
    const week = monday(arrival.at);
    const moved = { ...arrival, at: arrival.at - (START + week * WEEK) };
    const known = weeks.get(week);
    if (known === undefined) weeks.set(week, [moved]);
    else known.push(moved);
  }
  const sizes = [...weeks.values()].map(({ length }) => length).toSorted((a, b) => a - b);
  const usual = sizes[Math.floor(sizes.length * 0.6)] ?? 0;
  return [...weeks.values()].filter(({ length }) => length >= usual / 2);
}

/**
 * Real weeks laid upon each other until a week is as full as the wanted city's. The weeks of the history and
 * those that are watched come from two halves of the file: nothing that is tested was ever seen.
 */
function fromWeeks(weeks: readonly Arrival[][], wanted: Wanted, random: Random): Replica {
  const mean = weeks.reduce((sum, { length }) => sum + length, 0) / weeks.length;
  const mixed = shuffled(random, weeks);
  const half = Math.floor(mixed.length / 2);
  const layers = Math.max(1, Math.min(half, Math.round((wanted.perDay * 7) / mean)));
  const count = HISTORY_WEEKS + wanted.watchedWeeks;
  const arrivals: Arrival[] = [];
  for (let week = 0; week < count; week++) {
    const pool = week < HISTORY_WEEKS ? mixed.slice(0, half) : mixed.slice(half);
    for (const layer of shuffled(random, pool).slice(0, layers)) {
      for (const arrival of layer) arrivals.push({ ...arrival, at: START + week * WEEK + arrival.at });
    }
  }
  return {
    arrivals: arrivals.toSorted((a, b) => a.at - b.at),
    weeks: count,
    how: `настоящие недели (${weeks.length}), по ${layers} внахлёст: ${Math.round((mean * layers) / 7)} обращений в сутки`,
  };
}

const BLOCK = 5 * MINUTE;

interface Block {
  readonly rows: readonly Arrival[];
  /** What the hour around it brings in five minutes. */
  readonly level: number;
}

function blocksOf({ arrivals }: ArrivalFile): Block[] {
  const first = arrivals[0]?.at ?? 0;
  const last = arrivals.at(-1)?.at ?? 0;
  const count = Math.max(1, Math.floor((last - first) / BLOCK));
  const rows: Arrival[][] = Array.from({ length: count }, () => []);
  for (const arrival of arrivals) {
    const index = Math.floor((arrival.at - first) / BLOCK);
    rows[index]?.push({ ...arrival, at: (arrival.at - first) % BLOCK });
  }
  return rows.map((block, i) => {
    const around = rows.slice(Math.max(0, i - 6), i + 7);
    return { rows: block, level: around.reduce((sum, { length }) => sum + length, 0) / around.length };
  });
}

/** Blocks laid upon each other until five minutes are as full as wanted; the last one is thinned. */
function fillBlock(blocks: readonly Block[], wanted: number, random: Random): Arrival[] {
  const rows: Arrival[] = [];
  let left = wanted;
  while (left > 0) {
    const block = pick(random, blocks);
    const share = Math.min(1, left / Math.max(1, block.level));
    for (const row of block.rows) if (random() < share) rows.push(row);
    left -= Math.max(1, block.level);
  }
  return rows;
}

/**
 * A file of some hours: its own five-minute blocks, drawn at random and laid upon each other or thinned to a
 * weekly profile taken from the longer files. Bunches within five minutes are real, the longer ones are not;
 * history and watched weeks are drawn from the same blocks.
 */
function fromBlocks(file: ArrivalFile, wanted: Wanted, random: Random): Replica {
  const blocks = blocksOf(file);
  const mean = blocks.reduce((sum, { rows }) => sum + rows.length, 0) / blocks.length;
  const weeks = HISTORY_WEEKS + wanted.watchedWeeks;
  const arrivals: Arrival[] = [];
  for (let at = START; at < START + weeks * WEEK; at += BLOCK) {
    const hour = Math.floor(((at - START) % WEEK) / HOUR);
    const rows = fillBlock(blocks, mean * (wanted.profile[hour] ?? 1), random);
    for (const row of rows) arrivals.push({ ...row, at: at + row.at });
  }
  const hours = number((blocks.length * BLOCK) / HOUR, 1);
  return {
    arrivals: arrivals.toSorted((a, b) => a.at - b.at),
    weeks,
    how: `пятиминутки настоящих ${hours} ч, разложенные по недельному профилю длинных файлов: ${Math.round((mean * DAY) / BLOCK)} обращений в сутки`,
  };
}

/** At least this many whole weeks make two halves worth resampling. */
const LEAST_WEEKS = 16;

export function makeReplica(file: ArrivalFile, wanted: Wanted, random: Random): Replica {
  const weeks = wholeWeeks(file);
  return weeks.length >= LEAST_WEEKS ? fromWeeks(weeks, wanted, random) : fromBlocks(file, wanted, random);
}

/** Hour-of-week factors of everything that spans weeks; flat where nothing does. */
export function sharedProfile(files: readonly ArrivalFile[]): number[] {
  const counts = new Array<number>(168).fill(0);
  for (const week of files
    .map(wholeWeeks)
    .filter(({ length }) => length >= LEAST_WEEKS)
    .flat()) {
    for (const { at } of week) counts[Math.floor(at / HOUR)] = (counts[Math.floor(at / HOUR)] ?? 0) + 1;
  }
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return counts.fill(1);
  // A megacity never falls quite silent: a fifth of the mean is kept at every hour.
  return counts.map((count) => 0.2 + (0.8 * count * 168) / total);
}
