import fc from 'fast-check';
import { DAY, HOUR, MINUTE, SECOND } from '@/lib/domain/city-time';
import { CONTROLLERS } from '@/lib/domain/life/facts';
import type { LivedThrough } from './change-life';

/** One thing that happens to a small set of appeals, told relative to a moment `now`. */
export interface Step {
  readonly op: 'submit' | 'repeat' | 'patch' | 'live';
  /** Which of few external ids: collisions are wanted. */
  readonly key: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly lived: LivedThrough;
}

const topics = ['Нет отопления', 'Не убран снег', 'чужая метка', undefined];
const channels = ['vk', 'phone', 'voice', 'paper', 'pos', undefined];
const statuses = ['assigned', 'in-work', 'withdrawn', 'В обработке', undefined];
const addresses = ['ул. Степана Разина, 29', 'Автозаводский район', '8 квартал', 'где-то', undefined];

const iso = (at: number) => new Date(at).toISOString();

/** Ages that fall on both sides of every window's edge, and a little ahead of the clock. */
const age = fc.oneof(
  fc.integer({ min: -4 * MINUTE, max: 3 * HOUR }),
  fc.integer({ min: 22 * HOUR, max: 26 * HOUR }),
  fc.integer({ min: 6.9 * DAY, max: 7.1 * DAY }),
  fc.integer({ min: 29.8 * DAY, max: 30.2 * DAY }),
  fc.integer({ min: 31 * DAY, max: 400 * DAY }),
);

const dueIn = fc.oneof(
  fc.integer({ min: -3 * DAY, max: 3 * DAY }),
  fc.integer({ min: -5 * SECOND, max: 5 * SECOND }),
  fc.integer({ min: 2 * HOUR - 5 * SECOND, max: 2 * HOUR + 5 * SECOND }),
);

function facts(now: number) {
  return fc.record(
    {
      topic: fc.constantFrom(...topics),
      address: fc.constantFrom(...addresses),
      dueAt: dueIn.map((ms) => iso(now + ms)),
      answeredAt: age.map((ms) => iso(now - ms)),
      closedAt: age.map((ms) => iso(now - ms)),
      status: fc.constantFrom(...statuses),
      department: fc.constantFrom('dep-1', 'dep-2'),
    },
    { requiredKeys: [] },
  );
}

const place = fc.option(
  fc.record({
    lat: fc.double({ min: 53.45, max: 53.58, noNaN: true }),
    lon: fc.double({ min: 49.2, max: 49.65, noNaN: true }),
  }),
  { nil: undefined },
);

const author = fc.option(fc.record({ profile: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g') }), {
  nil: undefined,
});

function body(now: number) {
  return fc
    .record({
      facts: facts(now),
      place,
      author,
      createdAt: age.map((ms) => iso(now - ms)),
      kind: fc.constantFrom('message', 'message', 'message', 'petition'),
      channel: fc.constantFrom(...channels),
      text: fc.constantFrom('Холодно в квартире', 'Снег не чистят', 'Темно во дворе'),
      source: fc.constantFrom('vk', 'pos', 'phone'),
    })
    .map(({ facts: later, place: at, author: who, ...rest }) =>
      clean({ ...rest, ...later, ...at, author: who }),
    );
}

function clean(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}

/** Regimes with moments of «скоро» of their own, first reactions, control marks before and after their dates. */
function lived(now: number): fc.Arbitrary<LivedThrough> {
  const mark = fc.record({
    controller: fc.constantFrom(...CONTROLLERS),
    until: dueIn.map((ms) => now + ms),
    since: fc.constant(now - DAY),
  });
  return fc.record({
    life: fc.record(
      {
        reactedAt: fc.option(age.map((ms) => now - ms)),
        controls: fc.array(mark, { maxLength: 2 }),
      },
      { requiredKeys: [] },
    ),
    regime: fc.option(fc.constantFrom('law-59', 'fast-track', 'incident')),
    soonBefore: fc.option(fc.constantFrom(-HOUR, 0, 30 * MINUTE, DAY)),
  });
}

/** Random lives of a few appeals around `now`: first bodies, repeats, corrections, later facts. */
export function history(now: number, length: { min: number; max: number }): fc.Arbitrary<Step[]> {
  const step = fc.record({
    op: fc.constantFrom('submit', 'submit', 'submit', 'repeat', 'patch', 'live') satisfies fc.Arbitrary<
      Step['op']
    >,
    key: fc.integer({ min: 0, max: 15 }),
    body: body(now),
    lived: lived(now),
  });
  return fc.array(step, { minLength: length.min, maxLength: length.max });
}
