import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellAt } from '../cell';
import { DAY, HOUR } from '../city-time';
import { createPlaceVocabulary } from './place-vocabulary';
import { ProblemBoard } from './problem-board';
import { type ProblemSignal, traceOf } from './trace';

const START = Date.parse('2026-11-23T06:00:00Z');
const NAMES = ['ул. Юбилейная', '8 квартал', 'ул. Мира'];
let next = 1;

function signal(text: string, more: Partial<ProblemSignal> = {}): ProblemSignal {
  const id = next++;
  return {
    id,
    kind: 'message',
    topic: null,
    group: null,
    created: START + id,
    author: `a${id}`,
    text,
    address: null,
    cell: null,
    precision: 'none',
    district: null,
    finished: null,
    ...more,
  };
}

function createBench() {
  const vocabulary = createPlaceVocabulary(NAMES);
  const board = new ProblemBoard();
  const take = (text: string, more?: Partial<ProblemSignal>) =>
    board.take(traceOf(signal(text, more), vocabulary));
  const groups = () => [...board.clusters()].map(({ members }) => members.size).sort();
  return { board, take, groups, vocabulary };
}

const LIFT = { topic: 'lift', group: 'housing' };

describe('joining by rule', () => {
  it('joins one thing told in other words, and says why', () => {
    const { take, groups } = createBench();
    take('На Юбилейной 31 не работает лифт во втором подъезде', LIFT);
    const { join } = take('юбилейная 31, лифт стоит третий день', LIFT);
    expect(join?.reasons.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['same-house', 'same-matter', 'same-hours']),
    );
    expect(groups()).toEqual([2]);
  });

  it.each([
    ['another house', 'На Юбилейной 5 не работает лифт'],
    ['another matter', 'На Юбилейной 31 течёт крыша'],
    ['another entrance', 'Юбилейная 31, лифт в четвёртом подъезде застревает'],
    ['no place at all', 'Лифт не работает который день'],
  ])('keeps %s apart', (_what, text) => {
    const { take, groups } = createBench();
    take('На Юбилейной 31 не работает лифт во втором подъезде');
    expect(take(text).join).toBeNull();
    expect(groups()).toEqual([1, 1]);
  });

  it('takes the same outage a week later for a new one, unless its author comes back', () => {
    const { take, groups } = createBench();
    const heat = { topic: 'no-heating', group: 'heating' };
    take('Нет отопления на Юбилейной 31', { ...heat, author: 'x' });
    take('Нет отопления на Юбилейной 31', { ...heat, created: START + 8 * DAY });
    expect(groups()).toEqual([1, 1]);
    take('Отопления на Юбилейной 31 так и нет', { ...heat, author: 'x', created: START + 9 * DAY });
    expect(groups()).toEqual([1, 2]);
  });

  it('goes on gathering though one of them stayed outside', () => {
    const { board, take, vocabulary } = createBench();
    const heat = { topic: 'no-heating', group: 'heating' };
    for (let i = 0; i < 3; i++) take('Нет отопления в 8 квартале с обеда', heat);
    board.put(traceOf(signal('Батареи в 8 квартале холодные с обеда', heat), vocabulary), null);
    const { join } = take('Нет отопления в 8 квартале, батареи холодные с обеда', heat);
    expect(join?.cluster.members.size).toBe(4);
  });

  it('leaves the choice between two groups to a person', () => {
    const { board, take, vocabulary } = createBench();
    const heat = { topic: 'no-heating', group: 'heating' };
    const told = () => traceOf(signal('Нет отопления в 8 квартале с обеда', heat), vocabulary);
    for (let i = 0; i < 2; i++) board.put(told(), board.put(told(), null));
    const { join, suggestions } = take('Нет отопления в 8 квартале с обеда', heat);
    expect(join).toBeNull();
    expect(suggestions).toHaveLength(2);
  });

  it('does not let a long street or a settlement grow into one group', () => {
    const { board, take } = createBench();
    const ice = { topic: 'ice', group: 'roads' };
    const said = [
      'Гололёд на ул. Мира',
      'На улице Мира скользко, гололёд',
      'Мира вся во льду, посыпьте',
      'лёд на Мира',
    ];
    for (let i = 0; i < 40; i++)
      take(`${said[i % said.length]}, ${['утром', 'вечером', 'днём'][i % 3]} ходить нельзя`, ice);
    const largest = Math.max(...[...board.clusters()].map(({ members }) => members.size));
    expect(largest).toBeGreaterThan(3);
    expect(largest).toBeLessThanOrEqual(12);
  });

  it('does not chain cell by cell along a street, and offers what lies farther off', () => {
    const { board, take } = createBench();
    const ice = { topic: 'ice', group: 'roads', precision: 'street' as const };
    const findings = Array.from({ length: 8 }, (_, i) =>
      take('На ул. Мира гололёд, не посыпано', { ...ice, cell: cellAt(53.51, 49.3 + i * 0.005) }),
    );
    expect(findings[1]?.join).not.toBeNull();
    expect(findings[7]?.suggestions.length).toBeGreaterThan(0);
    for (const { members } of board.clusters()) expect(members.size).toBeLessThan(8);
  });

  it('knows a near copy without any place', () => {
    const { take, groups } = createBench();
    const text =
      'Просим обратить внимание на ужасное состояние нашего парка, дорожки заросли, скамейки сломаны, урны переполнены мусором';
    take(text);
    take(`${text}, спасибо`, { created: START + HOUR });
    expect(groups()).toEqual([2]);
  });
});

describe('what a person decides', () => {
  it('does not join again what a person has parted, and keeps both', () => {
    const { board, take, vocabulary } = createBench();
    take('На Мира 65 не убран снег во дворе');
    const again = signal('Мира 65, двор завален снегом');
    board.take(traceOf(again, vocabulary));
    const cluster = board.clusterOf(again.id);
    expect(cluster?.members.size).toBe(2);
    if (cluster === null) return;
    board.part(again.id, cluster);
    board.put(traceOf(again, vocabulary), null);
    expect(board.find(traceOf(again, vocabulary)).join).toBeNull();
    expect([...board.clusters()].map(({ members }) => members.size)).toEqual([1, 1]);
  });
});

it('loses and doubles nobody, whatever comes', () => {
  const word = fc.constantFrom(
    'лифт',
    'снег',
    'нет',
    'воды',
    'Мира',
    'Юбилейная',
    '31',
    '65',
    'дом',
    '8',
    'квартал',
    'яма',
    '😀',
  );
  fc.assert(
    fc.property(fc.array(fc.array(word, { maxLength: 8 }), { maxLength: 40 }), (texts) => {
      const { board, take } = createBench();
      for (const words of texts) take(words.join(' '));
      const ids = [...board.clusters()].flatMap(({ members }) => [...members.keys()]);
      expect(ids).toHaveLength(texts.length);
      expect(new Set(ids).size).toBe(texts.length);
    }),
    { numRuns: 60 },
  );
});
