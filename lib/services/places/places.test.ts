import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { appealPatch } from '@/lib/contract/appeal-input';
import { createHeldClock } from '@/lib/domain/clock';
import type { AppealEvent } from '@/lib/domain/log-event';
import { madeUpCity } from '@/tests/places/made-up-city';
import { openTestStore, type TestStore } from '@/tests/test-store';
import { type Actor, LOCAL_OBSERVER } from '../actor';
import { getAppeal } from '../appeals/get-appeal';
import { updateAppeal } from '../appeals/update-appeal';
import { importGazetteer } from '../gazetteer/import-gazetteer';
import { removeGazetteer } from '../gazetteer/remove-gazetteer';
import { submitRows } from '../intake/submit-rows';
import { fixPlace } from './fix-place';
import { rereadPlaces } from './reread-places';

const NOW = Date.parse('2026-11-23T14:05:00+04:00');
let test: TestStore;
beforeAll(async () => {
  test = await openTestStore({ clock: createHeldClock(NOW) });
});
afterAll(() => test.close());
beforeEach(() => removeGazetteer({ ctx: test.ctx }));

let last = 0;
type Row = Readonly<Record<string, unknown>>;
const row = (over: Row): Row => ({
  source: 'vk',
  externalId: `p${++last}`,
  createdAt: '2026-11-23T13:00:00+04:00',
  ...over,
});

async function submit(one: Row): Promise<number> {
  const { receipts } = await submitRows({ ctx: test.ctx, input: { rows: [one], lane: 'live' } });
  const id = receipts[0]?.id;
  if (id == null) throw new Error(JSON.stringify(receipts));
  return id;
}

const read = (id: number) => getAppeal({ ctx: test.ctx, input: { id } });
const OPERATOR: Actor = { id: 'token:operator', scopes: new Set(['places']), visibility: 'observer' };
const operator = () => ({ store: test.store, actor: OPERATOR });
const importCity = () =>
  importGazetteer({ ctx: test.ctx, input: { layer: 'osm', fileName: 'made-up.osm', entries: madeUpCity() } });

async function eventsOf(id: number): Promise<AppealEvent[]> {
  const rows = await test.store.db.sql<
    { body: AppealEvent }[]
  >`SELECT body FROM appeal_event WHERE appeal_id = ${id} ORDER BY id`;
  return rows.map(({ body }) => body);
}

describe('the place of an appeal without coordinates', () => {
  it('is a quarter or a district by the profile alone', async () => {
    const quarter = await read(await submit(row({ text: 'В 7 квартале не вывозят мусор' })));
    expect(quarter).toMatchObject({ precision: 'quarter', district: 'avtozavodsky' });
    expect(quarter.cell).not.toBeNull();
    const district = await read(await submit(row({ text: 'Во всём Центральном районе темно' })));
    expect(district).toMatchObject({ precision: 'district', district: 'centralny', cell: null });
  });

  it('keeps an unknown name in words and guesses nothing', async () => {
    const { precision, cell, place } = await read(await submit(row({ text: 'На ул. Голосова, 15 темно' })));
    expect({ precision, cell }).toEqual({ precision: 'none', cell: null });
    expect(place).toMatchObject({ origin: null, label: 'ул. Голосова, 15', note: 'not-in-gazetteer' });
  });

  it('is a house by the gazetteer, with the words that told it', async () => {
    await importCity();
    const { precision, cell, place } = await read(
      await submit(row({ text: 'Добрый день! На ул. Голосова, д. 15 темно' })),
    );
    expect(precision).toBe('house');
    expect(cell).not.toBeNull();
    expect(place).toMatchObject({ origin: 'machine', words: 'ул. Голосова, д. 15', from: 'text' });
  });

  it('is taken from the address before the text', async () => {
    await importCity();
    const id = await submit(row({ address: 'Жилина, 9', text: 'Яма, объезд по Голосова 15' }));
    expect((await read(id)).place).toMatchObject({ label: 'улица Жилина, 9', from: 'address' });
  });

  it('leaves the source’s coordinates alone', async () => {
    await importCity();
    const id = await submit(row({ lat: 53.506, lon: 49.284, text: 'На Голосова 15 темно' }));
    const { place } = await read(id);
    expect(place).toMatchObject({ origin: 'source', at: [49.284, 53.506], words: null, candidates: [] });
  });

  it('follows a corrected text, and goes where the source says once it does', async () => {
    await importCity();
    const first = row({ text: 'На Голосова 15 темно' });
    const id = await submit(first);
    await submit({ ...first, text: 'Ошибся: на Жилина 9 темно' });
    expect((await read(id)).place.label).toBe('улица Жилина, 9');
    const patch = appealPatch.parse({ lat: 53.506, lon: 49.284 });
    await updateAppeal({ ctx: test.ctx, input: { id, patch } });
    expect((await read(id)).place).toMatchObject({ origin: 'source', label: null });
  });

  it('puts nothing personal into the log', async () => {
    await importCity();
    const id = await submit(row({ text: 'Голосова 15, кв. 7, Петрова Анна Ивановна' }));
    expect(JSON.stringify(await eventsOf(id))).not.toMatch(/Голосова|Петров/);
    expect((await read(id)).place.words).not.toMatch(/Петров/);
  });
});

describe('fixing a place', () => {
  it('takes one of the candidates, empties the old cell by an event and stays against later bodies', async () => {
    await importCity();
    const first = row({ text: 'на улице Лесной, 5 темно' });
    const id = await submit(first);
    const before = await read(id);
    const other = before.place.candidates.find(({ settlement }) => settlement === 'село Ягодное');
    expect(other).toBeDefined();
    const fixed = await fixPlace({ ctx: operator(), input: { id, place: { candidate: other?.id ?? '' } } });
    expect(fixed).toMatchObject({ id, precision: 'house' });
    const [, event] = await eventsOf(id);
    expect(event).toMatchObject({ type: 'appeal.updated', before: { cell: before.cell } });
    expect(event?.after.cell).not.toBe(before.cell);
    await submit({ ...first, text: 'на Голосова 15 темно' });
    const after = await read(id);
    expect(after.place).toMatchObject({ origin: 'person', settlement: 'село Ягодное', note: null });
    expect(after.cell).toBe(event?.after.cell);
  });

  it('takes a point of the map where nothing was read', async () => {
    const id = await submit(row({ text: 'Темно' }));
    await fixPlace({ ctx: operator(), input: { id, place: { lat: 53.506, lon: 49.284 } } });
    const record = await read(id);
    expect(record).toMatchObject({ precision: 'house', district: 'avtozavodsky' });
    expect(record.place).toMatchObject({ origin: 'person', at: [49.284, 53.506] });
  });

  it('says when the same place again changes nothing, without another event', async () => {
    const id = await submit(row({ text: 'Темно' }));
    const fix = () => fixPlace({ ctx: operator(), input: { id, place: { lat: 53.506, lon: 49.284 } } });
    await fix();
    await fix();
    expect(await eventsOf(id)).toHaveLength(2);
  });

  it('refuses a candidate that is not offered, an unknown record and whoever has no right', async () => {
    const id = await submit(row({ text: 'Темно' }));
    const place = { candidate: 'made:house/1' };
    await expect(fixPlace({ ctx: operator(), input: { id, place } })).rejects.toThrow('такого варианта');
    await expect(fixPlace({ ctx: operator(), input: { id: 999_999, place } })).rejects.toThrow('нет');
    const observer = { store: test.store, actor: LOCAL_OBSERVER };
    await expect(fixPlace({ ctx: observer, input: { id, place } })).rejects.toThrow('нет права');
  });
});

describe('reading places anew', () => {
  it('finds what a new gazetteer knows, by events in the bulk lane, and leaves a person’s and a source’s word', async () => {
    const text = 'На ул. Голосова, д. 15 не вывозят мусор';
    const open = await submit(row({ text }));
    const fixed = await submit(row({ text }));
    const given = await submit(row({ text, lat: 53.51, lon: 49.41 }));
    const erased = await submit(row({ text }));
    await fixPlace({ ctx: operator(), input: { id: fixed, place: { lat: 53.5, lon: 49.3 } } });
    await test.store.db.sql`DELETE FROM appeal_text WHERE appeal_id = ${erased}`;
    expect((await read(open)).precision).toBe('none');
    const [before, stood] = [await read(fixed), await read(given)];
    await importCity();

    const steps: [number, number][] = [];
    const input = { onProgress: (done: number, total: number) => void steps.push([done, total]) };
    const { read: count, moved } = await rereadPlaces({ ctx: test.ctx, input });
    expect(moved).toBeGreaterThanOrEqual(1);
    expect(steps.at(-1)).toEqual([count, count]);
    const found = await read(open);
    expect(found).toMatchObject({ precision: 'house', place: { label: 'улица Голосова, 15' } });
    expect((await eventsOf(open)).map(({ type }) => type)).toEqual(['appeal.registered', 'appeal.updated']);
    const [lane] = await test.store.db.sql<{ lane: string }[]>`
      SELECT lane FROM appeal_event WHERE appeal_id = ${open} ORDER BY id DESC LIMIT 1`;
    expect(lane?.lane).toBe('bulk');
    expect(await read(fixed)).toEqual(before);
    expect(await read(given)).toEqual(stood);
    expect((await eventsOf(erased)).map(({ type }) => type)).toEqual(['appeal.registered']);

    expect(await rereadPlaces({ ctx: test.ctx })).toEqual({ read: count, moved: 0 });
    await expect(rereadPlaces({ ctx: { store: test.store, actor: LOCAL_OBSERVER } })).rejects.toThrow();
  });
});
