import { afterAll, beforeAll, expect, it } from 'vitest';
import { AppError } from '@/lib/contract/app-error';
import type { AppealEvent } from '@/lib/domain/log-event';
import { LOCAL_OBSERVER } from '@/lib/services/actor';
import { openTestStore, type TestStore } from '@/tests/test-store';
import { getAppeal } from '../appeals/get-appeal';
import { submitRows } from '../intake/submit-rows';
import { listLabels } from './list-labels';
import { mapLabel } from './map-label';

let test: TestStore;
beforeAll(async () => {
  test = await openTestStore();
});
afterAll(() => test.close());

const LABEL = 'Нетепло в доме';

async function submit(externalId: string, more: object = {}): Promise<number> {
  const row = {
    source: 'portal',
    externalId,
    text: 'Батареи холодные',
    createdAt: new Date(test.store.clock.now() - 60_000).toISOString(),
    topic: LABEL,
    ...more,
  };
  const { receipts } = await submitRows({ ctx: test.ctx, input: { rows: [row], lane: 'live' } });
  return receipts[0]?.id ?? 0;
}

const topicOf = async (id: number) => (await getAppeal({ ctx: test.ctx, input: { id } })).topic;

it('gives a label its topic, its waiting appeals an event each, and later ones the topic at once', async () => {
  const first = await submit('1');
  const second = await submit('2', { department: 'Свой отдел' });
  const other = await submit('3', { source: 'another' });
  expect(await topicOf(first)).toBe('undetermined');
  const before = await listLabels({ ctx: test.ctx });
  expect(before.items[0]).toMatchObject({ source: 'portal', label: LABEL, topic: null, appeals: 2 });

  const input = { source: 'portal', label: LABEL, topic: 'no-heating' };
  expect(await mapLabel({ ctx: test.ctx, input })).toMatchObject({ topic: 'no-heating', relabelled: 2 });
  expect(await Promise.all([first, second, other].map(topicOf))).toEqual([
    'no-heating',
    'no-heating',
    'undetermined',
  ]);
  expect(await topicOf(await submit('4'))).toBe('no-heating');

  const events = await test.store.db.sql<{ body: AppealEvent }[]>`
    SELECT body FROM appeal_event WHERE body->>'type' = 'appeal.relabelled' ORDER BY id`;
  expect(events.map(({ body }) => [body.appealId, body.before?.topic, body.after.topic])).toEqual([
    [first, 'undetermined', 'no-heating'],
    [second, 'undetermined', 'no-heating'],
  ]);
  const heating = 'heat-network';
  expect(events.map(({ body }) => body.after.department)).toEqual([heating, 'Свой отдел']);
});

it('changes nothing the second time, and takes a decision back', async () => {
  const input = { source: 'portal', label: LABEL, topic: 'no-heating' };
  expect((await mapLabel({ ctx: test.ctx, input })).relabelled).toBe(0);
  expect((await mapLabel({ ctx: test.ctx, input: { ...input, topic: null } })).topic).toBe('undetermined');
  expect((await listLabels({ ctx: test.ctx })).waiting).toBe(2);
});

it('refuses an unknown topic and an actor without the right', async () => {
  const input = { source: 'portal', label: LABEL, topic: 'no-such-topic' };
  await expect(mapLabel({ ctx: test.ctx, input })).rejects.toBeInstanceOf(AppError);
  const observer = { store: test.store, actor: LOCAL_OBSERVER };
  const known = { ...input, topic: 'no-heating' };
  await expect(mapLabel({ ctx: observer, input: known })).rejects.toMatchObject({ code: 'forbidden' });
});

it('loses no appeal that is being registered while its label is decided', async () => {
  const label = 'Метка в гонке';
  await submit('race-0', { topic: label });
  const decided = mapLabel({ ctx: test.ctx, input: { source: 'portal', label, topic: 'snow' } });
  const ids = await Promise.all(
    Array.from({ length: 24 }, (_, i) => submit(`race-${i + 1}`, { topic: label })),
  );
  await decided;
  expect(new Set(await Promise.all(ids.map(topicOf)))).toEqual(new Set(['snow']));
});
