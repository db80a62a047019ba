import { expect, it } from 'vitest';
import type { TopicReadingAnswer } from '@/lib/contract/topics';
import { readingWords } from './reading-words';

const reading: TopicReadingAnswer = {
  topic: 'undetermined',
  nature: 'report',
  suggested: 'traffic-light',
  suggestedName: 'Не работает светофор',
  confidence: 0.72,
  words: ['светофор'],
  runnerUp: { topic: 'potholes', name: 'Ямы на дороге', confidence: 0.2 },
  reader: 'model:3',
  confirmed: null,
};

it('says what a text is taken for, why, and what else it may be', () => {
  expect(readingWords(reading).join(' ')).toBe(
    'Похоже на «Не работает светофор» — уверенность 72 %, по словам: «светофор». ' +
      'Второй вариант — «Ямы на дороге» (20 %). Читал: модель, версия 3.',
  );
});

it('says when there is nothing to read, and who has the last word', () => {
  const nothing = { ...reading, suggested: null, suggestedName: null, words: [], runnerUp: null };
  expect(readingWords({ ...nothing, nature: 'wordless' })[0]).toBe('В тексте нет слов: темы не определить.');
  expect(readingWords({ ...nothing, reader: 'lexicon' })).toEqual([
    'Слов, по которым узнаётся тема, в тексте нет.',
    'Читал: словарь тем.',
  ]);
  expect(readingWords({ ...reading, confirmed: 'ice' }).at(-1)).toContain('подтвердил человек');
});

it('names no guess that is hardly likelier than any other topic', () => {
  const faint = {
    ...reading,
    confidence: 0.02,
    runnerUp: { topic: 'ice', name: 'Гололёд', confidence: 0.02 },
  };
  expect(readingWords(faint)).toEqual([
    'Слов, по которым тема узнавалась бы уверенно, в тексте нет.',
    'Читал: модель, версия 3.',
  ]);
  const sure = { ...reading, runnerUp: { topic: 'ice', name: 'Гололёд', confidence: 0.03 } };
  expect(readingWords(sure).join(' ')).not.toContain('Второй вариант');
});
