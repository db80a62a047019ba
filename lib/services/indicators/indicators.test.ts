import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appealPatch } from '@/lib/contract/appeal-input';
import { monthAnswer, monthQuery } from '@/lib/contract/indicators';
import type { Scope } from '@/lib/contract/scope';
import { createHeldClock } from '@/lib/domain/clock';
import type { IndicatorCode } from '@/lib/domain/indicator/catalogue';
import type { Subject } from '@/lib/domain/indicator/indicator';
import type { Move } from '@/lib/domain/life/move';
import { openTestStore, type TestStore } from '@/tests/test-store';
import { updateAppeal } from '../appeals/update-appeal';
import { submitRows } from '../intake/submit-rows';
import { listMoves } from '../life/list-moves';
import { moveAppeal } from '../life/move-appeal';
import { listSettingChanges } from '../setting-changes/list-changes';
import type { VerbContext } from '../store';
import { exportMonth } from './export-month';
import { correctMonth, freezeMonth } from './freeze-month';
import { getMonth, listMonths } from './get-month';
import { listPlans, setPlan } from './plans';

const at = (text: string) => Date.parse(`2026-${text}:00+04:00`);
const clock = createHeldClock(at('10-01T09:00'));
let test: TestStore;

const ctxOf = (...scopes: Scope[]): VerbContext => ({
  store: test.store,
  actor: { id: 'token:Начальник', scopes: new Set(scopes), visibility: 'observer' },
});

async function submit(externalId: string, created: string, more: object = {}): Promise<number> {
  if (clock.now() < at(created)) clock.set(at(created));
  const row = {
    source: 'vk',
    externalId,
    text: 'Яма на дороге',
    topic: 'potholes',
    createdAt: new Date(at(created)).toISOString(),
    ...more,
  };
  const { receipts } = await submitRows({ ctx: test.ctx, input: { rows: [row], lane: 'live' } });
  const id = receipts[0]?.id;
  if (id == null) throw new Error(`not registered: ${JSON.stringify(receipts)}`);
  return id;
}

async function move(id: number, when: string, made: Move): Promise<void> {
  clock.set(at(when));
  const ctx = ctxOf('work');
  const { version } = await listMoves({ ctx, input: { id } });
  await moveAppeal({ ctx, input: { id, version, move: made, requestKey: null } });
}

/** A source tells of an answer, then or when the clock has passed it. */
async function answeredAt(id: number, when: string): Promise<void> {
  clock.set(Math.max(clock.now(), at(when)));
  const patch = appealPatch.parse({ answeredAt: iso(when) });
  await updateAppeal({ ctx: test.ctx, input: { id, patch } });
}

const answer = (outcome: 'solved' | 'explained' | 'refused'): Move => ({
  kind: 'answer',
  outcome,
  text: 'Ответ',
  until: null,
});
const iso = (text: string) => new Date(at(text)).toISOString();

/** An author who was answered and asks again; a letter of the same author is another law. */
async function october(): Promise<void> {
  const same = { source: 'phone', author: { contact: '+79270000001' }, address: 'Центральный район' };
  const first = await submit('e-1', '10-05T10:00', same);
  await answeredAt(first, '10-07T10:00');
  const second = await submit('e-2', '10-20T10:00', same);
  await answeredAt(second, '10-21T10:00');
  const letter = await submit('f', '10-22T10:00', { ...same, kind: 'petition' });
  await answeredAt(letter, '10-23T10:00');
}

/** What happened on the whole: sent back once, promised and kept, not accepted once, still open once. */
async function november(): Promise<{ late: number; answered: number }> {
  const late = await submit('p', '10-12T08:00', { kind: 'petition', source: 'delo' });
  const a = await submit('a', '11-09T08:00');
  const b = await submit('b', '11-09T08:00');
  await move(a, '11-09T08:30', { kind: 'take' });
  await move(a, '11-09T09:00', { kind: 'submit', text: 'Черновик' });
  await move(a, '11-09T09:30', { kind: 'return', reason: 'нет срока' });
  await move(b, '11-09T10:00', { kind: 'interim', text: 'Занимаемся' });
  await move(a, '11-09T10:30', { kind: 'submit', text: 'Черновик' });
  await move(a, '11-09T10:40', { kind: 'approve' });
  await move(a, '11-09T11:00', answer('solved'));
  await move(b, '11-09T15:00', {
    kind: 'answer',
    outcome: 'planned',
    text: 'Сделаем',
    until: at('11-20T18:00'),
  });
  const c = await submit('c', '11-10T08:00');
  await move(c, '11-10T12:00', answer('explained'));
  await move(c, '11-12T10:00', { kind: 'reopen', base: 'dissatisfied', reason: 'яма осталась' });
  await answeredAt(late, '11-12T09:00');
  await move(b, '11-19T10:00', { kind: 'promise-kept' });
  await move(c, '11-25T10:00', answer('solved'));
  await submit('d', '11-30T16:00');
  return { late, answered: a };
}

let ids: { late: number; answered: number };
beforeAll(async () => {
  test = await openTestStore({ clock });
  await october();
  ids = await november();
  await test.store.db.sql`
    INSERT INTO instruction (author, executor, state, due_at, first_due_at, given_at, reported_at, closed_at) VALUES
      ('x', 'roads', 'done', ${iso('11-20T18:00')}, ${iso('11-20T18:00')}, ${iso('11-10T10:00')}, ${iso('11-20T17:00')}, ${iso('11-21T17:00')}),
      ('x', 'roads', 'returned', ${iso('11-20T18:00')}, ${iso('11-20T18:00')}, ${iso('11-10T10:00')}, ${iso('11-20T17:00')}, NULL),
      ('x', 'lights', 'given', ${iso('11-30T18:00')}, ${iso('11-30T18:00')}, ${iso('11-10T10:00')}, NULL, NULL),
      ('x', 'lights', 'cancelled', ${iso('11-30T18:00')}, ${iso('11-30T18:00')}, ${iso('11-10T10:00')}, NULL, ${iso('11-11T18:00')})`;
  clock.set(at('12-01T09:00'));
});
afterAll(() => test.close());

const read = async (query: object = {}) =>
  monthAnswer.parse(await getMonth({ ctx: ctxOf(), input: monthQuery.parse(query) }));

async function figure(subject: Subject, code: IndicatorCode, query: object = { month: '2026-11' }) {
  const { subjects } = await read(query);
  const figures = subjects.find((one) => one.subject === subject)?.figures ?? [];
  const found = figures.find((one) => one.code === code);
  return found === undefined ? null : [found.value, found.of, found.n];
}

describe('a month that is counted', () => {
  it('is the last one that is over, preliminary, with the one before it beside', async () => {
    const shown = await read();
    expect(shown).toMatchObject({ month: '2026-11', state: 'preliminary', isOver: true, version: null });
    expect(shown.previous).toEqual({ month: '2026-10', state: 'preliminary' });
    const { items } = await listMonths({ ctx: ctxOf() });
    expect(items.map(({ month, isOver }) => [month, isOver])).toEqual([
      ['2026-12', false],
      ['2026-11', true],
      ['2026-10', true],
    ]);
  });

  it('counts rounds from the store as a person counts them by hand', async () => {
    const { subjects } = await read({ month: '2026-11' });
    const figures = subjects.find(({ subject }) => subject === 'message')?.figures ?? [];
    const told = Object.fromEntries(figures.map(({ code, value, of, n }) => [code, [value, of, n]]));
    expect(told).toMatchObject({
      received: [4, null, 4],
      calls: [0, null, 4],
      finished: [4, null, 4],
      'open-at-end': [1, null, 1],
      load: [1, 1, 1],
      'on-time': [75, 3, 4],
      'answered-late': [1, null, 4],
      'promises-kept': [100, 1, 1],
      'reaction-median': [3, null, 4],
      'reaction-p90': [71.8, null, 4],
      'answer-median': [4, null, 4],
      'solved-share': [66.67, 2, 3],
      'outcome-planned': [25, 1, 4],
      rework: [50, 1, 2],
      reopened: [25, 1, 4],
      repeats: [0, 0, 4],
    });
  });

  it('never mixes messages, petitions and instructions', async () => {
    expect(await figure('petition', 'received')).toEqual([0, null, 0]);
    expect(await figure('petition', 'on-time')).toEqual([50, 1, 2]);
    expect(await figure('petition', 'answered-late')).toEqual([1, null, 1]);
    expect(await figure('petition', 'calls')).toBeNull();
    expect(await figure('instruction', 'instructions-on-time')).toEqual([33.33, 1, 3]);
    expect(await figure('instruction', 'on-time')).toBeNull();
  });

  it('knows who had to ask again, of one law at a time', async () => {
    const october = { month: '2026-10' };
    expect(await figure('message', 'repeats', october)).toEqual([50, 1, 2]);
    expect(await figure('petition', 'repeats', october)).toEqual([0, 0, 1]);
    expect(await figure('message', 'calls', october)).toEqual([2, null, 2]);
  });

  it('is told by department, and one indicator over all of them', async () => {
    const own = { month: '2026-11', department: 'roads' };
    expect(await figure('message', 'received', own)).toEqual([4, null, 4]);
    expect(await figure('instruction', 'instructions-on-time', own)).toEqual([50, 1, 2]);
    const { drill } = await read({ month: '2026-11', subject: 'message', code: 'on-time' });
    expect(drill?.items).toEqual([
      {
        code: 'roads',
        name: 'Департамент дорог и транспорта',
        kind: 'body',
        value: 75,
        of: 3,
        n: 4,
        isRanked: true,
      },
    ]);
    await expect(read({ month: '2026-11', department: 'nobody' })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('refuses a month that has not begun', async () => {
    await expect(read({ month: '2027-01' })).rejects.toMatchObject({ code: 'invalid' });
    expect(monthQuery.safeParse({ month: '2026-13' }).error?.issues[0]?.message).toBe('месяц вида 2026-11');
  });
});

describe('a plan', () => {
  const plan = {
    subject: 'message',
    code: 'on-time',
    value: 80,
    act: 'Распоряжение от 01.10.2026 № 7-р',
    isConfirmed: true,
    since: '2026-10',
    reason: null,
  } as const;
  const shownPlan = async (month: string) => {
    const { subjects } = await read({ month });
    return subjects[0]?.figures.find(({ code }) => code === 'on-time');
  };

  it('holds from its month on and keeps its history', async () => {
    await expect(setPlan({ ctx: ctxOf('indicators'), input: plan })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await setPlan({ ctx: ctxOf('settings'), input: plan });
    await setPlan({ ctx: ctxOf('settings'), input: { ...plan, since: '2026-12', value: 90 } });
    expect(await shownPlan('2026-11')).toMatchObject({
      plan: { value: 80, act: plan.act, isConfirmed: true, since: '2026-10' },
      deviation: { by: -5, isMet: false },
    });
    const { items } = await listPlans({ ctx: ctxOf() });
    expect(items.filter(({ code, subject }) => code === 'on-time' && subject === 'message')).toHaveLength(2);
    const changes = await listSettingChanges({ ctx: ctxOf(), input: { area: 'indicators', limit: 10 } });
    expect(changes.items[0]).toMatchObject({
      action: 'plan',
      item: 'message.on-time',
      actor: 'token:Начальник',
      before: { value: 80 },
      after: { value: 90, name: 'Сообщения: В срок — 90\u00a0% с месяца «декабрь 2026»' },
    });
  });

  it('that cannot be is refused at its field', async () => {
    const wrong = setPlan({ ctx: ctxOf('settings'), input: { ...plan, value: 120 } });
    await expect(wrong).rejects.toMatchObject({
      code: 'invalid',
      errors: [{ field: 'value', message: 'доля не бывает больше 100 %' }],
    });
  });
});

describe('a month that is reported', () => {
  const month = '2026-11';
  const freeze = (ctx = ctxOf('indicators')) => freezeMonth({ ctx, input: { month } });
  const correct = (basedOn: number, ctx = ctxOf('indicators')) =>
    correctMonth({ ctx, input: { month, basedOn, reason: 'источник исправил дату ответа' } });

  it('is frozen by whoever has the right, once it is over and only once', async () => {
    await expect(freeze(ctxOf('settings', 'work'))).rejects.toMatchObject({ code: 'forbidden' });
    const running = freezeMonth({ ctx: ctxOf('indicators'), input: { month: '2026-12' } });
    await expect(running).rejects.toThrow(/ещё идёт/);
    await expect(correct(1)).rejects.toMatchObject({ code: 'not-found' });
    const both = await Promise.allSettled([freeze(), freeze()]);
    const refused = both.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(refused).toMatchObject([{ code: 'conflict' }]);
    expect(await read({ month })).toMatchObject({
      state: 'frozen',
      version: 1,
      versions: [{ version: 1, actor: 'token:Начальник', reason: null }],
    });
  });

  it('stays what it was when appeals and plans change, and is corrected only with a new version', async () => {
    clock.set(at('12-03T09:00'));
    await expect(correct(1)).rejects.toThrow(/исправлять нечего/);
    await answeredAt(ids.late, '11-10T09:00');
    expect(await figure('petition', 'on-time')).toEqual([50, 1, 2]);
    expect(await figure('petition', 'on-time', { month, view: 'now' })).toEqual([100, 2, 2]);
    expect(await correct(1)).toMatchObject({ version: 2 });
    expect(await figure('petition', 'on-time')).toEqual([100, 2, 2]);
    expect(await figure('petition', 'on-time', { month, version: 1 })).toEqual([50, 1, 2]);
    const { versions } = await read({ month });
    expect(versions).toMatchObject([
      { version: 2, reason: 'источник исправил дату ответа' },
      { version: 1, reason: null },
    ]);
    await expect(correct(1)).rejects.toMatchObject({ code: 'conflict' });
    await expect(correct(2, ctxOf('settings'))).rejects.toMatchObject({ code: 'forbidden' });
    await expect(read({ month, version: 3 })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('forgets no answer that its author did not accept afterwards', async () => {
    const before = await figure('message', 'on-time', { month, view: 'now' });
    await move(ids.answered, '12-04T10:00', { kind: 'reopen', base: 'dissatisfied', reason: 'снова яма' });
    expect(await figure('message', 'on-time', { month, view: 'now' })).toEqual(before);
    expect(await figure('message', 'reaction-median', { month, view: 'now' })).toEqual([3, null, 4]);
    expect(await figure('message', 'reopened', { month: '2026-12' })).toEqual([null, 1, 0]);
  });

  it('cannot be rewritten in the store', async () => {
    const { sql } = test.store.db;
    await expect(sql`UPDATE indicator_month SET actor = 'other'`).rejects.toThrow();
    await expect(sql`DELETE FROM indicator_month`).rejects.toThrow();
  });

  it('keeps its plan when the plan is changed for it later', async () => {
    const input = {
      subject: 'petition',
      code: 'on-time',
      value: 95,
      act: 'Распоряжение № 8-р',
      isConfirmed: false,
      since: '2026-11',
      reason: null,
    } as const;
    await setPlan({ ctx: ctxOf('settings'), input });
    const planOf = async (query: object) =>
      (await read({ month, ...query })).subjects[1]?.figures.find(({ code }) => code === 'on-time')?.plan
        ?.value;
    expect([await planOf({}), await planOf({ view: 'now' })]).toEqual([100, 95]);
  });
});

it('leaves as a table, the centre first and then its departments, numbers as numbers', async () => {
  const input = { month: '2026-11', version: 1, view: 'reported' } as const;
  const { name, text } = await exportMonth({ ctx: ctxOf(), input });
  expect(name).toBe('indicators-2026-11-v1');
  const lines = text.split('\r\n');
  const onTime = lines.filter((line) => line.includes(';В срок;'));
  expect(onTime[0]).toMatch(
    /^2026-11;зафиксирован, версия 1;Сообщения;весь центр;В срок;проценты;75;3;4;80;-5;/,
  );
  expect(onTime[1]).toMatch(
    /^2026-11;зафиксирован, версия 1;Обращения по 59-ФЗ;весь центр;В срок;проценты;50;1;2;100;-50;/,
  );
  expect(onTime[2]).toContain(';Департамент дорог и транспорта;В срок;проценты;75;3;4;');
});
