import { describe, expect, it } from 'vitest';
import { parseSearchQuery } from '../search-text';
import { asOnePhrase, exactTerms, expandQuery } from './expand-query';
import { fromTransliteration, otherLayout, withoutGluedNegation, withoutLookAlikes } from './other-spellings';
import { SYNONYM_SETS } from './synonyms';

const wordingsOf = (query: string) =>
  expandQuery(parseSearchQuery(query)).map(({ words, others = [] }) => [
    words.join(' '),
    ...others.map((other) => other.words.join(' ')),
  ]);

describe('other spellings', () => {
  it.each([
    ['jnjgktybt', 'отопление'],
    ['[jkjlyj', 'холодно'],
    ['ghjhsd', 'прорыв'],
    ['kbdy`drf', 'ливнёвка'],
    ['цшаш', 'wifi'],
    ['29r2', '29к2'],
  ])('%s is typed in the other layout as %s', (typed, meant) => {
    expect(otherLayout(typed)).toBe(meant);
  });

  it.each([
    ['otoplenie', 'отопление'],
    ['musor', 'мусор'],
    ['goryachaya', 'горячая'],
    ['lift', 'лифт'],
    ['vyvoz', 'вывоз'],
    ['svalka', 'свалка'],
    ['moy', 'мой'],
  ])('%s is %s', (latin, russian) => {
    expect(fromTransliteration(latin)).toBe(russian);
  });

  it('reads Latin look-alikes and a glued «не», and leaves the rest alone', () => {
    expect(withoutLookAlikes('cнег')).toBe('снег');
    expect(withoutLookAlikes('снег')).toBeNull();
    expect(withoutGluedNegation('неработает')).toBe('не работает');
    expect(withoutGluedNegation('небо')).toBeNull();
    expect(fromTransliteration('вода')).toBeNull();
    expect(otherLayout('305')).toBeNull();
  });
});

describe('an expanded query', () => {
  it('names the same thing in other words', () => {
    const [hole = []] = wordingsOf('яма');
    expect(hole).toEqual(expect.arrayContaining(['яма', 'выбоина', 'ухаб']));
    const [lift = []] = wordingsOf('лифт стоит');
    expect(lift[0]).toBe('лифт стоит');
    expect(lift).toContain('лифт сломан');
    expect(lift).not.toContain('лифт сломался');
    expect(wordingsOf('лифт стоит')).toHaveLength(1);
  });

  it('never finds what works through «не работает»', () => {
    const all = wordingsOf('сломан').flat();
    expect(all).toContain('неисправен');
    expect(all).not.toContain('работает');
  });

  it('leaves phrases, exclusions and numbers alone', () => {
    expect(wordingsOf('"яма"')).toEqual([['яма']]);
    expect(wordingsOf('"яма тут" -яма 52')).toEqual([['яма тут'], ['яма'], ['52']]);
  });

  it('knows how a building is written', () => {
    const spellings = ['29к2', '29 корпус 2', '29 корп 2', '29 к 2', '29 к2'];
    for (const query of ['разина 29к2', 'разина 29 корпус 2', 'разина 29 корп. 2']) {
      const [, house = []] = wordingsOf(query);
      expect([...house].sort(), query).toEqual([...spellings].sort());
    }
    expect(wordingsOf('1 стр 3')[0]).toContain('1 строение 3');
  });

  it.each(['мира, д. 52', 'ул. Мира 52', 'улица Мира дом 52'])('«%s» is the address alone', (query) => {
    expect(wordingsOf(query)).toEqual([['мира'], ['52']]);
  });

  it('keeps «дом» and «улица» where they are what is asked for', () => {
    expect(wordingsOf('дом 52')).toEqual([['дом'], ['52']]);
    expect(wordingsOf('длинная улица').map(([own]) => own)).toEqual(['длинная', 'улица']);
  });

  it('prefers the words side by side, also with «дом» before the number', () => {
    const phrase = asOnePhrase(exactTerms(parseSearchQuery('мира 52')));
    expect(phrase).toMatchObject({ words: ['мира', '52'], isPhrase: true });
    expect(phrase?.others?.map(({ words }) => words.join(' '))).toEqual(['мира д 52', 'мира дом 52']);
    expect(asOnePhrase(parseSearchQuery('яма'))).toBeNull();
  });
});

it('holds no wording twice in one set', () => {
  for (const set of SYNONYM_SETS) expect(new Set(set).size, set.join()).toBe(set.length);
});
