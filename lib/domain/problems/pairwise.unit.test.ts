import { expect, it } from 'vitest';
import { pairwiseScore } from './pairwise';

const items = (pairs: readonly (readonly [string, string])[]) =>
  pairs.map(([truth, found]) => ({ truth, found }));

it('counts pairs put together rightly, wrongly and not at all', () => {
  const score = pairwiseScore(
    items([
      ['a', '1'],
      ['a', '1'],
      ['a', '2'],
      ['b', '2'],
      ['c', '3'],
    ]),
  );
  expect(score).toMatchObject({ truePairs: 3, foundPairs: 2, rightPairs: 1, precision: 0.5 });
  expect(score.recall).toBeCloseTo(1 / 3);
  expect(score.f1).toBeCloseTo(0.4);
});

it('calls perfect what is perfect, also when there is nothing to pair', () => {
  expect(
    pairwiseScore(
      items([
        ['a', '1'],
        ['b', '2'],
      ]),
    ),
  ).toMatchObject({ precision: 1, recall: 1, f1: 1 });
});
