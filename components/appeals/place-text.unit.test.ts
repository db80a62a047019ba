import { describe, expect, it } from 'vitest';
import { coordinatesIn, coordinatesText } from './place-text';

describe('coordinates as people write them', () => {
  it.each([
    ['53.5092, 49.4211', [49.4211, 53.5092]],
    ['53,5092; 49,4211', [49.4211, 53.5092]],
    ['53.5092 49.4211', [49.4211, 53.5092]],
    ['-1, 30', [30, -1]],
    ['где-то', null],
    ['95, 49', null],
    ['53.5', null],
    ['', null],
  ] as const)('reads %j', (text, expected) => {
    expect(coordinatesIn(text)).toEqual(expected);
  });

  it('writes what it reads', () => {
    expect(coordinatesIn(coordinatesText([49.4211, 53.5092]))).toEqual([49.4211, 53.5092]);
  });
});
