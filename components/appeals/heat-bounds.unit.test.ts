import { expect, test } from 'vitest';
import { heatBounds } from './heat-bounds';

test.each<[number[], number[]]>([
  [[], [1]],
  [[1, 1], [1]],
  [
    [3, 1],
    [1, 2],
  ],
  [
    [100, 4],
    [1, 3, 6, 16, 40],
  ],
])('%j has the classes %j', (counts, bounds) => {
  expect(heatBounds(counts)).toEqual(bounds);
});
