import { expect, it } from 'vitest';
import { stemOf, wordsOf } from './words';

it('folds case and ё, and parts words from numbers', () => {
  expect(wordsOf('Ещё РАЗ: дом 12Б, подъезд №3!')).toEqual(['еще', 'раз', 'дом', '12', 'б', 'подъезд', '3']);
});

it('reads Latin look-alikes inside a Cyrillic word', () => {
  expect(wordsOf('cвeтофoр')).toEqual(['светофор']);
});

it('reads a transliterated text, and leaves a foreign word in a Russian one', () => {
  expect(wordsOf('Ne rabotaet svetofor na perekrestke')).toEqual([
    'не',
    'работает',
    'светофор',
    'на',
    'перекрестке',
  ]);
  expect(wordsOf('нет интернета и wifi')).toContain('wifi');
});

it('finds nothing in signs, and reads a long text only so far', () => {
  expect(wordsOf('😡😡😡 !!! …')).toEqual([]);
  expect(wordsOf('слово '.repeat(4_000)).length).toBeLessThan(1_000);
});

it('brings the forms of a word together', () => {
  expect(new Set(['дорога', 'дороги', 'дорогу', 'дорогой'].map(stemOf)).size).toBe(1);
});
