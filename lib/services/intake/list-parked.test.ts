import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestStore, type TestStore } from '@/tests/test-store';
import { listParked } from './list-parked';
import { submitRows } from './submit-rows';

let test: TestStore;
beforeAll(async () => {
  test = await openTestStore();
});
afterAll(() => test.close());

const bad = (externalId: string) => ({
  source: 'portal',
  externalId,
  text: 'Звоните мне: 8 927 123-45-67',
  createdAt: '2026-02-30T10:00:00+04:00',
  author: { name: 'Иванов Пётр Сергеевич' },
});
const list = (input: { limit: number; cursor?: string }) => listParked({ ctx: test.ctx, input });

it('lists what waits, newest first, page by page, and never what a person wrote', async () => {
  const rows = ['a', 'b', 'c'].map(bad);
  await submitRows({ ctx: test.ctx, input: { rows, lane: 'live' } });
  const first = await list({ limit: 2 });
  expect(first.total).toBe(3);
  expect(first.items.map(({ externalId }) => externalId)).toEqual(['c', 'b']);
  const second = await list({ limit: 2, cursor: first.next ?? '' });
  expect(second.items.map(({ externalId }) => externalId)).toEqual(['a']);
  expect(second.next).toBeNull();
  expect(first.items[0]?.errors[0]?.field).toBe('createdAt');
  expect(JSON.stringify([first, second])).not.toMatch(/Иванов|927/);
});

it('lets go of what came right at last', async () => {
  const mended = { ...bad('b'), createdAt: '2026-02-28T10:00:00+04:00' };
  await submitRows({ ctx: test.ctx, input: { rows: [mended], lane: 'live' } });
  expect((await list({ limit: 10 })).items.map(({ externalId }) => externalId)).toEqual(['c', 'a']);
});
