import { afterAll, beforeAll, expect, it } from 'vitest';
import { AppError } from '@/lib/contract/app-error';
import { type OutageInput, outageInput } from '@/lib/contract/outage-input';
import { LOCAL_OBSERVER } from '@/lib/services/actor';
import { openTestStore, type TestStore } from '@/tests/test-store';
import { announceOutage } from './announce-outage';

let test: TestStore;
beforeAll(async () => {
  test = await openTestStore();
});
afterAll(() => test.close());

const body = {
  id: 'edds-17',
  title: 'Плановое отключение воды, Шлюзовой',
  topics: ['Нет холодной воды', 'low-pressure', 'Нет воды'],
  district: 'Комсомольский район',
  from: '2026-11-23T09:15:00+04:00',
  to: '2026-11-23T15:00:00+04:00',
};
const input = (changes: object = {}): OutageInput => outageInput.parse({ ...body, ...changes });

async function announcedEvents(): Promise<unknown[]> {
  const rows = await test.store.db.sql<{ outage: unknown }[]>`
    SELECT body->'outage' AS outage FROM appeal_event WHERE body->>'type' = 'outage.announced' ORDER BY id`;
  return rows.map(({ outage }) => outage);
}

it('announces in the codes of the city, once, and again only when something changed', async () => {
  const { ctx } = test;
  expect((await announceOutage({ ctx, input: input() })).status).toBe('announced');
  expect((await announceOutage({ ctx, input: input() })).status).toBe('known');
  const later = input({ to: '2026-11-23T17:00:00+04:00' });
  expect((await announceOutage({ ctx, input: later })).status).toBe('changed');
  const outage = {
    id: 'edds-17',
    title: 'Плановое отключение воды, Шлюзовой',
    topics: ['no-cold-water', 'low-pressure'],
    district: 'komsomolsky',
    from: Date.parse(body.from),
  };
  expect(await announcedEvents()).toEqual([
    { ...outage, to: Date.parse(body.to) },
    { ...outage, to: Date.parse('2026-11-23T17:00:00+04:00') },
  ]);
  const [kept] = await test.store.db.sql<{ topics: string[]; ends: number }[]>`
    SELECT topics, (extract(epoch FROM ends_at) * 1000)::float8 AS ends FROM outage WHERE id = 'edds-17'`;
  expect(kept?.topics).toEqual(['no-cold-water', 'low-pressure']);
  expect(kept?.ends).toBe(later.to);
});

it('names every unknown topic and district, and keeps nothing of them', async () => {
  const wrong = input({ id: 'wrong', topics: ['Нет воды', 'нет такой'], district: 'Заречный' });
  const failure = await announceOutage({ ctx: test.ctx, input: wrong }).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(AppError);
  expect(failure instanceof AppError ? failure.errors.map(({ field }) => field) : []).toEqual([
    'topics.1',
    'district',
  ]);
  expect(await test.store.db.sql`SELECT 1 FROM outage WHERE id = 'wrong'`).toHaveLength(0);
});

it('refuses an end before its start, and whoever may not announce', async () => {
  expect(outageInput.safeParse({ ...body, to: body.from }).success).toBe(false);
  expect(outageInput.safeParse({ ...body, topics: [] }).success).toBe(false);
  expect(outageInput.safeParse({ ...body, title: 'а\0б' }).success).toBe(false);
  const ctx = { store: test.store, actor: LOCAL_OBSERVER };
  await expect(announceOutage({ ctx, input: input({ id: 'other' }) })).rejects.toThrow(
    'нет права «outages» или «ingest»',
  );
});

it('marks an event without topics, corrects it and withdraws what was entered by mistake', async () => {
  const { ctx, store } = test;
  const event = {
    id: 'day-of-city',
    title: 'Праздник в парке',
    kind: 'event',
    topics: [],
    lat: 53.5,
    lon: 49.4,
  };
  expect((await announceOutage({ ctx, input: input(event) })).status).toBe('announced');
  const wider = { ...event, title: 'Праздник в двух парках' };
  expect((await announceOutage({ ctx, input: input(wider) })).status).toBe('changed');
  expect((await announceOutage({ ctx, input: input({ ...wider, isWithdrawn: true }) })).status).toBe(
    'changed',
  );
  expect((await announceOutage({ ctx, input: input({ ...wider, isWithdrawn: true }) })).status).toBe('known');
  const told = (await announcedEvents()).slice(-2);
  expect(told).toEqual([
    expect.objectContaining({ id: 'day-of-city', kind: 'event', topics: [] }),
    expect.objectContaining({ id: 'day-of-city', isWithdrawn: true }),
  ]);
  const [row] = await store.db.sql<{ gone: boolean; lat: number }[]>`
    SELECT withdrawn_at IS NOT NULL AS gone, lat FROM outage WHERE id = 'day-of-city'`;
  expect(row).toEqual({ gone: true, lat: 53.5 });
  expect(outageInput.safeParse({ ...body, lat: 53.5 }).success).toBe(false);
});
