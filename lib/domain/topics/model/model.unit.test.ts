import { describe, expect, it } from 'vitest';
import { compileLexicon } from '../lexicon/compile';
import { THEMES } from '../lexicon/themes';
import { createModelReader } from './topic-model';
import { trainTopics } from './train';

const lexicon = compileLexicon(THEMES);
const STREETS = [
  'Садовой',
  'Лесной',
  'Мира',
  'Гоголя',
  'Чехова',
  'Победы',
  'Речной',
  'Новой',
  'Южной',
  'Полевой',
];
/** A town's own words that the lexicon does not know. */
const WAYS: readonly (readonly [string, string])[] = [
  ['Каток', 'Лёд на ледовой арене не залит, секции на улице STREET ждут'],
  ['Каток', 'Арена на STREET закрыта, тренер говорит, что заливки не будет'],
  ['Паромы', 'Паром с причала на STREET отменили, переправа стоит'],
  ['Паромы', 'На переправе у STREET очередь, паром не приходит'],
  ['Освещение', 'На STREET не горят фонари, вечером темно'],
  ['Освещение', 'Фонарь у дома на STREET мигает и гаснет'],
];
const examples = STREETS.flatMap((street) =>
  WAYS.map(([group, text]) => ({ group, text: text.replace('STREET', street) })),
);

describe('a trained model', () => {
  const training = trainTopics(examples, { lexicon, seed: 1 });
  const reader = createModelReader(training.model, lexicon);

  it('learns groups that the lexicon has no word for', () => {
    const reading = reader.read('Почему паром опять не ходит от причала?');
    expect(reading.group).toBe('Паромы');
    expect(reading.words).toContain('паром');
    expect(reading.runnerUp?.group).not.toBe('Паромы');
    expect(reading.confidence).toBeGreaterThan(reading.runnerUp?.confidence ?? 1);
    expect(reader.read('Ледовая арена закрыта').group).toBe('Каток');
  });

  it('reads what the lexicon knows and no example held', () => {
    expect(reader.read('Светильники на столбах отключены, темнота').group).toBe('Освещение');
  });

  it('says nothing without words, and stands a text of 20,000 signs', () => {
    expect(reader.read('😡').group).toBeNull();
    expect(reader.read('паром причал переправа '.repeat(900)).group).toBe('Паромы');
  });

  it('is the same for the same examples and seed', () => {
    const again = trainTopics(examples, { lexicon, seed: 1 });
    expect(again.model.weights).toEqual(training.model.weights);
    expect(again.model.calibration).toEqual(training.model.calibration);
  });

  it('measures itself on texts that it had not seen', () => {
    expect(training.quality.rows).toBe(examples.length);
    expect(training.quality.accuracy).toBeGreaterThan(0.5);
  });
});
