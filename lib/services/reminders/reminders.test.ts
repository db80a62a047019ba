import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { instructionInput, instructionMove } from '@/lib/contract/instruction';
import { remindersQuery } from '@/lib/contract/reminder';
import type { Scope } from '@/lib/contract/scope';
import { DAY, HOUR, MINUTE } from '@/lib/domain/city-time';
import type { Move } from '@/lib/domain/life/move';
import { openTestStore, type TestStore } from '@/tests/test-store';
import { systemActor } from '../actor';
import { giveInstruction } from '../instructions/give-instruction';
import { getInstruction } from '../instructions/list-instructions';
import { moveInstruction } from '../instructions/move-instruction';
import { submitRows } from '../intake/submit-rows';
import { listMoves } from '../life/list-moves';
import { moveAppeal } from '../life/move-appeal';
import type { VerbContext } from '../store';
import { authenticate, issueToken } from '../tokens/tokens';
import { listReminders } from './list-reminders';
import { makeReminders } from './make-reminders';
import { markSeen } from './mark-seen';

const NOON = Date.parse('2026-11-26T12:00:00+04:00');
let now = NOON;
let test: TestStore;
beforeAll(async () => {
  test = await openTestStore({ clock: { now: () => now, speed: 1 } });
});
afterAll(() => test.close());
beforeEach(() => {
  now = NOON;
});

/** The bearer of a real key: of the centre, or of a department. */
async function bearer(name: string, scopes: readonly Scope[], department?: string): Promise<VerbContext> {
  const token = await issueToken(test.store, {
    name,
    scopes,
    source: null,
    intervalSeconds: null,
    ...(department !== undefined && { department }),
  });
  const { actor } = await authenticate(test.store, `Bearer ${token}`);
  return { store: test.store, actor };
}
const remind = () => makeReminders({ ctx: { store: test.store, actor: systemActor('jobs') } });
const told = (ctx: VerbContext, state: 'new' | 'all' = 'new') =>
  listReminders({ ctx, input: remindersQuery.parse({ state }) });
const shown = async (ctx: VerbContext) =>
  (await told(ctx)).items.map(({ kind, targetId, stage }) => `${kind} ${targetId} ${stage}`);
const see = async (ctx: VerbContext) =>
  markSeen({ ctx, input: { ids: (await told(ctx)).items.map(({ id }) => id) } });

const give = (ctx: VerbContext, due: number) =>
  giveInstruction({
    ctx,
    input: instructionInput.parse({
      text: 'Вывести технику, доложить Иванову Ивану Ивановичу',
      executor: 'roads',
      due: new Date(due).toISOString(),
    }),
  });
const turn = (ctx: VerbContext, id: number, body: object) =>
  moveInstruction({ ctx, input: { id, move: instructionMove.parse(body) } });

describe('an instruction', () => {
  it('is called to the mind of its giver, its executor and the centre once as it comes and once as it passes', async () => {
    const giver = await bearer('Заместитель', ['instructions']);
    const roads = await bearer('Дороги', ['instructions'], 'roads');
    const social = await bearer('Соцзащита', ['instructions'], 'social');
    const centre = await bearer('Смена', ['instructions']);
    const feed = await bearer('Лента', ['ingest']);
    const { id } = await give(giver, NOON + 5 * HOUR);
    expect(await remind()).toBe(0);
    now = NOON + 3 * HOUR;
    expect(await remind()).toBe(1);
    expect(await remind()).toBe(0);
    for (const ctx of [giver, roads, centre]) expect(await shown(ctx)).toEqual([`instruction ${id} soon`]);
    for (const ctx of [social, feed]) expect(await told(ctx)).toEqual({ fresh: 0, items: [] });
    const [item] = (await told(giver)).items;
    expect(item).toMatchObject({
      isGiver: true,
      executorName: 'Департамент дорог и транспорта',
    });
    expect(item?.title).toContain('Вывести технику');
    expect(item?.title).not.toContain('Иван');

    expect((await see(roads)).fresh).toBe(0);
    expect((await told(roads)).fresh).toBe(0);
    expect((await told(roads, 'all')).items[0]?.seenAt).toBe(new Date(now).toISOString());
    expect((await told(giver)).fresh).toBe(1);

    now = NOON + 5 * HOUR + MINUTE;
    expect(await remind()).toBe(1);
    expect(await remind()).toBe(0);
    for (const ctx of [giver, roads]) expect(await shown(ctx)).toEqual([`instruction ${id} late`]);
    await turn(roads, id, { action: 'report', text: 'Вывели' });
    expect(await shown(giver)).toEqual([]);
    const { history } = await getInstruction({ ctx: giver, input: { id } });
    expect(history.filter(({ action }) => action === 'remind')).toHaveLength(1);
  });

  it('with another term is called to mind anew, and no longer for the term it had', async () => {
    const giver = await bearer('Заместитель 2', ['instructions']);
    const { id } = await give(giver, NOON + HOUR);
    expect(await remind()).toBe(1);
    const due = new Date(NOON + 2 * DAY).toISOString();
    await turn(giver, id, { action: 'extend', due, text: 'метель' });
    expect(await shown(giver)).toEqual([]);
    expect(await remind()).toBe(0);
    now = NOON + 2 * DAY - HOUR;
    expect(await remind()).toBe(1);
    expect(await shown(giver)).toEqual([`instruction ${id} soon`]);
    await turn(giver, id, { action: 'cancel', text: 'не нужно' });
    expect(await shown(giver)).toEqual([]);
  });

  it('is moved as an executor moves it by the centre and its own department, not by another', async () => {
    const giver = await bearer('Заместитель 3', ['instructions']);
    const social = await bearer('Соцзащита 3', ['instructions'], 'social');
    const { id } = await give(giver, NOON + 10 * DAY);
    await expect(turn(social, id, { action: 'accept' })).rejects.toMatchObject({ code: 'forbidden' });
    await turn(giver, id, { action: 'accept' });
    await turn(giver, id, { action: 'cancel', text: 'не нужно' });
  });
});

describe('a control mark', () => {
  let number = 0;
  async function controlled(ctx: VerbContext, until: number): Promise<number> {
    number += 1;
    const row = {
      source: 'delo',
      externalId: `c-${number}`,
      kind: 'petition',
      text: 'Яма на дороге',
      createdAt: new Date(now - HOUR).toISOString(),
      topic: 'potholes',
      department: 'roads',
    };
    const { receipts } = await submitRows({ ctx: test.ctx, input: { rows: [row], lane: 'live' } });
    const id = receipts[0]?.id ?? 0;
    await move(ctx, id, { kind: 'control-set', controller: 'prosecutor', until });
    return id;
  }
  async function move(ctx: VerbContext, id: number, made: Move): Promise<void> {
    const { version } = await listMoves({ ctx, input: { id } });
    await moveAppeal({ ctx, input: { id, version, move: made, requestKey: null } });
  }

  it('is called to mind a day before its date and after it, until it is taken off or answered', async () => {
    const controller = await bearer('Контролёр', ['control', 'work']);
    const roads = await bearer('Дороги 2', ['work'], 'roads');
    const others = await bearer('Операторы', ['work']);
    const id = await controlled(controller, NOON + 2 * DAY);
    const second = await controlled(controller, NOON + 2 * DAY);
    expect(await remind()).toBe(0);
    now = NOON + DAY;
    expect(await remind()).toBe(2);
    expect(await remind()).toBe(0);
    const both = [`control ${id} soon`, `control ${second} soon`];
    expect(await shown(controller)).toEqual(both);
    expect(await shown(roads)).toEqual(both);
    expect(await shown(others)).toEqual([]);
    expect((await told(controller)).items[0]?.title).toBe(
      `На контроле: прокуратура. Ямы на дороге, запись № ${id}`,
    );
    now = NOON + 2 * DAY + MINUTE;
    expect(await remind()).toBe(2);
    expect(await shown(roads)).toEqual([`control ${id} late`, `control ${second} late`]);
    await move(controller, id, { kind: 'control-off', controller: 'prosecutor', reason: null });
    await move(controller, second, { kind: 'answer', outcome: 'solved', text: 'Засыпано', until: null });
    expect(await shown(roads)).toEqual([]);
    expect(await remind()).toBe(0);
  });
});

it('is marked by each for themselves, and only what concerns them', async () => {
  const giver = await bearer('Заместитель 4', ['instructions']);
  const social = await bearer('Соцзащита 4', ['instructions'], 'social');
  await give(giver, NOON + HOUR);
  await remind();
  const ids = (await told(giver)).items.map(({ id }) => id);
  await expect(markSeen({ ctx: social, input: { ids } })).rejects.toMatchObject({ code: 'not-found' });
  const first = await markSeen({ ctx: giver, input: { ids } });
  expect(first).toEqual({ fresh: 0, message: expect.stringMatching(/^отмечено 1\s/) });
  expect(await markSeen({ ctx: giver, input: { ids } })).toEqual(first);
  const feed: VerbContext = { store: test.store, actor: { ...giver.actor, scopes: new Set(['ingest']) } };
  await expect(makeReminders({ ctx: feed })).rejects.toThrow('«control»');
});
