import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '@/lib/contract/app-error';
import { outagesQuery } from '@/lib/contract/outage';
import { type OutageChange, outageChange, outageInput } from '@/lib/contract/outage-input';
import { HOUR, MINUTE } from '@/lib/domain/city-time';
import { createHeldClock } from '@/lib/domain/clock';
import { openTestStore, type TestStore } from '@/tests/test-store';
import { LOCAL_OBSERVER } from '../actor';
import { announceOutage } from './announce-outage';
import { changeOutage } from './change-outage';
import { getOutage } from './get-outage';
import { importOutages } from './import-outages';
import { listOutages, outagesBetween } from './list-outages';

const NOW = Date.parse('2026-11-23T14:05:00+04:00');
const clock = createHeldClock(NOW);
let test: TestStore;
beforeAll(async () => {
  test = await openTestStore({ clock });
});
afterAll(() => test.close());

const at = (ms: number) => new Date(ms).toISOString();
const body = {
  title: 'Нет воды: ремонт водовода',
  topics: ['no-cold-water'],
  by: 'ЖКС',
  from: at(NOW - HOUR),
  to: at(NOW + HOUR),
};
const announce = (changes: object = {}) =>
  announceOutage({ ctx: test.ctx, input: outageInput.parse({ ...body, ...changes }) });
const change = (id: string, input: object) =>
  changeOutage({ ctx: test.ctx, input: { id, change: outageChange.parse(input) } });
const get = (id: string) => getOutage({ ctx: test.ctx, input: { id } });
const list = async (query: object) =>
  (await listOutages({ ctx: test.ctx, input: outagesQuery.parse(query) })).items.map(({ id }) => id);

async function fieldsOf(failing: Promise<unknown>): Promise<string[]> {
  const failure = await failing.catch((error: unknown) => error);
  return failure instanceof AppError ? failure.errors.map(({ field }) => field) : ['nothing failed'];
}

describe('the place of an outage', () => {
  it('is looked up in the gazetteer; what it does not know stays a text, and the district follows', async () => {
    const area = 'Шлюзовой; ул. Выдуманная, 5';
    const { id, places, version } = await announce({ area, houses: ['ул. Небывалая, 1'] });
    expect(version).toBe(1);
    expect(places).toEqual([
      { label: expect.stringContaining('Небывалая'), isFound: false, note: 'not-in-gazetteer' },
      { label: 'Шлюзовой', isFound: true, note: null },
      { label: expect.stringContaining('Выдуманная'), isFound: false, note: 'not-in-gazetteer' },
    ]);
    const kept = await get(id);
    expect(kept).toMatchObject({ area, district: 'komsomolsky', spots: [[49.532, 53.468]], by: 'ЖКС' });
  });

  it('is a point or an outline that a person drew; of the whole city where nothing says it', async () => {
    const ring = [
      [49.28, 53.5],
      [49.29, 53.5],
      [49.29, 53.51],
    ];
    const drawn = await announce({ lat: 53.506, lon: 49.284, ring });
    expect(await get(drawn.id)).toMatchObject({
      at: [49.284, 53.506],
      ring,
      district: 'avtozavodsky',
      spots: [[49.284, 53.506]],
    });
    expect((await get((await announce()).id)).district).toBeNull();
    expect(await fieldsOf(announce({ lat: 10, lon: 10 }))).toEqual(['lat']);
    expect(await fieldsOf(announce({ ring: [...ring, [10, 10]] }))).toEqual(['ring']);
    expect(outageInput.safeParse({ ...body, ring: ring.slice(1) }).success).toBe(false);
  });
});

describe('the life of an outage', () => {
  it('is promised anew, ended, taken back, withdrawn: each with who, why and what changed', async () => {
    const { id } = await announce({ id: 'life' });
    await change(id, { action: 'extend', to: at(NOW + 3 * HOUR), reason: 'не нашли течь', version: 1 });
    await change(id, { action: 'end' });
    await change(id, { action: 'restore' });
    await change(id, { action: 'withdraw', reason: 'другой дом' });
    const { state, history, version } = await get(id);
    expect({ state, version }).toEqual({ state: 'withdrawn', version: 5 });
    expect(history.map(({ action, reason }) => [action, reason])).toEqual([
      ['announced', null],
      ['extended', 'не нашли течь'],
      ['ended', null],
      ['restored', null],
      ['withdrawn', 'другой дом'],
    ]);
    expect(history[1]?.changes).toEqual([
      { field: 'promised', before: at(NOW + HOUR), after: at(NOW + 3 * HOUR) },
    ]);
    expect(history[2]?.changes).toEqual([{ field: 'ended', before: null, after: at(NOW) }]);
    const events = await test.store.db.sql`
      SELECT 1 FROM appeal_event WHERE body->'outage'->>'id' = 'life'`;
    expect(events).toHaveLength(5);
    await expect(test.store.db.sql`DELETE FROM outage_event WHERE outage_id = 'life'`).rejects.toThrow();
  });

  it('refuses what cannot be, in words at the field, and changes nothing', async () => {
    const { id } = await announce({ id: 'strict' });
    const planned = await announce({ id: 'ahead', from: at(NOW + HOUR), to: at(NOW + 2 * HOUR) });
    expect(await fieldsOf(change(id, { action: 'extend', to: at(NOW - MINUTE) }))).toEqual(['to']);
    expect(await fieldsOf(change(id, { action: 'extend', to: at(NOW + HOUR) }))).toEqual(['to']);
    expect(await fieldsOf(change(id, { action: 'end', endedAt: at(NOW + MINUTE) }))).toEqual(['endedAt']);
    expect(await fieldsOf(change(planned.id, { action: 'end' }))).toEqual(['endedAt']);
    expect(await fieldsOf(announce({ id, endedAt: at(NOW + MINUTE) }))).toEqual(['endedAt']);
    await expect(change(id, { action: 'restore' })).rejects.toThrow('возвращать нечего');
    await expect(change('nobody', { action: 'end' })).rejects.toThrow('отключения «nobody» нет');
    expect((await get(id)).version).toBe(1);
    const input: OutageChange = { action: 'end' };
    const ctx = { store: test.store, actor: LOCAL_OBSERVER };
    await expect(changeOutage({ ctx, input: { id, change: input } })).rejects.toThrow('нет права');
  });

  it('lets no second person overwrite what the first has changed', async () => {
    const { id } = await announce({ id: 'two' });
    const both = await Promise.allSettled([
      change(id, { action: 'extend', to: at(NOW + 2 * HOUR), version: 1 }),
      change(id, { action: 'extend', to: at(NOW + 3 * HOUR), version: 1 }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(announce({ id, title: 'Другое', version: 1 })).rejects.toThrow('пока вы смотрели');
  });

  it('keeps the end that a person told when the feed announces the same again', async () => {
    const { id } = await announce({ id: 'feed' });
    await change(id, { action: 'end' });
    expect((await announce({ id })).status).toBe('known');
    expect((await get(id)).state).toBe('ended');
    expect((await announce({ id, endedAt: null })).status).toBe('changed');
    expect((await get(id)).state).toBe('active');
  });

  it('announces once when the same is sent twice at the same moment', async () => {
    const sent = await Promise.all([announce({ id: 'twin' }), announce({ id: 'twin' })]);
    expect(sent.map(({ status }) => status).sort()).toEqual(['announced', 'known']);
    expect((await get('twin')).history).toHaveLength(1);
  });
});

it('lists what is so now, what is ahead and what is over, and tells each from the others', async () => {
  const topics = ['lift'];
  await announce({ id: 'l-now', topics, district: 'centralny' });
  await announce({ id: 'l-late', topics, from: at(NOW - 9 * HOUR), to: at(NOW - HOUR) });
  await announce({ id: 'l-untold', topics, from: at(NOW - 30 * HOUR), to: at(NOW - 20 * HOUR) });
  await announce({ id: 'l-ahead', topics, from: at(NOW + HOUR), to: at(NOW + 2 * HOUR), kind: 'accident' });
  await announce({ id: 'l-gone', topics, isWithdrawn: true });
  await announce({ id: 'l-party', topics: [], kind: 'event', district: 'avtozavodsky' });
  expect(await list({ topic: 'lift', kind: 'planned' })).toEqual(['l-late', 'l-now']);
  expect(await list({ topic: 'lift' })).toEqual(['l-late', 'l-now', 'l-party']);
  expect(await list({ topic: 'lift', district: 'centralny' })).toEqual(['l-late', 'l-now']);
  expect(await list({ topic: 'lift', time: 'planned' })).toEqual(['l-ahead']);
  expect(await list({ topic: 'lift', time: 'past' })).toEqual(['l-gone', 'l-untold']);
  const { counts } = await listOutages({ ctx: test.ctx, input: outagesQuery.parse({ topic: 'lift' }) });
  expect(counts).toEqual({ current: 3, planned: 1, past: 2 });
  const marks = await outagesBetween(test.store, {
    topic: 'lift',
    from: NOW - 40 * HOUR,
    to: NOW - 30 * MINUTE,
  });
  expect(marks.map(({ id }) => id)).toEqual(['l-untold', 'l-late', 'l-now', 'l-party']);
});

it('shows no personal data of its words, nor puts it into the log', async () => {
  const { id } = await announce({ title: 'Звонить 8 927 123-45-67', by: 'Иванов Иван Иванович' });
  const shown = await get(id);
  expect(JSON.stringify(shown)).not.toMatch(/927 123|123-45|Иванович/);
  const [event] = await test.store.db.sql<{ body: string }[]>`
    SELECT body::text FROM appeal_event WHERE body->'outage'->>'id' = ${id}`;
  expect(event?.body).not.toMatch(/927 123|123-45|Иванович/);
});

describe('a table of outages', () => {
  const head = 'номер;вид;название;кто сообщил;темы;где;начало;обещанный конец;действительный конец';
  const table = (...lines: string[]) => [head, ...lines].join('\r\n');
  const take = (text: string, mode: 'check' | 'apply') =>
    importOutages({ ctx: test.ctx, input: { text, mode } });
  const good = table(
    'т-1;Авария;Порыв;ЕДДС;"Нет холодной воды; low-pressure";Шлюзовой;23.11.2026 13:00;23.11.2026 18:00;',
    'т-2;мероприятие;Ярмарка;;;;2026-11-24 10:00;2026-11-24 15:00;',
  );

  it('tells what it would do and leaves nothing, then does it once', async () => {
    expect(await take(good, 'check')).toMatchObject({ created: 2, isApplied: false, faults: [] });
    await expect(get('т-1')).rejects.toThrow('нет');
    expect(await take(good, 'apply')).toMatchObject({ created: 2, isApplied: true });
    expect(await get('т-1')).toMatchObject({
      kind: 'accident',
      topics: ['no-cold-water', 'low-pressure'],
      district: 'komsomolsky',
      from: '2026-11-23T09:00:00.000Z',
      state: 'active',
    });
    expect(await take(good, 'apply')).toMatchObject({ created: 0, changed: 0, same: 2 });
    const later = good.replace('23.11.2026 18:00', '23.11.2026 19:00');
    expect(await take(later, 'apply')).toMatchObject({ created: 0, changed: 1, same: 1 });
  });

  it('takes nothing of a table with a fault, and names each at its row', async () => {
    const wrong = table(
      'х-1;Авария;Порыв;;Нет холодной воды;;23.11.2026 13:00;23.11.2026 18:00;',
      'х-2;потоп;Порыв;;нет такой;;вчера;23.11.2026 18:00;',
      'х-3;Авария;;;нет такой;;23.11.2026 13:00;23.11.2026 18:00;',
      'х-4;Авария;Порыв;;нет такой;;23.11.2026 13:00;23.11.2026 18:00;',
      ';Авария;Порыв;;Школы;;23.11.2026 13:00;23.11.2026 18:00;',
      'х-1;Авария;Порыв;;Школы;;23.11.2026 13:00;23.11.2026 18:00;',
    );
    const told = await take(wrong, 'apply');
    expect(told.isApplied).toBe(false);
    const places = told.faults.map(({ line, field }) => `${line} ${field}`).sort();
    expect(places).toEqual(['3 from', '3 kind', '4 title', '5 topics.0', '6 id', '7 id']);
    await expect(get('х-1')).rejects.toThrow('нет');
    await expect(take('один;два\r\n1;2', 'check')).rejects.toThrow('нет знакомых столбцов');
  });
});
