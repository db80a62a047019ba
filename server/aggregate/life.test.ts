import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { BOOKS } from '@/lib/contract/figures';
import { tryLead } from '@/lib/db/leadership';
import { HOUR } from '@/lib/domain/city-time';
import { createHeldClock } from '@/lib/domain/clock';
import type { Move } from '@/lib/domain/life/move';
import { MOVE_TABLE } from '@/lib/domain/life/move-table';
import { type LifeState, moved } from '@/lib/domain/life/moved';
import type { AppealEvent } from '@/lib/domain/log-event';
import { readStoredAppeal } from '@/lib/services/appeals/read-appeal';
import { submitRows } from '@/lib/services/intake/submit-rows';
import { extensionRoomOf, lifeStateOf } from '@/lib/services/life/life-state';
import { moveAppeal } from '@/lib/services/life/move-appeal';
import { createLogReader } from '@/lib/services/log/log-reader';
import { arbitraryMove } from '@/tests/arbitrary-move';
import { figuresOf, tableOf } from '@/tests/figures-of';
import { oracleFigures } from '@/tests/sql-oracle';
import { openTestStore, type TestStore } from '@/tests/test-store';
import { publishPending } from '../relay/publish-pending';
import { AggregateState } from './aggregate-state';

const NOW = Date.parse('2026-11-23T14:05:12.345+04:00');
const clock = createHeldClock(NOW);
let test: TestStore;

beforeAll(async () => {
  test = await openTestStore({ clock });
});
afterAll(() => test.close());

const APPEALS = 3;
const ACTORS = ['token:Утро', 'token:День', 'token:Вечер'];

/** What several people try at one moment, each on the version that they saw. */
const attempt = fc.record({
  appeal: fc.nat(APPEALS - 1),
  actor: fc.constantFrom(...ACTORS),
  move: arbitraryMove(NOW),
});
const round = fc.record({
  wait: fc.integer({ min: 0, max: 30 * HOUR }),
  attempts: fc.array(attempt, { minLength: 1, maxLength: 5 }),
});

interface Attempt {
  readonly appeal: number;
  readonly actor: string;
  readonly move: Move;
}

interface Made {
  readonly id: number;
  readonly version: number;
  readonly actor: string;
  readonly move: Move;
  readonly now: number;
}

let number = 0;
async function submit(): Promise<number> {
  number += 1;
  const kind = number % 3 === 0 ? 'petition' : 'message';
  const row = {
    source: 'vk',
    externalId: `m-${number}`,
    kind,
    text: 'Снег не чистят',
    topic: 'Не убран снег',
    createdAt: new Date(NOW - HOUR).toISOString(),
  };
  const { receipts } = await submitRows({ ctx: test.ctx, input: { rows: [row], lane: 'live' } });
  return receipts[0]?.id ?? 0;
}

async function stateOf(id: number) {
  const stored = await readStoredAppeal(test.store.db.orm, id);
  if (stored === undefined) throw new Error(`no appeal ${id}`);
  return stored;
}

async function tryOne(id: number, version: number, { actor, move }: Attempt): Promise<Made | string> {
  const scopes = new Set([MOVE_TABLE[move.kind].scope]);
  const ctx = { store: test.store, actor: { id: actor, scopes, visibility: 'observer' as const } };
  try {
    const made = await moveAppeal({ ctx, input: { id, version, move, requestKey: null } });
    return { id, version: made.version, actor, move, now: clock.now() };
  } catch (error) {
    if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
    throw error;
  }
}

/** All at once; of those who saw one version of a record at most one moves it, the others are told. */
async function playRound(ids: readonly number[], attempts: readonly Attempt[]) {
  const versions = await Promise.all(ids.map(async (id) => (await stateOf(id)).version));
  const answers = await Promise.all(
    attempts.map((entry) => tryOne(ids[entry.appeal] ?? 0, versions[entry.appeal] ?? 0, entry)),
  );
  const made = answers.filter((answer) => typeof answer !== 'string');
  expect(new Set(made.map(({ id }) => id)).size).toBe(made.length);
  for (const { version, id } of made) expect(version).toBe((versions[ids.indexOf(id)] ?? 0) + 1);
  for (const answer of answers)
    if (typeof answer === 'string') expect(['conflict', 'invalid']).toContain(answer);
  return { made, conflicts: answers.filter((answer) => answer === 'conflict').length };
}

/** The record is what the pure table makes of the moves that were answered with yes, in their order. */
async function expectModel(id: number, start: LifeState, made: readonly Made[]): Promise<void> {
  const { sql } = test.store.db;
  const stored = await stateOf(id);
  const ruler = await test.store.db.orm.transaction((tx) => test.store.deadlines.ruler(tx));
  let model = start;
  for (const { move, now, actor } of made) {
    const extension = extensionRoomOf(ruler, { ...stored.state, ...model });
    const executorFault = null;
    const result = moved(model, move, { now, actor, extension, executorFault });
    if (!result.ok) throw new Error(`the model refuses ${move.kind}: ${result.refusal.message}`);
    model = result.next;
  }
  expect(lifeStateOf(stored.state)).toEqual(model);
  const rows = await sql<
    { body: AppealEvent }[]
  >`SELECT body FROM appeal_event WHERE appeal_id = ${id} ORDER BY id`;
  expect(rows.slice(1).map(({ body }) => body.move)).toEqual(
    made.map(({ move, version }) => ({ kind: move.kind, version })),
  );
  rows.slice(1).forEach(({ body }, i) => {
    expect(body.before).toEqual(rows[i]?.body.after);
  });
  expect(rows.at(-1)?.body.after).toMatchObject({ status: model.status, answered: model.answered });
  const kept = await sql<{ version: number; kind: string; actor: string }[]>`
    SELECT version, kind, actor FROM appeal_move WHERE appeal_id = ${id} ORDER BY version`;
  expect(kept.map((row) => ({ ...row }))).toEqual(
    made.map(({ version, move: { kind }, actor }) => ({ version, kind, actor })),
  );
}

async function expectFigures(at: number): Promise<void> {
  const leadership = await tryLead(test.store.db, 'test-relay');
  if (leadership === null) throw new Error('nobody else relays here');
  while ((await publishPending(leadership.sql, { limit: 50, now: clock.now() })).length > 0);
  await leadership.release();
  const events = await createLogReader(test.store.db).read(0, 1_000_000);
  const state = new AggregateState(test.store.city);
  state.advance(NOW);
  for (const event of events) state.apply(event);
  state.advance(at);
  const table = tableOf(state.all());
  const { zone } = test.store.city.profile;
  for (const book of BOOKS) {
    const kind = book === 'messages' ? 'message' : 'petition';
    const question = { kind, window: '30d', at, zone, topic: null } as const;
    const expected = await oracleFigures(test.store.db.sql, question);
    expect(figuresOf(table, { book, window: '30d', topic: null })).toEqual(expected);
  }
}

it('goes only where the table lets it, loses no event and no conflict, and is counted as SQL counts it', {
  timeout: 240_000,
}, async () => {
  let moves = 0;
  let conflicts = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(round, { minLength: 4, maxLength: 16 }), async (rounds) => {
      clock.set(NOW);
      const ids = [await submit(), await submit(), await submit()];
      const starts = await Promise.all(ids.map(async (id) => lifeStateOf((await stateOf(id)).state)));
      const made: Made[] = [];
      for (const { wait, attempts } of rounds) {
        clock.set(clock.now() + wait);
        const done = await playRound(ids, attempts);
        made.push(...done.made);
        conflicts += done.conflicts;
      }
      moves += made.length;
      for (const [i, id] of ids.entries()) {
        const start = starts[i];
        if (start === undefined) throw new Error('a record without a start');
        await expectModel(
          id,
          start,
          made.filter((entry) => entry.id === id),
        );
      }
      await expectFigures(clock.now());
    }),
    { numRuns: 25, seed: 20261123 },
  );
  expect(moves).toBeGreaterThan(100);
  expect(conflicts).toBeGreaterThan(10);
});
