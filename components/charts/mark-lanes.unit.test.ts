import { expect, it } from 'vitest';
import { placeMarks } from './mark-lanes';

const span = { from: 1_000, to: 2_000 };

it('lays marks over their hours, cut at the edges, those outside left out', () => {
  const placed = placeMarks(
    [
      { from: 1_500, to: 1_600 },
      { from: 500, to: 1_250 },
      { from: 2_000, to: 2_100 },
      { from: 800, to: 1_000 },
    ],
    span,
  );
  expect(placed.map(({ left, width }) => [left, width])).toEqual([
    [0, 0.25],
    [0.5, expect.closeTo(0.1)],
  ]);
});

it('gives labels that meet lines of their own, and those for which there is none no words', () => {
  const at = (from: number) => ({ from, to: from + 50 });
  const lanes = placeMarks([at(1_000), at(1_010), at(1_020), at(1_030), at(1_400)], span).map(
    ({ lane }) => lane,
  );
  expect(lanes).toEqual([0, 1, 2, null, 0]);
});
