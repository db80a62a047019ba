import { expect, it } from 'vitest';
import type { FigureChange } from '@/lib/contract/figures';
import { OutageBoard } from './outage-board';

const outage = { id: 'a', title: 'Авария', topics: ['no-heating'], district: null, from: 10, to: 20 };

it('marks what began, explains its topics, and forgets what was withdrawn', () => {
  const board = new OutageBoard();
  board.announce(outage);
  board.announce({ ...outage, id: 'b', kind: 'event', topics: [], from: 5, to: 30 });
  expect(board.begunBetween(0, 15)).toEqual([5, 10]);
  expect(board.explains('no-heating', null, 15)).toBe(true);
  expect(board.explains('snow', null, 15)).toBe(false);
  board.takeChanges([]);
  board.announce({ ...outage, isWithdrawn: true });
  const changes: FigureChange[] = [];
  board.takeChanges(changes);
  expect(changes).toEqual([['outages', 'a', null]]);
  expect(board.explains('no-heating', null, 15)).toBe(false);
  expect(board.begunBetween(0, 15)).toEqual([5]);
});
