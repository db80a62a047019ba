import { expect, it } from 'vitest';
import { compileLexicon } from './lexicon/compile';
import { THEMES } from './lexicon/themes';
import { createModelReader } from './model/topic-model';
import { trainTopics } from './model/train';
import { natureOf } from './nature';
import { NOTHING_READ } from './reading';

const lexicon = compileLexicon(THEMES);
const examples = ['Лесной', 'Садовой', 'Речной', 'Новой'].flatMap((street) => [
  { text: `На ${street} яма на дороге`, group: 'potholes' },
  { text: `Дома на ${street} нет горячей воды`, group: 'no-hot-water' },
]);
const reader = createModelReader(trainTopics(examples, { lexicon, seed: 1 }).model, lexicon);

it.each(['', '   ', '😡😡😡', '!!! ... ???'])('reads nothing from «%s»', (text) => {
  expect(reader.read(text)).toEqual(NOTHING_READ);
  expect(natureOf(text)).toBe('wordless');
});

it('understands Latin transliteration', () => {
  expect(reader.read('net goriachei vody vtoroi den').group).toBe('no-hot-water');
});

it('reads the beginning of 20,000 characters, quickly', () => {
  const text = `Яма на дороге у школы. ${'Сколько можно ждать ответа от города. '.repeat(540)}`;
  expect(text.length).toBeGreaterThan(20_000);
  const begun = performance.now();
  expect(reader.read(text).group).toBe('potholes');
  expect(performance.now() - begun).toBeLessThan(1_000);
});
