import { gridDisk } from 'h3-js';
import { poisson } from '@/lib/domain/chance';
import { DAY, HOUR, MINUTE } from '@/lib/domain/city-time';
import { RINGING_CHANCE } from '@/lib/domain/hot/cluster-chance';
import { LONGEST_CLUSTER_HOURS, zoneCells } from '@/lib/domain/hot/cluster-zones';
import type { Arrival, ArrivalFile } from './arrivals';
import { MULTIPLES, type Multiple } from './bursts';
import { WARM_UP, WATCH_START } from './calibrate';
import { firstAt } from './detector';
import { named, pick, type Random } from './random';
import { makeReplica, type Replica, WEEK } from './replica';
import { type Alarm, ReplicaScan } from './replica-scan';
import type { Settings } from './run';

const REACH = LONGEST_CLUSTER_HOURS * HOUR;
/** A store looks every minute; between looks of five minutes little is lost, and a year takes minutes. */
const LOOK = 5 * MINUTE;
/** A city of millions is thinned to this many a day. */
const MOST_A_DAY = 1_000;
const MOST_WEEKS = 8;
const SHORTEST = HOUR;
const LONGEST = 4 * HOUR;

export interface ClusterOutcome {
  readonly file: string;
  readonly multiple: Multiple;
  /** By threshold: the store's own, and the one of so many false alarms a week. */
  readonly delays: { readonly shipped: number; readonly equal: number };
}

export interface ClusterReport {
  readonly file: string;
  /** A week, at the store's own threshold. */
  readonly falseAlarms: number;
  readonly equal: { readonly chance: number; readonly perWeek: number };
  /** Milliseconds of one scan, and voices in it. */
  readonly cost: { readonly ms: number; readonly voices: number; readonly scans: number };
  readonly outcomes: readonly ClusterOutcome[];
}

/** Every so many rows of a replica that is too full, and how many a week were kept. */
function thinned(replica: Replica): Replica {
  const perDay = (replica.arrivals.length * DAY) / (replica.weeks * WEEK);
  const step = Math.ceil(perDay / MOST_A_DAY);
  return { ...replica, arrivals: replica.arrivals.filter((_, i) => i % step === 0) };
}

/** Looks of a running store: the last arrival of every five minutes. */
function looksOf(arrivals: readonly Arrival[]): Arrival[] {
  return arrivals.filter(
    ({ at }, i) => Math.floor(at / LOOK) !== Math.floor((arrivals[i + 1]?.at ?? 0) / LOOK),
  );
}

const touches = (a: readonly string[], b: readonly string[]) => a.some((cell) => b.includes(cell));

/** Alarms of one neighbourhood within a day are one. */
function countEpisodes(alarms: readonly Alarm[], chance: number): number {
  let open: Alarm[] = [];
  let count = 0;
  for (const alarm of alarms) {
    if (alarm.chance > chance) continue;
    open = open.filter(({ at }) => alarm.at - at <= DAY);
    if (!open.some(({ cells }) => touches(cells, alarm.cells))) count++;
    open.push(alarm);
  }
  return count;
}

function equalChance(alarms: readonly Alarm[], wanted: number): number {
  let low = -12;
  let high = -1;
  for (let round = 0; round < 30; round++) {
    const middle = (low + high) / 2;
    if (countEpisodes(alarms, 10 ** middle) > wanted) high = middle;
    else low = middle;
  }
  return 10 ** low;
}

interface MixedBurst {
  readonly cells: readonly string[];
  readonly from: number;
  readonly to: number;
  readonly added: readonly Arrival[];
}

/** At the place and moment of a random arrival, over the seven cells around it; topics are those of random rows. */
function drawMixed(
  scan: ReplicaScan,
  { multiple, floor, weeks }: { multiple: Multiple; floor: number; weeks: number },
  random: Random,
): MixedBurst {
  const watched = scan.between(WATCH_START, WATCH_START + weeks * WEEK - 5 * HOUR);
  const { at, address } = pick(random, watched);
  const from = at + Math.floor(random() * HOUR);
  const duration = SHORTEST + random() * (LONGEST - SHORTEST);
  const cells = zoneCells(address ?? '', 1);
  const own = watched.filter((arrival) => arrival.address !== null && cells.includes(arrival.address)).length;
  const level = Math.max(floor, (own * HOUR) / (weeks * WEEK));
  const count = poisson(random, ((multiple - 1) * level * duration) / HOUR);
  const added = Array.from({ length: count }, (_, i) => ({
    ...pick(random, watched),
    author: `burst ${i}`,
    address: pick(random, cells),
    at: from + Math.floor(random() * duration),
  })).toSorted((a, b) => a.at - b.at);
  return { cells, from, to: from + duration, added };
}

/** Cells from which a circle that touches the burst can hear: its centre is three steps off, and it reaches two. */
const NEAR_RINGS = 5;

/**
 * Alarms of the burst's own neighbourhood, from an hour before it on. Looked for when it begins and at every arrival
 * near it: a far one only raises the city's level, by which nothing begins to ring here.
 */
function heardOf(scan: ReplicaScan, burst: MixedBurst): Alarm[] {
  const around = [...scan.between(burst.from - REACH - HOUR, burst.to), ...burst.added].toSorted(
    (a, b) => a.at - b.at,
  );
  const near = new Set(gridDisk(burst.cells[0] ?? '', NEAR_RINGS));
  const heard: Alarm[] = [];
  const look = (at: number) => {
    const held = around.slice(firstAt(around, at - REACH), firstAt(around, at + 1));
    heard.push(...scan.look(held, at).filter(({ cells }) => touches(cells, burst.cells)));
  };
  const moments = around
    .slice(firstAt(around, burst.from - HOUR))
    .flatMap(({ at, address }) => (address !== null && near.has(address) ? [at] : []));
  for (const at of [...moments, burst.from].toSorted((a, b) => a - b)) look(at);
  return heard;
}

/** How long until the burst rings at a threshold; Infinity when it does not, null when something rang before it. */
function delayOf(heard: readonly Alarm[], burst: MixedBurst, threshold: number): number | null {
  const first = heard.find(({ chance }) => chance <= threshold);
  if (first === undefined) return Number.POSITIVE_INFINITY;
  return first.at <= burst.from ? null : first.at - burst.from;
}

/** Clusters of mixed topics in one file that has positions; null for one that has none. */
export function evaluateClusters(
  file: ArrivalFile,
  settings: Settings & { readonly profile: readonly number[]; tell(line: string): void },
): ClusterReport | null {
  if (file.arrivals.every(({ cell }) => cell === null)) return null;
  const { seed, perDay, profile, floor } = settings;
  const weeks = Math.min(MOST_WEEKS, settings.weeks);
  settings.tell(`${file.name}: скопления`);
  const wanted = { watchedWeeks: weeks + WARM_UP / WEEK, perDay, profile };
  const scan = new ReplicaScan(thinned(makeReplica(file, wanted, named(seed, file.name))));
  const span = { from: WATCH_START, to: WATCH_START + weeks * WEEK };
  const alarms = looksOf(scan.between(span.from, span.to)).flatMap(({ at }) =>
    scan.look(scan.between(at - REACH, at + 1), at),
  );
  const equal = equalChance(alarms, settings.falseAlarms * weeks);
  const calm = { ...scan.cost };
  const random = named(seed, `${file.name} clusters`);
  const outcomes = MULTIPLES.flatMap((multiple) =>
    Array.from({ length: settings.bursts }, () => {
      const burst = drawMixed(scan, { multiple, floor, weeks }, random);
      const heard = heardOf(scan, burst);
      return [RINGING_CHANCE, equal].map((threshold) => delayOf(heard, burst, threshold));
    }).flatMap(([shipped, level]) =>
      shipped == null || level == null
        ? []
        : [{ file: file.name, multiple, delays: { shipped, equal: level } }],
    ),
  );
  return {
    file: file.name,
    falseAlarms: countEpisodes(alarms, RINGING_CHANCE) / weeks,
    equal: { chance: equal, perWeek: countEpisodes(alarms, equal) / weeks },
    cost: { ms: calm.ms / calm.scans, voices: calm.voices / calm.scans, scans: calm.scans },
    outcomes,
  };
}
