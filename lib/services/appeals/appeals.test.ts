import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appealPatch } from '@/lib/contract/appeal-input';
import { createHeldClock } from '@/lib/domain/clock';
import type { AppealEvent } from '@/lib/domain/log-event';
import { submitRows } from '@/lib/services/intake/submit-rows';
import { openTestStore, type TestStore } from '@/tests/test-store';
import { LOCAL_OBSERVER } from '../actor';
import { getAppeal } from './get-appeal';
import { revealAppeal } from './reveal-appeal';
import { updateAppeal } from './update-appeal';

const NOW = Date.parse('2026-11-23T14:05:00+04:00');
const clock = createHeldClock(NOW);
let test: TestStore;
beforeAll(async () => {
  test = await openTestStore({ clock });
});
afterAll(() => test.close());

let last = 0;
const row = (over: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  source: 'vk',
  externalId: `a${++last}`,
  text: 'Нет отопления, звоните 8 927 123-45-67',
  createdAt: '2026-11-23T13:00:00+04:00',
  ...over,
});

async function submit(...rows: readonly unknown[]) {
  return submitRows({ ctx: test.ctx, input: { rows, lane: 'live' } });
}

async function idOf(receipts: Awaited<ReturnType<typeof submit>>, i = 0): Promise<number> {
  const id = receipts.receipts[i]?.id;
  if (id == null) throw new Error(`row ${i} has no id`);
  return id;
}

async function eventsOf(id: number): Promise<AppealEvent[]> {
  const rows = await test.store.db.sql<
    { body: AppealEvent }[]
  >`SELECT body FROM appeal_event WHERE appeal_id = ${id} ORDER BY id`;
  return rows.map(({ body }) => body);
}

describe('registering', () => {
  it('takes the same body once and another one as a correction with its own event', async () => {
    const first = row();
    const id = await idOf(await submit(first));
    expect((await submit(first)).receipts[0]).toMatchObject({
      id,
      status: 'duplicate',
      message: 'уже принято',
    });
    const corrected = await submit({ ...first, text: 'Тепло дали' });
    expect(corrected.receipts[0]).toMatchObject({ id, status: 'corrected' });
    const events = await eventsOf(id);
    expect(events.map(({ type }) => type)).toEqual(['appeal.registered', 'appeal.corrected']);
    expect(events[1]?.before).toEqual(events[0]?.after);
  });

  it('answers row by row in the order of the request, equal ids one after another', async () => {
    const twin = row();
    const { receipts } = await submit(row(), twin, { ...twin, text: 'Другой текст' }, twin, { nonsense: 1 });
    expect(receipts.map(({ status }) => status)).toEqual([
      'created',
      'created',
      'corrected',
      'corrected',
      'rejected',
    ]);
    expect(receipts.map(({ row: number }) => number)).toEqual([1, 2, 3, 4, 5]);
  });

  it('keeps what a later body does not mention and clears what it says is nothing', async () => {
    const first = row({ dueAt: '2026-11-24T12:00:00+04:00', topic: 'Нет отопления', department: 'Отдел' });
    const id = await idOf(await submit(first));
    const { dueAt: _due, ...without } = first;
    await submit({ ...without, department: null, text: 'Уточнение' });
    const [, correction] = await eventsOf(id);
    expect(correction?.after.due).toBe(Date.parse('2026-11-24T12:00:00+04:00'));
    expect(correction?.after.department).not.toBe('Отдел');
    expect(correction?.after.topic).toBe('no-heating');
  });

  it('registers once however many send the same at the same moment', async () => {
    const same = row();
    const answers = await Promise.all(Array.from({ length: 8 }, () => submit(same)));
    const statuses = answers.map(({ receipts }) => receipts[0]?.status).toSorted();
    expect(statuses).toEqual(['created', ...new Array<string>(7).fill('duplicate')]);
    expect(await eventsOf(await idOf(answers[0] ?? (await submit(same))))).toHaveLength(1);
  });

  it('knows one author by a contact however it is written, and another by name only within a source', async () => {
    const keysOf = async (author: Readonly<Record<string, string>>, source = 'vk') =>
      (await eventsOf(await idOf(await submit(row({ author, source })))))[0]?.after.author;
    const key = await keysOf({ contact: '+7 (927) 123-45-67' });
    expect(key).not.toBeNull();
    expect(await keysOf({ contact: '89271234567' })).toBe(key);
    expect(await keysOf({ name: 'Иван' })).not.toBe(await keysOf({ name: 'Иван' }, 'ok'));
    expect(JSON.stringify(key)).not.toContain('927');
  });
});

describe('placing', () => {
  const placeOf = async (over: Readonly<Record<string, unknown>>) =>
    (await eventsOf(await idOf(await submit(row(over)))))[0]?.after;

  it('takes a point as a house, a quarter or a street by its words, and names its district', async () => {
    const at = { lat: 53.506, lon: 49.284 };
    expect(await placeOf({ ...at, address: 'ул. Степана Разина, 29' })).toMatchObject({
      precision: 'house',
      district: 'avtozavodsky',
    });
    expect(await placeOf({ ...at, address: '8 квартал' })).toMatchObject({ precision: 'quarter' });
    expect(await placeOf({ ...at, address: 'ул. 40 лет Победы' })).toMatchObject({ precision: 'street' });
  });

  it('takes a district from words alone, and keeps a point outside the city without a district', async () => {
    expect(await placeOf({ address: 'Центральный район' })).toMatchObject({
      precision: 'district',
      district: 'centralny',
      cell: null,
    });
    const outside = await placeOf({ lat: 53.2, lon: 50.15 });
    expect(outside?.cell).not.toBeNull();
    expect(outside?.district).toBeNull();
  });
});

describe('later facts', () => {
  const patch = (id: number, body: unknown) =>
    updateAppeal({ ctx: test.ctx, input: { id, patch: appealPatch.parse(body) } });

  it('moves the status with the dates and says when nothing changed', async () => {
    const id = await idOf(await submit(row({ status: 'В обработке' })));
    expect(await patch(id, { answeredAt: '2026-11-23T14:00:00+04:00' })).toEqual({ isChanged: true });
    expect(await patch(id, { answeredAt: '2026-11-23T14:00:00+04:00' })).toEqual({ isChanged: false });
    expect((await eventsOf(id)).map(({ after }) => after.status)).toEqual(['registered', 'answered']);
    await patch(id, { status: 'in-work', answeredAt: null });
    expect((await eventsOf(id)).at(-1)?.after).toMatchObject({ status: 'in-work', answered: null });
  });

  it('takes the moment of acceptance for an answer without a time, and refuses one that lies ahead', async () => {
    const id = await idOf(await submit(row()));
    await patch(id, { status: 'answered' });
    expect((await eventsOf(id)).at(-1)?.after.answered).toBe(NOW);
    await expect(patch(id, { closedAt: '2026-11-23T14:11:00+04:00' })).rejects.toMatchObject({
      code: 'invalid',
    });
    await expect(patch(999_999, { status: 'closed' })).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('personal data', () => {
  it('are masked in a record and shown only with the right, which leaves a trace', async () => {
    const author = { name: 'Иванова Мария Петровна', contact: '+79271234567' };
    const id = await idOf(await submit(row({ author, address: 'ул. Мира, 5, кв. 12' })));
    const observer = { store: test.store, actor: LOCAL_OBSERVER };
    const record = await getAppeal({ ctx: observer, input: { id } });
    expect(JSON.stringify(record)).not.toMatch(/927|Иванова|кв\. 12/);
    expect(record).toMatchObject({ hasAuthor: true, text: 'Нет отопления, звоните • ••• •••••••••' });
    await expect(revealAppeal({ ctx: observer, input: { id, reason: 'хочу' } })).rejects.toMatchObject({
      code: 'forbidden',
    });
    const shown = await revealAppeal({ ctx: test.ctx, input: { id, reason: 'перезвонить автору' } });
    expect(shown).toMatchObject({ text: 'Нет отопления, звоните 8 927 123-45-67', author });
    const audit = await test.store.db.sql`SELECT actor, reason FROM reveal_audit WHERE appeal_id = ${id}`;
    expect(audit.map((entry) => ({ ...entry }))).toEqual([
      { actor: 'system:test', reason: 'перезвонить автору' },
    ]);
  });

  it('never stand in the log', async () => {
    const [row0] = await test.store.db.sql<{ n: number }[]>`
      SELECT count(*)::int AS n FROM appeal_event WHERE body::text ~ '927|Иванова|Мира|Нет отопления, звоните'`;
    expect(row0?.n).toBe(0);
  });
});

it('the log takes no change of its past', async () => {
  await expect(test.store.db.sql`UPDATE appeal_event SET actor = 'x'`).rejects.toThrow('append-only');
  await expect(test.store.db.sql`DELETE FROM event_publication`).rejects.toThrow('append-only');
});
