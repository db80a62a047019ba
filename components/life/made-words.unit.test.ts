import { expect, it } from 'vitest';
import { madeWords } from './made-words';

const words = { zone: 'Europe/Samara', names: { department: (id: string) => `Отдел ${id}` } };
const made = { kind: 'extend', version: 2, reason: null, text: null } as const;

it('tells the facts of a move in words', () => {
  const details = { amount: 30, ground: 'inquiry', isAuthorTold: false, until: '2026-11-23T10:00:00.000Z' };
  expect(madeWords({ ...made, details }, words)).toEqual([
    'на сколько: 30',
    'основание: направлен запрос в другой орган',
    'автор ещё не уведомлён',
    'до: 23.11.2026 14:00',
  ]);
  expect(madeWords({ ...made, details: { department: 'roads', isAuthorTold: true } }, words)).toEqual([
    'исполнитель: Отдел roads',
    'автор уведомлён',
  ]);
});
