import { HOUR } from '@/lib/domain/city-time';
import { evenCounts, evenPetitions, petitionsOf, strayingCounts } from './arrivals';
import { createRandom, type Random } from './random';
import { isScripted, SILENCED_ORDINARY, SILENT_SOURCE, scriptOf, silenceOf } from './script';
import { type DemoWorld, type Story, type StoryOutline, tellStory } from './story';
import { LETTER_WEIGHTS, TOPIC_WEIGHTS } from './topics';
import { at, dateOf, isWorkingDay } from './work-hours';

const SOURCE_WEIGHTS: readonly (readonly [string, number])[] = [
  ['vk', 30],
  ['ok', 8],
  ['max', 12],
  ['tg', 9],
  ['pos', 14],
  ['incident', 8],
  ['phone', 19],
];
/** The centre's telephone and the watchers of ИМ sleep at night. */
const BY_DAY_ONLY = new Set(['phone', 'incident']);
const DAY_HOURS = { from: 8, to: 21 } as const;

function sourcesAt(hour: number, isSilent: boolean): readonly (readonly [string, number])[] {
  const isDay = hour >= DAY_HOURS.from && hour < DAY_HOURS.to;
  return SOURCE_WEIGHTS.filter(
    ([source]) => (isDay || !BY_DAY_ONLY.has(source)) && !(isSilent && source === SILENT_SOURCE),
  );
}

interface Arrival {
  readonly created: number;
  readonly source: string;
}

/** Ordinary arrivals of a day in their order. */
function arrivalsOf(world: DemoWorld, day: number, random: Random): Arrival[] {
  const counts = isScripted(world, day) ? evenCounts(day) : strayingCounts(day, random);
  const silence = silenceOf(world, day);
  const isSilent = (t: number) => silence !== null && t >= silence.from && t < silence.to;
  const arrivals = counts
    .flatMap((count, hour) =>
      Array.from({ length: count }, () => {
        const created = at(day, hour) + random.next() * HOUR;
        return { created, source: random.weighted(sourcesAt(hour, isSilent(created))) };
      }),
    )
    .toSorted((a, b) => a.created - b.created);
  const silenced = arrivals.filter(({ created }) => isSilent(created));
  const step = silenced.length / SILENCED_ORDINARY;
  const waiting = new Set(silenced.filter((_, i) => Math.floor(i / step) > Math.floor((i - 1) / step)));
  return arrivals.map((arrival) => (waiting.has(arrival) ? { ...arrival, source: SILENT_SOURCE } : arrival));
}

function messagesOf(world: DemoWorld, day: number): StoryOutline[] {
  const random = createRandom(`${world.seed}/${dateOf(day)}`);
  return arrivalsOf(world, day, random).map(({ created, source }, i) => ({
    id: `demo-${dateOf(day)}-${i + 1}`,
    source,
    kind: 'message',
    topic: random.weighted(TOPIC_WEIGHTS),
    created,
  }));
}

/** Paper comes in working hours, petitions through ПОС on any day; none of them falls into its silence. */
function petitionOutlines(world: DemoWorld, day: number): StoryOutline[] {
  const random = createRandom(`${world.seed}/${dateOf(day)}/petitions`);
  const count = isScripted(world, day) ? evenPetitions(day) : petitionsOf(day, random);
  return Array.from({ length: count }, (_, i) => {
    const isPaper = isWorkingDay(day) && random.chance(0.65);
    const created = isPaper
      ? at(day, 8, 30) + random.next() * 8 * HOUR
      : at(day, 8) + random.next() * 5 * HOUR;
    return {
      id: `demo-${dateOf(day)}-letter-${i + 1}`,
      source: isPaper ? 'delo' : 'pos',
      kind: 'petition',
      topic: random.weighted(LETTER_WEIGHTS),
      created,
    };
  });
}

export interface Plan {
  /** The stories that arrive on a local day, in the order of their arrival. */
  day(day: number): readonly Story[];
  /** Forgets days before this one. */
  forget(before: number): void;
}

/** The stories of a world by day; a day depends on nothing but the world, and is drawn once. */
export function createPlan(world: DemoWorld): Plan {
  const drawn = new Map<number, readonly Story[]>();

  function draw(day: number): readonly Story[] {
    if (day < world.firstDay) return [];
    const outlines = [...messagesOf(world, day), ...petitionOutlines(world, day), ...scriptOf(world, day)];
    return outlines
      .map((outline) => tellStory(world, outline))
      .toSorted((a, b) => a.created - b.created || (a.id < b.id ? -1 : 1));
  }

  return {
    day(day) {
      const known = drawn.get(day);
      if (known !== undefined) return known;
      const stories = draw(day);
      drawn.set(day, stories);
      return stories;
    },
    forget(before) {
      for (const day of drawn.keys()) if (day < before) drawn.delete(day);
    },
  };
}
