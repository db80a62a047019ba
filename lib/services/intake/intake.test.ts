import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHeldClock } from '@/lib/domain/clock';
import { openTestStore, type TestStore } from '@/tests/test-store';
import { LOCAL_OBSERVER } from '../actor';
import { readRows } from './read-body';
import { submitAll } from './submit-all';

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
  externalId: `i${++last}`,
  text: 'Нет отопления',
  createdAt: '2026-11-23T13:00:00+04:00',
  ...over,
});

const submit = (rows: readonly unknown[]) => submitAll({ ctx: test.ctx, input: { rows, poll: null } });

async function count(table: string): Promise<number> {
  const [found] = await test.store.db.sql.unsafe<{ n: number }[]>(`SELECT count(*)::int AS n FROM ${table}`);
  return found?.n ?? 0;
}

describe('a bad row', () => {
  const cases: readonly (readonly [
    what: string,
    over: Readonly<Record<string, unknown>>,
    field: string,
    words: RegExp,
  ])[] = [
    ['an unknown field', { colour: 'red' }, 'colour', /неизвестное поле/],
    ['a wrong type', { text: 42 }, 'text', /ожидается строка, а пришло: число/],
    ['a missing field', { createdAt: undefined }, 'createdAt', /не заполнено/],
    ['an empty text', { text: ' \n ' }, 'text', /пустой текст/],
    [
      'a text of a megabyte',
      { text: 'я'.repeat(1_000_000) },
      'text',
      /1000000 знаков: принимается до 100000/,
    ],
    ['a NUL', { text: 'а\0б' }, 'text', /NUL/],
    ['half a surrogate pair', { text: 'а\ud83d' }, 'text', /половину символа/],
    ['swapped coordinates', { lat: 49.284, lon: 53.506 }, 'lat', /переставлены/],
    ['an impossible latitude', { lat: 95, lon: 49 }, 'lat', /от −90 до 90/],
    ['a latitude alone', { lat: 53.5 }, 'lat', /указываются вместе/],
    ['a date without a zone', { createdAt: '2026-11-23T13:00:00' }, 'createdAt', /часовой пояс/],
    ['30 February', { createdAt: '2026-02-30T13:00:00+04:00' }, 'createdAt', /нет в календаре/],
    ['a date that is none', { dueAt: 'завтра' }, 'dueAt', /не похоже на дату/],
    ['an unknown channel', { channel: 'pigeon' }, 'channel', /ожидалось|Неверный|неверн/i],
    ['an unknown kind', { kind: 'cry' }, 'kind', /ожидалось|Неверный|неверн/i],
    ['a bad source code', { source: 'ВК' }, 'source', /код источника/],
    ['a field of the author that is none', { author: { phone: '1' } }, 'author.phone', /неизвестное поле/],
  ];
  it.each(cases)(
    '%s is refused in Russian at its field, and the good rows go in',
    async (_what, over, field, words) => {
      const { receipts } = await submit([row(), row(over), row()]);
      expect(receipts.map(({ status }) => status)).toEqual(['created', 'rejected', 'created']);
      const error = receipts[1]?.errors.find((entry) => entry.field === field);
      expect(error?.message).toMatch(words);
      expect(receipts[1]?.parkedId).not.toBeNull();
    },
  );

  it.each([
    ['null', null],
    ['a number', 5],
    ['a list', []],
    ['a word', 'привет'],
  ])('%s is no row', async (_what, value) => {
    const { receipts } = await submit([value]);
    expect(receipts[0]).toMatchObject({ status: 'rejected', errors: [{ field: '' }] });
  });

  it('waits as it came until it is mended and sent again', async () => {
    const bad = row({ text: '' });
    await submit([bad]);
    await submit([bad]);
    const parked = () =>
      test.store.db
        .sql`SELECT times, resolved_at IS NOT NULL AS is_resolved, body FROM parked_row WHERE external_id = ${String(bad.externalId)}`;
    expect((await parked()).map((entry) => ({ ...entry }))).toEqual([
      { times: 2, is_resolved: false, body: JSON.stringify(bad) },
    ]);
    await submit([{ ...bad, text: 'Починили' }]);
    expect((await parked())[0]?.is_resolved).toBe(true);
  });
});

describe('a date ahead', () => {
  it('is taken up to five minutes and parked beyond', async () => {
    const { receipts } = await submit([
      row({ createdAt: '2026-11-23T14:10:00+04:00' }),
      row({ createdAt: '2026-11-23T14:10:01+04:00' }),
      row({ answeredAt: '2027-01-01T00:00:00+04:00' }),
      row({ dueAt: '2027-01-01T00:00:00+04:00' }),
    ]);
    expect(receipts.map(({ status }) => status)).toEqual(['created', 'parked', 'parked', 'created']);
    expect(receipts[1]?.errors[0]).toMatchObject({ field: 'createdAt' });
  });
});

it('keeps HTML and emoji as the citizen wrote them', async () => {
  const text = '<script>alert(1)</script> <b>Холодно</b> 🥶 &amp;';
  const { receipts } = await submit([row({ text })]);
  const [stored] = await test.store.db
    .sql`SELECT text FROM appeal_text WHERE appeal_id = ${receipts[0]?.id ?? 0}`;
  expect(stored?.text).toBe(text);
});

it('hears a source by any accepted request, an empty list included, and keeps the interval it named', async () => {
  const poll = (intervalSeconds: number | null) =>
    submitAll({ ctx: test.ctx, input: { rows: [], poll: { source: 'quiet', intervalSeconds } } });
  await poll(900);
  clock.set(NOW + 60_000);
  await poll(null);
  const rows = await test.store.db.sql<{ at: string; interval: number }[]>`
    SELECT body->>'at' AS at, (body->>'intervalSeconds')::int AS interval FROM appeal_event
    WHERE body->>'source' = 'quiet' AND body->>'type' = 'source.polled' ORDER BY id`;
  expect(rows.map((entry) => ({ ...entry }))).toEqual([
    { at: String(NOW), interval: 900 },
    { at: String(NOW + 60_000), interval: 900 },
  ]);
});

it('keeps a label nobody mapped and lets it wait', async () => {
  const { receipts } = await submit([row({ topic: 'Совсем новая беда' }), row({ topic: 'НЕТ ОТОПЛЕНИЯ' })]);
  expect(receipts[0]?.notes[0]).toContain('Совсем новая беда');
  expect(receipts[1]?.notes).toEqual([]);
  const topics = await test.store.db.sql`
    SELECT topic, topic_label FROM appeal WHERE topic_label IN ('Совсем новая беда', 'НЕТ ОТОПЛЕНИЯ') ORDER BY topic`;
  expect(topics.map((entry) => entry.topic)).toEqual(['no-heating', 'undetermined']);
  const waiting = await test.store.db.sql`SELECT label FROM topic_label WHERE topic IS NULL`;
  expect(waiting.map(({ label }) => label)).toContain('Совсем новая беда');
});

it('takes nothing from whoever has no right to send', async () => {
  const before = await count('appeal');
  const ctx = { store: test.store, actor: LOCAL_OBSERVER };
  await expect(submitAll({ ctx, input: { rows: [row()], poll: null } })).rejects.toMatchObject({
    code: 'forbidden',
  });
  expect(await count('appeal')).toBe(before);
});

describe('a request body', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);

  it('is one object, a list, or lines', () => {
    expect(readRows(bytes('{"a":1}'), 'application/json')).toEqual([{ a: 1 }]);
    expect(readRows(bytes('[{"a":1},{"a":2}]'), '')).toEqual([{ a: 1 }, { a: 2 }]);
    expect(readRows(bytes('{"a":1}\n\n{"a":2}\r\n'), 'application/x-ndjson')).toEqual([{ a: 1 }, { a: 2 }]);
    expect(readRows(bytes('{"a":1}\n{"a":2}'), 'application/json')).toHaveLength(2);
  });

  it('with a broken line loses only that line', async () => {
    const good = JSON.stringify(row());
    const { receipts } = await submit(
      readRows(bytes(`${good}\n{"source": \n${JSON.stringify(row())}`), 'application/x-ndjson'),
    );
    expect(receipts.map(({ status }) => status)).toEqual(['created', 'rejected', 'created']);
    expect(receipts[1]?.errors[0]?.message).toContain('не JSON');
  });

  it.each([
    ['nothing', new Uint8Array(), /пустое тело/],
    ['no JSON', bytes('привет'), /это не JSON/],
    ['half a list', bytes('[{"a":1},'), /это не JSON/],
    ['windows-1251', Uint8Array.from([0x7b, 0xcf, 0xf0]), /не в UTF-8/],
  ])('that is %s is refused in words', (_what, body, words) => {
    expect(() => readRows(body, 'application/json')).toThrow(words);
  });
});
