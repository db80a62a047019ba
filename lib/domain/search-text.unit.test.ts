import fc from 'fast-check';
import { expect, test } from 'vitest';
import { composeLetters, parseSearchQuery, searchableText } from './search-text';

test('letters become small, ё becomes е, everything else a blank', () => {
  expect(searchableText('Ёлка № 24А, Wi-Fi!')).toBe('елка   24а  wi fi ');
});

test('a decomposed й is one letter, as when composed', () => {
  expect(searchableText('Чаи\u0306')).toBe('чай');
});

test('what the engines cut into words differently is a blank for both', () => {
  const words = searchableText('5 м² ½ 北京 İ\u0000x\uD800').split(/ +/);
  expect(words).toEqual(['5', 'м', 'i', 'x', '']);
});

test('a word without end is cut', () => {
  const lengths = searchableText('я'.repeat(600))
    .split(' ')
    .map((word) => word.length);
  expect(lengths).toEqual([250, 250, 98]);
});

test('the folded text is sign for sign as long as the composed one, and folding it again changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const folded = searchableText(text);
      expect(folded).toHaveLength(composeLetters(text).length);
      expect(searchableText(folded)).toBe(folded);
    }),
  );
});

test('no letter at all becomes another one when it is folded again', () => {
  const restless: string[] = [];
  for (let code = 0; code <= 0x10ffff; code++) {
    const sign = String.fromCodePoint(code);
    const folded = searchableText(sign);
    if (searchableText(folded) !== folded || folded.length !== composeLetters(sign).length)
      restless.push(code.toString(16));
  }
  expect(restless).toEqual([]);
  expect(searchableText('ႠბЯ Ɓʹ')).toBe(' ბя   ');
});

test('a query is words, phrases and exclusions', () => {
  expect(parseSearchQuery('ямы -дорога "горячей воды" —«во дворе» wi-fi')).toEqual([
    { words: ['ямы'], isPhrase: false, isExcluded: false },
    { words: ['дорога'], isPhrase: false, isExcluded: true },
    { words: ['горячей', 'воды'], isPhrase: true, isExcluded: false },
    { words: ['во', 'дворе'], isPhrase: true, isExcluded: true },
    { words: ['wi', 'fi'], isPhrase: false, isExcluded: false },
  ]);
});

test.each(['', '   ', '*:*', ')(', '""', '«', '-', '\\', '🙂', '\u0000'])(
  '«%s» asks for nothing',
  (query) => {
    expect(parseSearchQuery(query)).toEqual([]);
  },
);
