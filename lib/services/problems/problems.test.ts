import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '@/lib/domain/city-time';
import { createHeldClock } from '@/lib/domain/clock';
import { LOCAL_OBSERVER } from '@/lib/services/actor';
import { openTestStore, type TestStore } from '@/tests/test-store';
import { updateAppeal } from '../appeals/update-appeal';
import { submitRows } from '../intake/submit-rows';
import { announceOutage } from '../outages/announce-outage';
import { answerSuggestion } from './answer-suggestion';
import { changeProblem } from './change-problem';
import { createProblem } from './create-problem';
import { getProblem } from './get-problem';
import { createProblemKeeper, type ProblemKeeper } from './keep-problems';
import { listProblems } from './list-problems';
import { problemOfAppeal } from './problem-of-appeal';

const NOW = Date.parse('2026-11-23T10:00:00Z');
const clock = createHeldClock(NOW);
let test: TestStore;
let keeper: ProblemKeeper;
let next = 1;

beforeAll(async () => {
  test = await openTestStore({ clock });
  keeper = createProblemKeeper(test.store);
});
afterAll(() => test.close());

async function submit(text: string, more: object = {}): Promise<number> {
  const row = {
    source: 'vk',
    externalId: String(next++),
    text,
    createdAt: new Date(NOW - HOUR + next * 1000).toISOString(),
    author: { profile: `https://vk.com/id${next}` },
    ...more,
  };
  const { receipts } = await submitRows({ ctx: test.ctx, input: { rows: [row], lane: 'live' } });
  const id = receipts[0]?.id ?? 0;
  await keeper.take({ appealIds: [id], hasOutages: false }, null);
  return id;
}

const problemOf = async (id: number) =>
  (await problemOfAppeal({ ctx: test.ctx, input: { id } })).problem?.id ?? null;
const get = (id: number) => getProblem({ ctx: test.ctx, input: { id } });
const change = (problemId: number, body: Parameters<typeof changeProblem>[0]['input']['change']) =>
  changeProblem({ ctx: test.ctx, input: { problemId, change: body } });

describe('joining by rule', () => {
  it('makes the second appeal a problem of both, counts authors and lets the strictest deadline lead', async () => {
    const first = await submit('На Юбилейной 31 нет отопления', {
      topic: 'no-heating',
      dueAt: new Date(NOW + 9 * HOUR).toISOString(),
    });
    expect(await problemOf(first)).toBeNull();
    const letter = await submit(
      'Коллективное обращение. Просим вернуть отопление в дом 31 по ул. Юбилейная. Подписи 23 человека.',
      {
        source: 'delo',
        kind: 'petition',
        topic: 'no-heating',
        dueAt: new Date(NOW + 5 * HOUR).toISOString(),
      },
    );
    const id = await problemOf(first);
    expect(id).not.toBeNull();
    expect(await problemOf(letter)).toBe(id);
    const record = await get(id ?? 0);
    expect(record).toMatchObject({ authors: 2, messages: 1, petitions: 1, collectives: 1, signatures: 23 });
    expect(record.title).toBe('Нет отопления: ул. Юбилейная, 31');
    expect(record.lead).toMatchObject({ id: letter, kind: 'petition' });
    expect(record.history.map(({ action }) => action)).toEqual(['joined', 'created']);
    expect(record.members[1]?.reasons.map(({ words }) => words)).toContain('тот же дом');
  });

  it('changes nothing when the same appeals are taken again, also by another process', async () => {
    const before = await test.store.db.sql`SELECT * FROM problem_member ORDER BY id`;
    const ids = before.map((row) => Number(row.appeal_id));
    await keeper.take({ appealIds: ids, hasOutages: false }, null);
    await createProblemKeeper(test.store).take({ appealIds: ids, hasOutages: false }, null);
    expect(await test.store.db.sql`SELECT * FROM problem_member ORDER BY id`).toEqual(before);
  });

  it('tells a repeat after an answer from a reminder', async () => {
    const author = { profile: 'https://vk.com/repeat' };
    const heat = { topic: 'lift', author };
    const first = await submit('Мира 65, лифт не работает', {
      ...heat,
      createdAt: new Date(NOW - 30 * HOUR).toISOString(),
    });
    await submit('Мира 65, лифт так и стоит', {
      ...heat,
      createdAt: new Date(NOW - 20 * HOUR).toISOString(),
    });
    const answeredAt = NOW - 10 * HOUR;
    await updateAppeal({ ctx: test.ctx, input: { id: first, patch: { answeredAt } } });
    await submit('Мира 65, лифт снова не работает, ответ пустой', heat);
    const record = await get((await problemOf(first)) ?? 0);
    expect(record).toMatchObject({ authors: 1, repeats: 1, reminders: 1, messages: 3 });
  });

  it('shows no text of a citizen in a title and no personal data in a snippet', async () => {
    const id = await submit(
      'Иванов Пётр Сергеевич, 8 927 123-45-67: у Сидорова на Юбилейной 102 открыт люк',
      {
        topic: 'manhole',
      },
    );
    await submit('Юбилейная 102, люк без крышки', { topic: 'manhole' });
    const record = await get((await problemOf(id)) ?? 0);
    expect(record.title).toMatch(/^Открытый люк: ул\. Юбилейная, 102$/);
    expect(JSON.stringify(record)).not.toMatch(/Сергеевич|123-45-67/);
    expect(record.title).not.toMatch(/Сидоров/);
  });
});

describe('what a person decides', () => {
  it('parts and joins without loss, and the rule does not undo it', async () => {
    const [a, b] = [
      await submit('На Ворошилова 24 течёт крыша'),
      await submit('Ворошилова 24, крыша протекает'),
    ];
    const id = (await problemOf(a)) ?? 0;
    const split = await change(id, { action: 'split', appealIds: [b], reason: 'другой подъезд' });
    expect(await problemOf(b)).toBe(split.problemId);
    await keeper.take({ appealIds: [b], hasOutages: false }, null);
    expect(await problemOf(b)).toBe(split.problemId);
    await change(id, { action: 'merge', from: split.problemId ?? 0, reason: null });
    expect(await problemOf(b)).toBe(id);
    expect((await get(split.problemId ?? 0)).mergedInto).toBe(id);
    await change(id, { action: 'leave', appealIds: [b], reason: null });
    await keeper.take({ appealIds: [b], hasOutages: false }, null);
    expect(await problemOf(b)).toBeNull();
    const rows = await test.store.db.sql<{ left_by: string | null }[]>`
      SELECT left_by FROM problem_member WHERE appeal_id = ${b} ORDER BY id`;
    expect(rows).toHaveLength(3);
    expect(rows.every(({ left_by }) => left_by === 'system:test')).toBe(true);
  });

  it('answers a suggestion either way', async () => {
    const [a, b] = [await submit('Карла Маркса 3, нет воды'), await submit('Ленина 8, нет воды')];
    const made = await createProblem({ ctx: test.ctx, input: { appealIds: [a], reason: null } });
    const joined = await answerSuggestion({
      ctx: test.ctx,
      input: { appealId: b, peerId: a, decision: 'join', reason: null },
    });
    expect(joined.problemId).toBe(made.problemId);
    expect(await problemOf(b)).toBe(made.problemId);
    const refused = { appealId: b, peerId: a, decision: 'refuse', reason: null } as const;
    expect((await answerSuggestion({ ctx: test.ctx, input: refused })).message).toBe(
      'такого предложения нет',
    );
  });

  it('refuses what is not there and who has no right, and changes nothing', async () => {
    const a = await submit('Победы 5, яма');
    const { problemId } = await createProblem({ ctx: test.ctx, input: { appealIds: [a], reason: null } });
    const id = problemId ?? 0;
    await expect(change(id, { action: 'join', appealIds: [999_999], reason: null })).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(change(999_999, { action: 'leave', appealIds: [a], reason: null })).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(change(id, { action: 'merge', from: id, reason: null })).rejects.toMatchObject({
      code: 'invalid',
    });
    const ctx = { store: test.store, actor: LOCAL_OBSERVER };
    await expect(createProblem({ ctx, input: { appealIds: [a], reason: null } })).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect(await problemOf(a)).toBe(id);
  });

  it('lets nobody rewrite what happened', async () => {
    await expect(test.store.db.sql`UPDATE problem_event SET reason = 'x'`).rejects.toThrow(/append-only/);
    await expect(test.store.db.sql`DELETE FROM problem_event`).rejects.toThrow(/append-only/);
  });
});

describe('outages', () => {
  it('explain the problems under them, not those of another house', async () => {
    const topic = 'no-hot-water';
    const near = await submit('На Дзержинского 24 нет горячей воды', { topic });
    await submit('Дзержинского 24, горячую отключили', { topic });
    const far = await submit('На Дзержинского 90 нет горячей воды', { topic });
    await submit('Дзержинского 90, горячей воды нет с утра', { topic });
    const input = {
      id: 'edds-1',
      title: 'Ремонт на теплосети (демо)',
      topics: [topic],
      from: NOW - 2 * HOUR,
      to: NOW + 2 * HOUR,
      kind: 'accident' as const,
      houses: ['ул. Дзержинского, 24'],
    };
    await announceOutage({ ctx: test.ctx, input });
    await keeper.take({ appealIds: [], hasOutages: true }, null);
    expect((await get((await problemOf(near)) ?? 0)).outages).toMatchObject([
      { id: 'edds-1', state: 'active' },
    ]);
    expect((await get((await problemOf(far)) ?? 0)).outages).toEqual([]);
    await announceOutage({ ctx: test.ctx, input: { ...input, endedAt: NOW - MINUTE } });
    expect((await get((await problemOf(near)) ?? 0)).outages).toMatchObject([{ state: 'ended' }]);
    const id = (await problemOf(near)) ?? 0;
    await change(id, { action: 'detach-outage', outageId: 'edds-1', reason: null });
    await keeper.take({ appealIds: [], hasOutages: true }, null);
    expect((await get(id)).outages).toEqual([]);
  });
});

it('lists problems by what is asked', async () => {
  const query = { order: 'authors', state: 'open', limit: 50 } as const;
  const { items, total } = await listProblems({ ctx: test.ctx, input: query });
  expect(total).toBe(items.length);
  expect(items.map(({ authors }) => authors)).toEqual(
    items.map(({ authors }) => authors).sort((a, b) => b - a),
  );
  expect(items.every(({ messages, petitions }) => messages + petitions > 1)).toBe(true);
  const byDue = await listProblems({ ctx: test.ctx, input: { ...query, order: 'deadline' } });
  expect(byDue.items[0]?.lead).not.toBeNull();
});
