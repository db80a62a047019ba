import type { DeadlineFacts } from '@/lib/domain/deadline/clock';
import { type ClockRule, DAY_ENDS, OFF_MOVES, type Regime, TERM_UNITS } from '@/lib/domain/deadline/regime';
import type { Extension, Pause } from '@/lib/domain/life/facts';
import { NEW_LIFE } from '@/lib/domain/life/facts';
import type { Random } from '@/server/demo/random';
import { PROOF_BOOK, type World } from './worlds';

const DAY = 86_400_000;
const MINUTE = 60_000;

const AMOUNTS = {
  'working-minutes': [1, 5, 10, 60, 90, 120, 240, 540, 1_080, 2_460],
  'working-days': [1, 2, 3, 5, 7, 10, 15],
  'calendar-days': [1, 2, 3, 7, 10, 15, 30],
} as const;

const ANYONE = {
  kind: null,
  channels: [],
  sources: [],
  severityFrom: null,
  isFastTrack: null,
  controllers: [],
};

/** Rules of every shape, each about a topic of its own. */
export function makeRules(count: number, random: Random): Regime[] {
  return Array.from({ length: count }, (_, i) => ({
    id: `r${i}`,
    name: `Правило ${i}`,
    when: { ...ANYONE, topics: [`t${i}`] },
    precedence: 0,
    clocks: [makeClock(random)],
    lead: 'computed',
    source: 'для проверки',
    isConfirmed: true,
    note: '',
  }));
}

function makeClock(random: Random): ClockRule {
  const unit = random.pick(TERM_UNITS);
  const amounts = AMOUNTS[unit];
  return {
    clock: 'final',
    unit,
    amount: random.pick<number>(amounts),
    calendar: random.pick(PROOF_BOOK.calendars).id,
    from: 'start',
    countsFirstDay: random.chance(0.3),
    ifOff: random.pick(OFF_MOVES),
    until: random.chance(0.7) ? 'closing' : random.pick(DAY_ENDS),
    isPausable: random.chance(0.8),
    extension: random.chance(0.5)
      ? { times: 1 + random.below(2), amount: random.pick<number>(amounts) }
      : null,
    soonMinutes: 60,
  };
}

/** Days of the production calendar around which clocks go wrong first. */
const EDGES = PROOF_BOOK.years.flatMap(({ off, worked, shortened }) =>
  [...off.map(({ date }) => date), ...worked.map(({ date }) => date), ...shortened].map((date) =>
    Date.parse(date),
  ),
);

function makeStart(world: World, edges: readonly number[], random: Random): number {
  const isNear = edges.length > 0 && random.chance(0.5);
  const t = isNear
    ? random.pick(edges) + (random.next() * 8 - 6) * DAY
    : random.between(world.from, world.to);
  const within = Math.min(world.to - 1, Math.max(world.from, t));
  return random.chance(0.7) ? Math.floor(within / MINUTE) * MINUTE : Math.floor(within);
}

function makePauses(start: number, random: Random): Pause[] {
  const count = random.weighted([
    [0, 6],
    [1, 3],
    [2, 2],
    [3, 1],
  ] as const);
  return Array.from({ length: count }, () => {
    const from = Math.floor(start + random.between(-2, 20) * DAY * random.next());
    const isOpen = random.chance(0.08);
    const to = Math.floor(from + random.next() ** 2 * 12 * DAY);
    return { from, to: isOpen ? null : to, reason: 'для проверки' };
  });
}

function makeExtensions(start: number, random: Random): Extension[] {
  const count = random.weighted([
    [0, 6],
    [1, 3],
    [2, 1],
    [3, 1],
  ] as const);
  return Array.from({ length: count }, () => ({
    at: start + DAY,
    amount: 1 + random.below(40),
    reason: 'для проверки',
    noticedAt: null,
  }));
}

/** Edges of one world, so that they are looked for once. */
export function edgesOf(world: World): number[] {
  return EDGES.filter((t) => t > world.from && t < world.to);
}

/** A record that stands under rule `i`. */
export function makeCase(
  i: number,
  place: { world: World; edges: readonly number[] },
  random: Random,
): DeadlineFacts {
  const start = makeStart(place.world, place.edges, random);
  return {
    kind: 'message',
    source: 'vk',
    channel: 'vk',
    topic: `t${i}`,
    status: 'registered',
    created: start,
    received: start,
    sourceDue: null,
    answered: null,
    closed: null,
    life: { ...NEW_LIFE, pauses: makePauses(start, random), extensions: makeExtensions(start, random) },
  };
}
