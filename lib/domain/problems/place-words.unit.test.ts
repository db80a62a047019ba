import { describe, expect, it } from 'vitest';
import { createPlaceVocabulary } from './place-vocabulary';
import { type PlaceWords, readAppealPlaces, readPlaces } from './place-words';
import { tokensOf } from './words';

const names = [
  'ул. Дзержинского',
  'б-р Луначарского',
  'Московский пр-т',
  'мкр Комсомольский',
  'Шлюзовой',
  'Портпосёлок',
];

function read(text: string): PlaceWords {
  return readPlaces(tokensOf(text), createPlaceVocabulary(names)).words;
}

const named = (text: string) => [...read(text).names].map(([key, houses]) => [key, ...houses].join(' '));

describe('streets and houses', () => {
  it.each([
    ['на Дзержинского 24 нет света', ['дзержинск 24']],
    ['ул. Маршала Жукова, д. 20, кв. 7', ['жуков 20']],
    ['Степана Разина 29к2 горка сломана', ['разин 29к2']],
    ['ул. Степана Разина, 29 корп. 2', ['разин 29к2']],
    ['луначарского 7 мыться нечем', ['луначарск 7']],
    ['Дзержинсково 71 яма на яме', ['дзержинск 71']],
    ['во дворе дома 9 по Цветному бульвару', ['цветн 9']],
    ['Свердлова, возле 51 дома, одни ямы', ['свердлов 51']],
    ['Ларина возле 100-го дома труба лопнула', ['ларин 100']],
    ['Октябрьская 3, 5 и 7 без тепла', ['октябрьск 3 5 7']],
    ['ул. Ларина, дома 2–8', ['ларин 2 4 6 8']],
    ['ул. 40 лет Победы, д. 52', ['40 побед 52']],
    ['угол Гая и Фрунзе', ['га', 'фрунз']],
    ['светофор на Мира – Победы', ['мир', 'побед']],
    ['От жителей дома № 20 по ул. Жукова', ['жуков 20']],
    ['остановка «Буревестник»', ['буревестник']],
  ])('reads «%s»', (text, expected) => {
    expect(named(text)).toEqual(expected);
  });

  it.each([
    'Жду автобус 40 минут',
    'Подписали 17 человек',
    'У подъезда лёд',
    'Батареи холодные',
    'Прошу принять меры',
  ])('finds none in «%s»', (text) => {
    expect(named(text)).toEqual([]);
  });
});

describe('quarters, areas and numbered things', () => {
  it.each([
    ['8 квартал мёрзнет', ['8']],
    ['в восьмом квартале', ['8']],
    ['15 кв-ле когда свет', ['15']],
    ['двадцать первый квартал', ['21']],
    ['дом 24, кв. 8', []],
  ])('reads the quarter of «%s»', (text, quarters) => {
    expect(read(text).quarters).toEqual(quarters);
  });

  it('tells a microdistrict from a street of the same root', () => {
    expect(read('мкр Комсомольский без света').areas).toEqual(['комсомольск']);
    expect(read('Вдоль Комсомольской тротуары').areas).toEqual([]);
    expect(read('в портпоселке опять выброс').areas).toEqual(['портпоселк']);
  });

  it('knows schools, routes and entrances by their numbers', () => {
    expect(read('Стая у школы № 41').objects).toEqual(['школа 41']);
    expect(read('у 41 школы собаки').objects).toEqual(['школа 41']);
    expect(read('142 автобус и маршрут 142').objects).toEqual(['автобус 142']);
    expect(read('Четырнадцатый троллейбус').objects).toEqual(['троллейбус 14']);
    expect(read('во втором подъезде, подъезд 4').entrances).toEqual(['2', '4']);
  });
});

it('adds the words of the address to those of the text, and learns its streets', () => {
  const vocabulary = createPlaceVocabulary([]);
  const places = (text: string, address: string | null) =>
    readAppealPlaces({ text: tokensOf(text), address }, vocabulary).words;
  expect([...places('двор не чищен', 'ул. Мира, д. 65').names]).toEqual([['мир', ['65']]]);
  expect([...places('мира 65 сугробы', null).names]).toEqual([['мир', ['65']]]);
  expect(vocabulary.labelOf('мир')).toBe('Мира');
  expect(vocabulary.labelOf('иванов')).toBeNull();
});
