import { afterAll, beforeAll, expect, it } from 'vitest';
import { applyChanges, BOOKS, type FigureTable } from '@/lib/contract/figures';
import { tryLead } from '@/lib/db/leadership';
import { createHeldClock } from '@/lib/domain/clock';
import { submitRows } from '@/lib/services/intake/submit-rows';
import { createLogReader } from '@/lib/services/log/log-reader';
import { presentLive } from '@/lib/services/present/present-live';
import { changeLife } from '@/tests/change-life';
import { oracleFinishes, oracleGauges } from '@/tests/gauge-oracle';
import { finishesOf, gaugesOf } from '@/tests/gauges-of';
import { loadCityWithoutRules, openTestStore, type TestStore } from '@/tests/test-store';
import { createRandom } from '../demo/random';
import { publishPending } from '../relay/publish-pending';
import { AggregateState } from './aggregate-state';

const at = (local: string) => Date.parse(`${local}+04:00`);
const MINUTE = 60_000;
/** An evening and a night, the shortened 3 November before a holiday, and the New Year's holidays of 2027. */
const SPANS: readonly (readonly [from: number, to: number])[] = [
  [at('2026-11-02T14:00'), at('2026-11-03T18:00')],
  [at('2026-11-23T17:00'), at('2026-11-24T12:00')],
  [at('2026-12-30T12:00'), at('2027-01-11T18:00')],
];
const SEED = 'advance 2026-12-31';
const APPEALS = 400;
const MOMENTS = 200;

const random = createRandom(SEED);
const within = ([from, to]: readonly [number, number]) => Math.floor(from + random.next() * (to - from));
const { pick } = random;

let test: TestStore;
const clock = createHeldClock(at('2026-11-01T00:00'));
const dues: number[] = [];

/** To the second, at the end of a working day, or with a date only. */
function dueIn(span: readonly [number, number]): number {
  const due = within(span);
  const day = new Date(due + 4 * 60 * MINUTE).toISOString().slice(0, 10);
  return pick([due, at(`${day}T16:00`), at(`${day}T23:59:59`), at(`${day}T00:00`)]);
}

beforeAll(async () => {
  test = await openTestStore({ clock, city: await loadCityWithoutRules() });
  const rows = Array.from({ length: APPEALS }, (_, i) => {
    const due = dueIn(pick(SPANS));
    dues.push(due);
    return {
      source: pick(['vk', 'pos', 'incident']),
      externalId: `due-${i}`,
      kind: random.next() < 0.2 ? 'petition' : 'message',
      text: 'Не убран снег',
      topic: pick(['Не убран снег', 'Нет отопления']),
      createdAt: new Date(at('2026-10-20T10:00') + i * MINUTE).toISOString(),
      dueAt: new Date(due).toISOString(),
      ...(random.next() < 0.6 && { lat: 53.46 + random.next() * 0.1, lon: 49.25 + random.next() * 0.3 }),
    };
  });
  await submitRows({ ctx: test.ctx, input: { rows, lane: 'live' } });
  for (let i = 0; i < APPEALS; i += 2) {
    const soonBefore = pick([30 * MINUTE, 8 * 60 * MINUTE, 24 * 60 * MINUTE]);
    const mark = { controller: 'head', until: dues[i + 1] ?? 0, since: 0 } as const;
    const life = i % 6 === 0 ? { controls: [mark] } : {};
    await changeLife(test.store, `due-${i}`, { life, soonBefore, regime: pick(['a', 'b']) });
  }
});
afterAll(() => test.close());

async function published() {
  const leadership = await tryLead(test.store.db, 'test-relay');
  if (leadership === null) throw new Error('nobody else relays here');
  while ((await publishPending(leadership.sql, { limit: 500, now: clock.now() })).length > 0);
  await leadership.release();
  return createLogReader(test.store.db).read(0, 1_000_000);
}

/** Any second of the spans, and the very seconds in which something runs out. */
function moments(): number[] {
  const any = Array.from({ length: MOMENTS / 2 }, () => within(pick(SPANS)));
  const edges = Array.from({ length: MOMENTS / 2 }, () => {
    const due = pick(dues);
    return due + pick([0, 999, 1_000, -30 * MINUTE, -30 * MINUTE - 1]);
  });
  return [...any, ...edges].sort((a, b) => a - b);
}

it('says the same on the wall, in the API and in SQL at 200 moments of nights and holidays, with no event', {
  timeout: 240_000,
}, async () => {
  const { city, db } = test.store;
  const { zone } = city.profile;
  const state = new AggregateState(city);
  const wall: FigureTable = new Map();
  state.advance(clock.now());
  for (const event of await published()) state.apply(event);
  applyChanges(wall, state.all());
  const seen = new Set<string>();
  for (const moment of moments()) {
    state.advance(moment);
    applyChanges(wall, [...state.takeChanges(), ...state.takeDerived()]);
    const figures = {
      table: wall,
      epoch: () => 'e',
      pos: () => state.pos,
      asOf: () => moment,
      isReady: () => true,
    };
    const live = presentLive(figures, city, { window: '24h', topic: null, now: moment });
    for (const book of BOOKS) {
      const asked = { kind: book === 'messages' ? 'message' : 'petition', at: moment, zone } as const;
      const expected = await oracleGauges(db.sql, asked);
      expect(gaugesOf(wall, book), new Date(moment).toISOString()).toEqual(expected);
      expect(finishesOf(wall, book, '24h')).toEqual(await oracleFinishes(db.sql, { ...asked, span: '24h' }));
      const { inTime, soon, late } = (book === 'messages' ? live : live.petitions).deadlines;
      expect([inTime, soon, late]).toEqual(expected.open['topics/*']?.slice(0, 3));
      seen.add(`${book} ${inTime} ${soon} ${late}`);
    }
  }
  // A proof over figures that stand still would prove nothing.
  expect(seen.size).toBeGreaterThan(100);
});
