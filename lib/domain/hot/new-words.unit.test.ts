import { expect, it } from 'vitest';
import { newWords, wordsOf } from './new-words';

const say = (text: string, count: number, prefix = 'a') =>
  Array.from({ length: count }, (_, i) => ({ author: `${prefix}${i}`, text }));

it('finds what is said now and was not said before', () => {
  const now = say('После опрессовки прорвало трубу, батареи холодные', 6);
  const usual = say('Батареи холодные, топят плохо', 40, 'b');
  expect(newWords(now, usual).map(({ word }) => word)).toEqual(['опрессовки', 'прорвало', 'трубу']);
});

it('takes forms of one word together and shows none that fewer than five authors said', () => {
  const now = [
    ...say('авария на трассе', 4),
    ...say('аварию обещали убрать', 2, 'c'),
    ...say('колодец', 4, 'd'),
  ];
  expect(newWords(now, say('обычное письмо', 9, 'b'))).toEqual([{ word: 'авария', authors: 6 }]);
  const loud = Array.from({ length: 20 }, () => ({ author: 'one', text: 'потоп' }));
  expect(newWords(loud, [])).toEqual([]);
});

it('leaves where it is and who asks to the other cards', () => {
  const text = 'Весь квартал просит: в микрорайоне на проспекте авария, бабушки в доме мёрзнут';
  expect(newWords(say(text, 8), say('Вода холодная', 30, 'b')).map(({ word }) => word)).toEqual([
    'авария',
    'бабушки',
    'доме',
    'мерзнут',
  ]);
});

it('leaves out names, numbers and houses', () => {
  expect(wordsOf('Меня зовут Пётр Сидоров, тел. 8 927 111-22-33, дом 24а, холодно дома')).toEqual([
    'холодно',
    'дома',
  ]);
});

it('shows what happened: no function words, numbers, days or hours, and nothing that is usual', () => {
  const text =
    'Здравствуйте, второй день которого никто ничего, с понедельника восемь часов авария, прошу помогите';
  expect(newWords(say(text, 8), say('Вода холодная', 30, 'b')).map(({ word }) => word)).toEqual(['авария']);
  const usual = [...say('прорвало трубу', 20, 'b'), ...say('нет воды', 20, 'c')];
  const now = [...say('прорвало трубу', 5), ...say('нет воды', 5, 'd')];
  expect(newWords(now, usual)).toEqual([]);
});
