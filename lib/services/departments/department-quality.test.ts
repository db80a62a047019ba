import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestStore, type TestStore } from '@/tests/test-store';
import { submitRows } from '../intake/submit-rows';
import { departmentQuality, ranked } from './department-quality';

const NOW = Date.parse('2026-11-23T14:00:00+04:00');
let test: TestStore;
beforeAll(async () => {
  test = await openTestStore({ clock: { now: () => NOW, speed: 1 } });
});
afterAll(() => test.close());

const row = (externalId: string, changes: object) => ({
  source: 'phone',
  externalId,
  text: 'Яма',
  topic: 'Ямы на дороге',
  createdAt: '2026-11-20T10:00:00+04:00',
  ...changes,
});

it('counts load, lateness and quality of messages, petitions apart, and ranks none with fewer than two', async () => {
  const rows = [
    row('late', { dueAt: '2026-11-22T10:00:00+04:00' }),
    row('today', { dueAt: '2026-11-23T18:00:00+04:00' }),
    row('later', { dueAt: '2026-11-24T18:00:00+04:00' }),
    row('on-time', { dueAt: '2026-11-21T10:00:00+04:00', answeredAt: '2026-11-20T14:00:00+04:00' }),
    row('slow', { dueAt: '2026-11-20T12:00:00+04:00', answeredAt: '2026-11-20T18:00:00+04:00' }),
    row('letter', { kind: 'petition', dueAt: '2026-11-22T10:00:00+04:00' }),
    row('lone', { topic: 'Не работает лифт' }),
  ];
  await submitRows({ ctx: test.ctx, input: { rows, lane: 'live' } });
  const list = await departmentQuality({ ctx: test.ctx });
  expect(list.find(({ code }) => code === 'roads')).toEqual({
    code: 'roads',
    name: 'Департамент дорог и транспорта',
    kind: 'body',
    isClosed: false,
    messages: 5,
    open: 3,
    late: 1,
    dueToday: 1,
    petitions: 1,
    latePetitions: 1,
    due: 3,
    onTime: 1,
    medianHours: 6,
  });
  expect(ranked(list).map(({ code }) => code)).toEqual(['roads']);
});
