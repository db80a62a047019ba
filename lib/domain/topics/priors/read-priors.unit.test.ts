import { expect, test } from 'vitest';
import { compileLexicon } from '../lexicon/compile';
import { THEMES } from '../lexicon/themes';
import { createModelReader } from '../model/topic-model';
import { trainTopics } from '../model/train';
import { PRIORS, priorRows } from './read-priors';

const lexicon = compileLexicon(THEMES);

test('every theme of the lexicon has sentences, and every sentence a theme', () => {
  expect(Object.keys(PRIORS).sort()).toEqual(THEMES.map(({ id }) => id).sort());
  for (const text of Object.values(PRIORS)) expect(text.trim().split('\n').length).toBeGreaterThan(1);
});

test('sentences go to the groups that names tell, and nowhere where none tells', () => {
  const rows = priorRows(lexicon, ['Уличное освещение', 'Прочее']);
  expect(rows.length).toBeGreaterThan(5);
  expect(rows.every(({ label }) => label === 0)).toBe(true);
});

test('a topic that no example names is told apart all the same', () => {
  const examples = [
    ...['Яма на дороге у моста', 'Разбит асфальт на въезде', 'Выбоины по всей дороге'].map((text) => ({
      text,
      group: 'potholes',
    })),
    ...['Лифт стоит', 'Застряли в лифте на пятом', 'Не едет лифт'].map((text) => ({ text, group: 'lift' })),
  ];
  const known = ['potholes', 'lift', 'stray-dogs', 'no-heating'];
  const { model } = trainTopics(examples, { lexicon, seed: 1, known });
  expect(createModelReader(model, lexicon).read('бродячие собаки у школы кидаются на детей').group).toBe(
    'stray-dogs',
  );
});
