import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mean, quantile } from './quantile';

/** The definition, word for word: the least value that so many of them do not exceed. */
function slow(values: readonly number[], percent: number): number | null {
  const fits = values.filter(
    (value) => values.filter((other) => other <= value).length * 100 >= percent * values.length,
  );
  return fits.length === 0 ? null : Math.min(...fits);
}

it('is the value that so many do not exceed', () => {
  expect([quantile([], 50), mean([])]).toEqual([null, null]);
  expect(quantile([5, 1, 3], 50)).toBe(3);
  expect(quantile([4, 1, 3, 2], 50)).toBe(2);
  expect(quantile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 90)).toBe(9);
  expect(quantile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], 90)).toBe(10);
  expect(mean([1, 2, 6])).toBe(3);
});

it('agrees with the definition', () => {
  const values = fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 120 });
  const percent = fc.constantFrom(50, 90, 25, 100);
  fc.assert(
    fc.property(values, percent, (list, part) => quantile(list, part) === slow(list, part)),
    {
      numRuns: 500,
    },
  );
});
