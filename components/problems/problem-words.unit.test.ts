import { expect, it } from 'vitest';
import { countWords, growthWords, outageWords } from './problem-words';

it('never adds messages and petitions, and leaves zeros out', () => {
  const counts = { messages: 7, petitions: 1, repeats: 2, reminders: 0, collectives: 1, signatures: 23 };
  expect(countWords(counts).map((words) => words.replaceAll('\u00a0', ' '))).toEqual([
    '7 сообщений',
    '1 обращение (59-ФЗ)',
    '2 повторных',
    '1 коллективное',
    '23 подписи',
  ]);
});

it('says how it grows', () => {
  expect(growthWords({ lastHour: 5, hourBefore: 2 })).toBe('+5 за час, было 2');
  expect(growthWords({ lastHour: 0, hourBefore: 0 })).toBe('не растёт');
});

it('tells a promise that was broken', () => {
  const outage = {
    id: '1',
    kind: 'accident' as const,
    by: 'ЕДДС',
    title: 'Ремонт',
    from: '2026-11-23T06:00:00Z',
    promisedEnd: '2026-11-23T10:00:00Z',
    actualEnd: null,
    state: 'overdue' as const,
  };
  expect(outageWords(outage, 'Europe/Samara')).toBe(
    'Авария, ЕДДС. Ремонт: обещали закончить 23.11.2026 14:00, срок прошёл',
  );
});
