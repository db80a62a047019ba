import { expect, it } from 'vitest';
import { HOUR } from '@/lib/domain/city-time';
import { OutageBoard } from './outage-board';

const NOON = 12 * HOUR;
const outage = {
  id: 'a',
  title: 'Авария',
  topics: ['no-heating', 'cold-home'],
  district: null,
  from: NOON,
  to: NOON + 2 * HOUR,
};
const none = () => 0;

it('marks what touches a span, explains its topics, and forgets what was withdrawn', () => {
  const board = new OutageBoard();
  board.announce(outage);
  board.announce({ ...outage, id: 'b', kind: 'event', topics: [], from: NOON - HOUR, to: NOON + 5 * HOUR });
  expect(board.touching(NOON - 2 * HOUR, NOON)).toEqual([
    { from: NOON - HOUR, to: NOON + 5 * HOUR, kind: 2 },
    { from: NOON, to: NOON + 2 * HOUR, kind: 0 },
  ]);
  expect(board.touching(NOON + 6 * HOUR, NOON + 9 * HOUR)).toEqual([]);
  expect(board.explains('no-heating', null, NOON)).toBe(true);
  expect(board.explains('snow', null, NOON)).toBe(false);
  board.announce({ ...outage, isWithdrawn: true });
  expect(board.explains('no-heating', null, NOON)).toBe(false);
  expect([...board.current(NOON, none).keys()]).toEqual(['b']);
});

it('shows what is so now with what it explains, a broken promise for some hours, an end at once', () => {
  const board = new OutageBoard();
  board.announce({ ...outage, kind: 'accident', by: 'ТЕВИС', spots: [[49.28, 53.5]] });
  const count = (topic: string) => (topic === 'no-heating' ? 7 : 4);
  expect(board.current(NOON - 1, count).size).toBe(0);
  expect(board.current(NOON + HOUR, count).get('a')).toMatchObject({
    kind: 'accident',
    by: 'ТЕВИС',
    isOverdue: false,
    spots: [[49.28, 53.5]],
    count: 11,
  });
  expect(board.current(NOON + 3 * HOUR, count).get('a')).toMatchObject({ isOverdue: true });
  expect(board.explains('no-heating', null, NOON + 3 * HOUR)).toBe(false);
  expect(board.current(NOON + 9 * HOUR, count).size).toBe(0);
  board.announce({ ...outage, to: NOON + HOUR, hasEnded: true });
  expect(board.current(NOON + HOUR + 1, count).size).toBe(0);
});
