import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appealPatch } from '@/lib/contract/appeal-input';
import { moveRequest } from '@/lib/contract/life';
import type { Scope } from '@/lib/contract/scope';
import { DAY, HOUR, MINUTE } from '@/lib/domain/city-time';
import { createHeldClock } from '@/lib/domain/clock';
import type { Move } from '@/lib/domain/life/move';
import type { AppealEvent } from '@/lib/domain/log-event';
import { LOCAL_OBSERVER } from '@/lib/services/actor';
import { openTestStore, type TestStore } from '@/tests/test-store';
import { getAppeal } from '../appeals/get-appeal';
import { revealAppeal } from '../appeals/reveal-appeal';
import { updateAppeal } from '../appeals/update-appeal';
import { closeDepartment } from '../departments/close-department';
import { submitRows } from '../intake/submit-rows';
import type { VerbContext } from '../store';
import { listMoves } from './list-moves';
import { moveAppeal } from './move-appeal';

const NOW = Date.parse('2026-11-23T14:00:00+04:00');
const clock = createHeldClock(NOW);
let test: TestStore;
beforeAll(async () => {
  test = await openTestStore({ clock });
});
afterAll(() => test.close());

let number = 0;
async function submit(more: object = {}): Promise<number> {
  number += 1;
  const row = {
    source: 'delo',
    externalId: `l-${number}`,
    kind: 'petition',
    text: 'Яма на дороге',
    createdAt: new Date(clock.now() - HOUR).toISOString(),
    topic: 'potholes',
    ...more,
  };
  const { receipts } = await submitRows({ ctx: test.ctx, input: { rows: [row], lane: 'live' } });
  const id = receipts[0]?.id;
  if (id == null) throw new Error(`not registered: ${JSON.stringify(receipts)}`);
  return id;
}

const ctxOf = (name: string, scopes: readonly Scope[] = ['work', 'control']): VerbContext => ({
  store: test.store,
  actor: { id: `token:${name}`, scopes: new Set(scopes), visibility: 'observer' },
});
const lifeOf = (id: number, ctx = ctxOf('Смена')) => listMoves({ ctx, input: { id } });

/** One move on the record as it stands. */
async function move(id: number, made: Move, ctx = ctxOf('Смена')) {
  const { version } = await lifeOf(id);
  return moveAppeal({ ctx, input: { id, version, move: made, requestKey: null } });
}

async function eventsOf(id: number): Promise<AppealEvent[]> {
  const rows = await test.store.db.sql<{ body: AppealEvent }[]>`
    SELECT body FROM appeal_event WHERE appeal_id = ${id} ORDER BY id`;
  return rows.map(({ body }) => body);
}

const answer: Move = { kind: 'answer', outcome: 'solved', text: 'Яма засыпана', until: null };

describe('a move', () => {
  it('is one event with the contribution before and after, and its words lie beside', async () => {
    const id = await submit();
    await move(id, { kind: 'assign', department: 'safety', reason: 'дорога у школы' });
    await move(id, { kind: 'take' });
    await move(id, answer);
    const events = await eventsOf(id);
    expect(events.map(({ move: made }) => made?.kind)).toEqual([undefined, 'assign', 'take', 'answer']);
    events.slice(1).forEach((event, i) => {
      expect(event.before).toEqual(events[i]?.after);
    });
    expect(events.at(-1)?.after).toMatchObject({ status: 'answered', answered: NOW, outcome: 'solved' });
    expect(JSON.stringify(events)).not.toMatch(/засыпана|школы/);
    const { history } = await lifeOf(id);
    expect(history).toMatchObject([
      { kind: 'assign', version: 2, reason: 'дорога у школы', details: { department: 'safety' } },
      { kind: 'take', version: 3 },
      { kind: 'answer', version: 4, text: 'Яма засыпана', actor: 'token:Смена' },
    ]);
    const record = await getAppeal({ ctx: ctxOf('Смена'), input: { id } });
    expect(record.history.at(-1)).toMatchObject({ event: 'moved', move: { kind: 'answer' } });
  });

  it('needs its right: work, and control for control marks', async () => {
    const id = await submit();
    const observer = { store: test.store, actor: LOCAL_OBSERVER };
    await expect(move(id, { kind: 'take' }, observer)).rejects.toMatchObject({ code: 'forbidden' });
    const mark: Move = { kind: 'control-set', controller: 'prosecutor', until: NOW + 10 * DAY };
    await expect(move(id, mark, ctxOf('Смена', ['work']))).rejects.toMatchObject({ code: 'forbidden' });
    await move(id, mark, ctxOf('Контролёр', ['control']));
    const off: Move = { kind: 'control-off', controller: 'prosecutor', reason: null };
    await expect(move(id, off)).rejects.toMatchObject({ code: 'invalid' });
    await move(id, off, ctxOf('Контролёр', ['control']));
    expect((await lifeOf(id)).life.controls).toEqual([]);
  });

  it('masks personal data in its words, and shows them to whoever may reveal', async () => {
    const id = await submit();
    await move(id, { ...answer, text: 'Звонили Петровой Анне Ивановне, 8 927 123-45-67' });
    const told = JSON.stringify([await lifeOf(id), await getAppeal({ ctx: ctxOf('Смена'), input: { id } })]);
    expect(told).not.toMatch(/927|Петров/);
    expect(told).toContain('Звонили •');
    const shown = await revealAppeal({ ctx: test.ctx, input: { id, reason: 'проверка ответа' } });
    expect(shown.moves[0]?.text).toContain('927');
  });

  it('sent again under the same key is the same move; the key is no other’s', async () => {
    const id = await submit();
    const send = (made: Move, requestKey: string) =>
      moveAppeal({ ctx: ctxOf('Смена'), input: { id, version: 1, move: made, requestKey } });
    const first = await send({ kind: 'take' }, 'k-1');
    expect(await send({ kind: 'take' }, 'k-1')).toEqual({
      ...first,
      isRepeat: true,
      message: 'Уже сделано: Взято в работу',
    });
    await expect(send(answer, 'k-1')).rejects.toMatchObject({ code: 'conflict' });
    expect(await eventsOf(id)).toHaveLength(2);
  });

  it('on a record that moved meanwhile is a conflict that says who did what', async () => {
    const id = await submit();
    await move(id, { kind: 'take' }, ctxOf('Иная смена'));
    const stale = moveAppeal({
      ctx: ctxOf('Смена'),
      input: { id, version: 1, move: answer, requestKey: null },
    });
    await expect(stale).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/23\.11\.2026 14:00, Иная смена — «Взято в работу»/),
    });
    expect(await eventsOf(id)).toHaveLength(2);
  });
});

describe('bad input', () => {
  it('is refused in words, and nothing is written', async () => {
    const id = await submit();
    await move(id, { kind: 'withdraw', reason: 'заявление автора' });
    await expect(move(id, answer)).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringMatching(/^Отозванному обращению нельзя дать ответ: /),
    });
    expect(await eventsOf(id)).toHaveLength(2);
  });

  it('gives no work to a closed department, names its successor, and knows one that is not there', async () => {
    const id = await submit();
    const input = {
      id,
      version: 1,
      move: { kind: 'assign', department: 'ecology', reason: null } as const,
      requestKey: null,
    };
    await closeDepartment({
      ctx: ctxOf('Настройщик', ['settings']),
      input: { code: 'ecology', change: { action: 'close', successor: 'safety', reason: 'слияние' } },
    });
    await expect(moveAppeal({ ctx: ctxOf('Смена'), input })).rejects.toMatchObject({
      errors: [{ field: 'move.department', message: expect.stringMatching(/закрыто: вместо него отвечает/) }],
    });
    await expect(
      moveAppeal({ ctx: ctxOf('Смена'), input: { ...input, move: { ...input.move, department: 'x' } } }),
    ).rejects.toMatchObject({ errors: [{ message: expect.stringMatching(/нет/) }] });
  });

  it('extends a petition once, by no more than the law lets, and owes the author a notice', async () => {
    const id = await submit();
    const extend = {
      kind: 'extend',
      amount: 31,
      ground: 'inquiry',
      reason: 'запрос',
      isAuthorTold: false,
    } as const;
    await expect(move(id, extend)).rejects.toMatchObject({ errors: [{ field: 'move.amount' }] });
    const before = (await lifeOf(id)).clocks.find(({ kind }) => kind === 'final');
    await move(id, { ...extend, amount: 30 });
    const after = await lifeOf(id);
    const final = after.clocks.find(({ kind }) => kind === 'final');
    expect(Date.parse(final?.due ?? '')).toBeGreaterThan(Date.parse(before?.due ?? '') + 25 * DAY);
    expect(final?.words).toContain('продление на 30 календарных дней');
    expect(after.life.owesNotice).toBe(true);
    await expect(move(id, { ...extend, amount: 1 })).rejects.toThrow(/столько раз/);
    await move(id, { kind: 'notice' });
    expect((await lifeOf(id)).life.owesNotice).toBe(false);
  });

  it('takes no date before the registration, no unknown field, no empty reason', async () => {
    const id = await submit();
    const until = NOW - 2 * DAY;
    await expect(move(id, { kind: 'control-set', controller: 'head', until })).rejects.toMatchObject({
      errors: [{ field: 'move.until', message: 'срок раньше, чем запись появилась' }],
    });
    const bad = moveRequest.safeParse({ version: 1, move: { kind: 'withdraw', reason: '  ' } });
    expect(bad.error?.issues[0]?.message).toBe('назовите причину');
    expect(moveRequest.safeParse({ version: 1, move: { kind: 'take', x: 1 } }).success).toBe(false);
  });
});

describe('a life', () => {
  it('keeps a promise in sight after the answer, and judges the answer by the clock it was given under', async () => {
    const id = await submit();
    await move(id, { ...answer, outcome: 'planned', text: 'Сделаем к маю', until: NOW + 100 * DAY });
    const { due } = (await eventsOf(id)).at(-1)?.after ?? {};
    const promise = (await lifeOf(id)).clocks.find(({ kind }) => kind === 'promise');
    expect(promise).toMatchObject({ due: new Date(NOW + 100 * DAY).toISOString(), metAt: null });
    await move(id, { kind: 'promise-kept' });
    expect((await lifeOf(id)).life.promise?.keptAt).toBe(new Date(NOW).toISOString());
    expect((await eventsOf(id)).at(-1)?.after.due).toBe(due);
  });

  it('reopened lives anew: open, with its clock from the reopening, whatever its source tells again', async () => {
    const id = await submit({ createdAt: new Date(NOW - 20 * DAY).toISOString() });
    await move(id, answer);
    clock.set(NOW + MINUTE);
    await move(id, { kind: 'reopen', base: 'dissatisfied', reason: 'яма осталась' });
    const last = (await eventsOf(id)).at(-1)?.after;
    expect(last).toMatchObject({ status: 'in-work', answered: null });
    expect(last?.due ?? 0).toBeGreaterThan(NOW + 25 * DAY);
    const patch = appealPatch.parse({ status: 'answered', answeredAt: new Date(NOW).toISOString() });
    expect(await updateAppeal({ ctx: test.ctx, input: { id, patch } })).toEqual({ isChanged: false });
    clock.set(NOW);
  });

  it('keeps its executor and its work when the source corrects or labels it', async () => {
    const id = await submit({ kind: 'message', source: 'vk' });
    await move(id, { kind: 'assign', department: 'safety', reason: null });
    const patch = appealPatch.parse({ status: 'Принято оператором', topic: 'snow', department: 'roads' });
    await updateAppeal({ ctx: test.ctx, input: { id, patch } });
    const record = await getAppeal({ ctx: ctxOf('Смена'), input: { id } });
    expect(record).toMatchObject({
      status: 'assigned',
      department: 'safety',
      statusLabel: 'Принято оператором',
      topic: 'snow',
    });
  });

  it('shows the author’s earlier appeals on the same topic and place, a repeat apart from a reminder', async () => {
    const about = { author: { contact: '+79270000001' }, address: 'Центральный район', kind: 'message' };
    const first = await submit({ ...about, createdAt: new Date(NOW - 3 * DAY).toISOString() });
    await updateAppeal({
      ctx: test.ctx,
      input: { id: first, patch: appealPatch.parse({ answeredAt: new Date(NOW - 2 * DAY).toISOString() }) },
    });
    const second = await submit({ ...about, createdAt: new Date(NOW - DAY).toISOString() });
    const third = await submit(about);
    await submit({ ...about, topic: 'snow' });
    expect((await lifeOf(third)).earlier.map(({ id, isRepeat }) => [id, isRepeat])).toEqual([
      [second, false],
      [first, true],
    ]);
    expect((await lifeOf(first)).earlier).toEqual([]);
  });
});
