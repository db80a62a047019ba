import { expect, it } from 'vitest';
import { compileLexicon } from '../lexicon/compile';
import { THEMES } from '../lexicon/themes';
import { countTexts, learnVocabulary } from './learn-rows';
import { termsOf } from './terms';
import { createVectoriser } from './vectoriser';

const lexicon = compileLexicon(THEMES);
const terms = [
  'На Садовой не горят фонари, фонари не горят неделю',
  'Фонари на Мира мигают',
  'Яма на Мира у дома 12',
  'Ямы и лужи на Садовой, лужи глубокие',
].map(termsOf);
const blocks = { stems: 1, pieces: 0.5, themes: 2 };
const corpus = countTexts(lexicon, terms);

it('gives a text of the corpus the row that a reader gives it later', () => {
  const { vocabulary, rowAt } = learnVocabulary(corpus, [0, 1, 3], blocks);
  const reader = createVectoriser(vocabulary, lexicon, blocks);
  terms.forEach((text, i) => {
    expect(rowAt(i)).toEqual(reader.row(text));
  });
});

it('keeps what at least two of the chosen texts share, and nothing of the others', () => {
  const { vocabulary } = learnVocabulary(corpus, [0, 1, 3], blocks);
  const [lamp, pit, sadovaya] = ['фонари', 'яма', 'садовой'].map((word) => termsOf(word).stems[0] ?? '');
  expect(vocabulary.stems).toContain(lamp);
  expect(vocabulary.stems).toContain(sadovaya);
  expect(vocabulary.stems).not.toContain(pit);
});
