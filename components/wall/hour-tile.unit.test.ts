import { expect, it } from 'vitest';
import { dayMarks, spansOf } from './hour-tile';

it('reads what began today out of the figure, and draws what overlaps as one', () => {
  const marks = dayMarks(new Map([['marks', [9, 12, 0, 11.5, 13, 1, 18, 24, 2]]]));
  expect(marks).toEqual([
    { from: 9, to: 12, kind: 'planned' },
    { from: 11.5, to: 13, kind: 'accident' },
    { from: 18, to: 24, kind: 'event' },
  ]);
  expect(spansOf(marks)).toEqual([
    { from: 9, to: 13 },
    { from: 18, to: 24 },
  ]);
  expect(dayMarks(new Map())).toEqual([]);
});
