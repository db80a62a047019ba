import { expect, it } from 'vitest';
import { checkExamples } from './examples';

it('lets the majority name equal texts, and drops what has none', () => {
  const checked = checkExamples([
    { text: 'Нет света', group: 'Свет' },
    { text: 'нет  света!', group: 'Свет' },
    { text: 'НЕТ СВЕТА', group: 'Вода' },
    { text: 'Яма', group: 'Дороги' },
    { text: 'яма', group: 'Дворы' },
    { text: '😡', group: 'Дороги' },
    { text: 'Нет воды', group: 'Вода' },
  ]);
  expect(checked.examples.map(({ group }) => group)).toEqual(['Свет', 'Свет', 'Вода']);
  expect(checked).toMatchObject({ contradicting: 3, wordless: 1, fault: null });
});

it('names what cannot be trained on', () => {
  expect(checkExamples([]).fault).toBe('empty');
  expect(checkExamples([{ text: 'Нет света', group: 'Свет' }]).fault).toBe('one-class');
});
