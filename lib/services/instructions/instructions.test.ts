import { afterAll, beforeAll, expect, it } from 'vitest';
import { instructionInput, instructionMove, instructionsQuery } from '@/lib/contract/instruction';
import { HOUR } from '@/lib/domain/city-time';
import { LOCAL_OBSERVER, systemActor } from '@/lib/services/actor';
import { openTestStore, type TestStore } from '@/tests/test-store';
import { closeDepartment } from '../departments/close-department';
import { giveInstruction } from './give-instruction';
import { getInstruction, listInstructions } from './list-instructions';
import { moveInstruction } from './move-instruction';
import { remindInstructions } from './remind-instructions';

let now = Date.parse('2026-11-26T14:06:00+04:00');
let test: TestStore;
beforeAll(async () => {
  test = await openTestStore({ clock: { now: () => now, speed: 1 } });
});
afterAll(() => test.close());

const give = (changes: object = {}) =>
  giveInstruction({
    ctx: test.ctx,
    input: instructionInput.parse({
      text: 'Вывести технику, доложить Иванову Ивану Ивановичу',
      executor: 'roads',
      due: 'today',
      ...changes,
    }),
  });
const executor = () => ({ store: test.store, actor: systemActor('executor') });
const move = (id: number, body: object, ctx = test.ctx) =>
  moveInstruction({ ctx, input: { id, move: instructionMove.parse(body) } });
const list = (query: object = {}) =>
  listInstructions({ ctx: test.ctx, input: instructionsQuery.parse(query) });

it('goes from its giving to its end, each step an event without a word of it', async () => {
  const { id } = await give({ links: [{ kind: 'hot', target: 'snow' }] });
  await move(id, { action: 'accept' }, executor());
  await move(id, { action: 'report', text: 'Вывели 12 машин' }, executor());
  await move(id, { action: 'return', text: 'Не видно дворов' });
  await move(id, { action: 'report', text: 'И дворы' }, executor());
  expect((await move(id, { action: 'finish' })).state).toBe('done');
  const told = await getInstruction({ ctx: test.ctx, input: { id } });
  expect(told.text).not.toContain('Иван');
  expect(told.links).toEqual([{ kind: 'hot', target: 'snow', words: 'горячая тема «Не убран снег»' }]);
  expect(told.history.map(({ action }) => action)).toEqual([
    'give',
    'accept',
    'report',
    'return',
    'report',
    'finish',
  ]);
  const events = await test.store.db.sql<{ body: object }[]>`
    SELECT body FROM appeal_event WHERE body->>'type' = 'instruction.turned' ORDER BY id`;
  expect(events).toHaveLength(6);
  expect(JSON.stringify(events)).not.toMatch(/[а-я]/i);
  await expect(move(id, { action: 'cancel', text: 'поздно' })).rejects.toMatchObject({ code: 'conflict' });
});

it('is extended and taken off by its author only, and refuses a stale hand', async () => {
  const { id, version } = await give();
  const extension = { action: 'extend', due: 'tomorrow', text: 'метель' };
  await expect(move(id, extension, executor())).rejects.toMatchObject({ code: 'forbidden' });
  await expect(
    move(id, { action: 'extend', due: '2026-11-26T15:00:00+04:00', text: 'x' }),
  ).rejects.toMatchObject({
    code: 'invalid',
  });
  const extended = await move(id, { ...extension, version });
  expect(extended.dueAt).toBe('2026-11-27T08:00:00.000Z');
  await expect(move(id, { action: 'accept', version })).rejects.toMatchObject({ code: 'conflict' });
  const told = await getInstruction({ ctx: test.ctx, input: { id } });
  expect(told.firstDueAt).toBe('2026-11-26T14:00:00.000Z');
});

it('counts three working days by the centre’s calendar, and refuses a year that it does not hold', async () => {
  const held = now;
  const dueAt = async (moment: string) => {
    now = Date.parse(moment);
    const { id, dueAt: due } = await give({ due: 'three-days' });
    await move(id, { action: 'cancel', text: 'проверка' });
    return due;
  };
  // From 31 December to 10 January nobody works.
  expect(await dueAt('2026-12-29T10:00:00+04:00')).toBe('2027-01-12T14:00:00.000Z');
  // 12 June 2026 is a Friday off.
  expect(await dueAt('2026-06-10T10:00:00+04:00')).toBe('2026-06-16T14:00:00.000Z');
  // Saturday 1 November 2025 is worked instead of Monday the 3rd.
  expect(await dueAt('2025-10-30T10:00:00+04:00')).toBe('2025-11-05T14:00:00.000Z');
  await expect(dueAt('2027-12-30T10:00:00+04:00')).rejects.toMatchObject({
    code: 'invalid',
    errors: [{ field: 'due', message: expect.stringContaining('нет 2028 года') }],
  });
  now = held;
});

it('lets one of two who move at once win, and tells the other', async () => {
  const { id } = await give();
  const outcomes = await Promise.allSettled([
    move(id, { action: 'accept' }, executor()),
    move(id, { action: 'accept' }, executor()),
  ]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect((await getInstruction({ ctx: test.ctx, input: { id } })).history).toHaveLength(2);
});

it('is listed by its term, late ones counted, and calls itself to mind once', async () => {
  const { id } = await give({ due: '2026-11-26T14:30:00+04:00' });
  expect((await list()).items[0]?.id).toBe(id);
  const ctx = { store: test.store, actor: systemActor('jobs') };
  expect(await remindInstructions({ ctx })).toBe(1);
  expect(await remindInstructions({ ctx })).toBe(0);
  now += HOUR;
  const told = await list({ executor: 'roads' });
  expect(told.items.filter(({ isLate }) => isLate).map((item) => item.id)).toEqual([id]);
  expect(told.late).toBe(1);
  await move(id, { action: 'cancel', text: 'не нужно' });
  expect((await list()).items.some((item) => item.id === id)).toBe(false);
  expect((await list({ state: 'all' })).items.some((item) => item.id === id)).toBe(true);
});

it('refuses a closed department naming its successor, a past term, a link to nothing and whoever may not', async () => {
  const close = {
    code: 'education',
    change: { action: 'close', successor: 'social', reason: 'слияние' } as const,
  };
  await closeDepartment({ ctx: test.ctx, input: close });
  await expect(give({ executor: 'education' })).rejects.toMatchObject({
    errors: [{ field: 'executor', message: 'вместо него отвечает «Департамент социальной поддержки»' }],
  });
  await expect(give({ due: '2026-11-26T10:00:00+04:00' })).rejects.toMatchObject({
    errors: [expect.objectContaining({ field: 'due' })],
  });
  await expect(give({ links: [{ kind: 'appeal', target: '999' }] })).rejects.toMatchObject({
    code: 'invalid',
  });
  const ctx = { store: test.store, actor: LOCAL_OBSERVER };
  const input = instructionInput.parse({ text: 'x', executor: 'roads', due: 'tomorrow' });
  await expect(giveInstruction({ ctx, input })).rejects.toThrow('«instructions»');
});
