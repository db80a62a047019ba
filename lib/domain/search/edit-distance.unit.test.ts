import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editDistance, letterMask, mayBeNear } from './edit-distance';

test.each<[string, string, number]>([
  ['отопление', 'отоплние', 1],
  ['отопление', 'отполение', 1],
  ['отопление', 'атоплениэ', 2],
  ['мусор', 'мусорр', 1],
  ['яма', 'яма', 0],
  ['яма', 'дом', 3],
])('%s and %s are %i apart', (a, b, distance) => {
  expect(editDistance(a, b, 2)).toBe(Math.min(distance, 3));
  expect(editDistance(b, a, 2)).toBe(Math.min(distance, 3));
});

const word = fc.string({ unit: fc.constantFrom(...'абвгд'), minLength: 1, maxLength: 8 });

test('the letters alone never rule out a near word', () => {
  fc.assert(
    fc.property(word, word, (a, b) => {
      const distance = editDistance(a, b, 2);
      if (distance <= 2) expect(mayBeNear(letterMask(a), letterMask(b), distance)).toBe(true);
    }),
  );
});
