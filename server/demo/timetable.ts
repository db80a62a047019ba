import { DAY, MINUTE, SECOND } from '@/lib/domain/city-time';
import { silenceOf } from './script';
import type { DemoWorld } from './story';
import { dayOf } from './work-hours';

/** Feeds that are fetched bring what waited at their next poll; the others push at once and only show that they live. */
const FETCHED = new Set(['pos', 'incident', 'delo']);
/** Where in its interval a source is polled, so that not all come at once. */
const OFFSETS: Readonly<Record<string, number>> = {
  vk: 20 * SECOND,
  ok: 80 * SECOND,
  max: 140 * SECOND,
  tg: 200 * SECOND,
  phone: 260 * SECOND,
  incident: 4 * MINUTE,
  pos: 8 * MINUTE,
  delo: 10 * MINUTE,
};

/** When sources are heard. Moments are local. */
export interface Timetable {
  readonly sources: readonly string[];
  /** When what happened at `t` reaches us through a source. */
  deliveryOf(source: string, t: number, delay: number): number;
  /** Polls of a source in (from, to]. */
  polls(source: string, from: number, to: number): number[];
  /** The last poll at or before `t`. */
  lastPoll(source: string, t: number): number;
  intervalSeconds(source: string): number;
}

export function createTimetable(world: DemoWorld): Timetable {
  const known = new Map(
    world.city.profile.sources.flatMap(({ id, intervalSeconds }) =>
      intervalSeconds === null || OFFSETS[id] === undefined ? [] : [[id, intervalSeconds] as const],
    ),
  );

  function intervalSeconds(source: string): number {
    const interval = known.get(source);
    if (interval === undefined) throw new Error(`the demo knows no source ${source}`);
    return interval;
  }

  /** When a source that is silent at `t` is heard again; `t` itself while it is heard. */
  function heardAt(source: string, t: number): number {
    const silence = source === 'pos' ? silenceOf(world, dayOf(t)) : null;
    return silence !== null && t > silence.from && t < silence.to ? silence.to : t;
  }

  const phase = (source: string) => OFFSETS[source] ?? 0;
  const step = (source: string) => intervalSeconds(source) * SECOND;

  function nextPoll(source: string, t: number): number {
    const regular = Math.ceil((t - phase(source)) / step(source)) * step(source) + phase(source);
    return heardAt(source, regular);
  }

  function polls(source: string, from: number, to: number): number[] {
    const found: number[] = [];
    for (let t = nextPoll(source, from + 1); t <= to; t = nextPoll(source, t + 1)) found.push(t);
    return found;
  }

  return {
    sources: [...known.keys()],
    intervalSeconds,
    polls,
    deliveryOf: (source, t, delay) =>
      FETCHED.has(source) ? nextPoll(source, t) : heardAt(source, t + delay),
    lastPoll: (source, t) => polls(source, t - DAY, t).at(-1) ?? t,
  };
}
