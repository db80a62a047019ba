import { expect, it } from 'vitest';
import { mergeMarks, readMarks } from '../highlight';
import { findMarks } from './find-marks';

const term = (words: string, isPhrase = false, isExcluded = false) => ({
  wordings: [{ lexemes: words.split(' ').map((lexeme, i) => ({ lexeme, place: i + 1 })), isPhrase }],
  isExcluded,
});

const TEXT = 'нет воды и  вода есть';
const PLACES = { нет: [1], вод: [2, 4], ест: [5] };

it('marks every place of a word, whatever blanks lie between', () => {
  const marks = findMarks(TEXT, PLACES, [term('вод')]);
  expect(marks.map(([start, end]) => TEXT.slice(start, end))).toEqual(['воды', 'вода']);
});

it('marks a phrase as one, and only where its words follow one another', () => {
  expect(findMarks(TEXT, PLACES, [term('вод ест', true)])).toEqual([[12, 21]]);
  expect(findMarks(TEXT, PLACES, [term('нет ест', true)])).toEqual([]);
});

it('marks nothing that was excluded', () => {
  expect(findMarks(TEXT, PLACES, [term('вод', false, true), term('вод ест', true, true)])).toEqual([]);
});

it('marks nothing at the last place that PostgreSQL counts, for all later words share it', () => {
  const text = 'а '.repeat(20_000);
  expect(findMarks(text, { а: [16_382, 16_383] }, [term('а')])).toHaveLength(1);
});

it('joins ranges that overlap, not those that touch', () => {
  expect(
    mergeMarks([
      [5, 9],
      [0, 4],
      [8, 12],
      [12, 13],
    ]),
  ).toEqual([
    [0, 4],
    [5, 12],
    [12, 13],
  ]);
});

it('reads the ranges between the signs of a highlight', () => {
  expect(readMarks('нет \uE000воды\uE001 и \uE000вода есть\uE001')).toEqual([
    [4, 8],
    [11, 20],
  ]);
});
