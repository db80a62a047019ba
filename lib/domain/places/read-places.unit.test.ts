import { describe, expect, it } from 'vitest';
import { MADE_UP_OPTIONS, madeUpCity } from '@/tests/places/made-up-city';
import { createGazetteer } from './gazetteer';
import type { GazetteerEntry } from './gazetteer-entry';
import { normalizeHouse } from './house-number';
import { readPlaces } from './read-places';

const gazetteer = createGazetteer(madeUpCity(), MADE_UP_OPTIONS);
const read = (text: string) => readPlaces(gazetteer, text);
const mainOf = (text: string) => {
  const { mentions, main } = read(text);
  return main === null ? null : mentions[main];
};

const street = (name: string, settlement: string | null): GazetteerEntry => {
  const id = `${name}|${settlement}`;
  return { id, kind: 'street', name, otherNames: [], house: null, settlement, at: [49, 53], lines: null };
};

describe('reading places', () => {
  it('keeps the words that told the place and where they stand', () => {
    const text = 'Добрый день! На ул. Голосова, д. 15 вторую неделю не вывозят мусор.';
    const place = mainOf(text);
    expect(place?.words).toBe('ул. Голосова, д. 15');
    expect(text.slice(place?.from, place?.to)).toBe(place?.words);
    expect(place?.precision).toBe('house');
  });

  it('says that a house is missing and offers the near ones', () => {
    const place = mainOf('Голосова 21б, нет света');
    expect(place).toMatchObject({
      street: 'улица Голосова',
      house: '21б',
      precision: 'street',
      note: 'house-missing',
    });
    const labels = place?.candidates.map(({ label }) => label);
    expect(labels).toEqual(expect.arrayContaining(['улица Голосова, 21', 'улица Голосова, 21А']));
  });

  it('guesses nothing between two settlements and offers both', () => {
    const two = [street('улица Мира', 'село Ягодное'), street('улица Мира', 'село Выселки')];
    const known = createGazetteer(two, { city: 'Тольятти', districts: [] });
    const [place] = readPlaces(known, 'на улице Мира яма').mentions;
    expect(place).toMatchObject({ street: 'улица Мира', precision: 'none', at: null, note: 'ambiguous' });
    expect(place?.candidates.map(({ settlement }) => settlement)).toEqual(['село Ягодное', 'село Выселки']);
  });

  it('takes the city that goes without saying and still offers the others', () => {
    const place = mainOf('на улице Лесной темно');
    expect(place).toMatchObject({ precision: 'street', settlement: null, note: 'ambiguous' });
    expect(place?.candidates).toHaveLength(3);
  });

  it('leaves an address of another city alone', () => {
    const [place] = read('г. Самара, ул. Ленина, 5').mentions.filter((one) => one.street !== null);
    expect(place).toMatchObject({
      precision: 'none',
      note: 'other-settlement',
      settlement: 'Самара',
      at: null,
    });
  });

  it('keeps an unknown name as it is written', () => {
    const place = mainOf('На ул. Придуманной, 7 нет воды');
    expect(place).toMatchObject({
      street: 'ул. Придуманной',
      house: '7',
      precision: 'none',
      note: 'not-in-gazetteer',
    });
    expect(place?.candidates).toEqual([]);
  });

  it.each([
    ['ul. Dzerzhinskogo 24', 'улица Дзержинского', '24'],
    ['na Mira 5', 'улица Мира', '5'],
    ['v dome 5 po ulitse Lenina holodno', 'улица Ленина', '5'],
    ["bul'var Budyonnogo 7, podyezd 2", 'бульвар Будённого', '7'],
    ['Yuzhnoye shosse, d. 22', 'шоссе Южное', '22'],
    ['Stepana Razina 29 korp. 2 ne rabotaet lift', 'проспект Степана Разина', '29к2'],
    ['ul. Jubilejnaja 21', 'улица Юбилейная', '21'],
    ['Revolyutsionnaya 5 podyezd 2', 'улица Революционная', '5'],
    ['Khryashchevskoe shosse 3', 'шоссе Хрящёвское', '3'],
    ['ploschad Svobody 4', 'площадь Свободы', '4'],
  ])('reads the Latin letters of %j', (text, name, house) => {
    expect(mainOf(text)).toMatchObject({ street: name, house, precision: 'house' });
    expect(text).toContain(mainOf(text)?.words);
  });

  it.each([
    ['ul. Neizvestnaya 5', 'ul. Neizvestnaya', 'not-in-gazetteer'],
    ['ul. Lenena 5', 'ul. Lenena', 'not-in-gazetteer'],
    ['g. Samara, ul. Lenina 5', 'улица Ленина', 'other-settlement'],
  ])('finds nothing for %j in Latin letters, and keeps the name', (text, street, note) => {
    const place = read(text).mentions.find((one) => one.street !== null);
    expect(place).toMatchObject({ street, precision: 'none', at: null, note });
  });

  it('takes neither of two names that Latin letters cannot tell apart', () => {
    const both = createGazetteer([street('улица Полины', null), street('улица Польины', null)], {
      city: null,
      districts: [],
    });
    const [place] = readPlaces(both, 'ul. Polyny 5').mentions;
    expect(place).toMatchObject({ precision: 'none', note: 'not-in-gazetteer' });
  });

  it('tells the author and the office from the problem', () => {
    const roles = (text: string) => read(text).mentions.map((one) => [one.street, one.role]);
    expect(roles('Я живу на Голосова 15, а фонарь не горит на Жилина 9')).toEqual([
      ['улица Голосова', 'author'],
      ['улица Жилина', 'problem'],
    ]);
    expect(roles('Обращалась в управляющую компанию на Мира 12, но на Жилина 9 всё так же')).toEqual([
      ['улица Мира', 'office'],
      ['улица Жилина', 'problem'],
    ]);
  });

  it.each([
    '',
    '   \n\n ',
    '😀🔥🙏',
    '12345 67890',
    'I love you, Victory street 5',
    'MAPIC 5 TV LG',
    'Купил телевизор LG Mira 5, не работает',
    'Мира Мира Мира '.repeat(20).toLowerCase(),
    '№№№ д. д. ул. ул. .,.,',
  ])('invents nothing from %j', (text) => {
    expect(read(text).main).toBeNull();
  });

  it('reads 20,000 signs in linear time', () => {
    /** Processor time, which other work on the machine does not stretch; the best of three. */
    const cost = (text: string) => {
      const runs = Array.from({ length: 3 }, () => {
        const before = process.cpuUsage();
        read(text);
        const { user, system } = process.cpuUsage(before);
        return (user + system) / 1_000;
      });
      return Math.min(...runs);
    };
    const piece = 'ул. Дзержинскго дом 5, корп. 2 и дома 7, 9 по улице Мирра, проживаю по адресу ';
    const long = piece.repeat(260);
    cost(long.slice(0, 2_000));
    expect(cost(long.slice(0, 20_000))).toBeLessThan(Math.max(cost(long.slice(0, 5_000)) * 12, 500));
  }, 20_000);

  it('holds a street of 3,000 houses', () => {
    const houses = Array.from({ length: 3_000 }, (_, i): GazetteerEntry => {
      return { ...street('улица Длинная', null), id: `h${i}`, kind: 'house', house: String(i + 1) };
    });
    const long = createGazetteer([street('улица Длинная', null), ...houses], { city: null, districts: [] });
    const { mentions } = readPlaces(long, 'улица Длинная, дом 1499');
    expect(mentions[0]).toMatchObject({ precision: 'house', house: '1499' });
  });
});

describe('house numbers', () => {
  it.each([
    ['29 корп. 2', '29к2'],
    ['29К2', '29к2'],
    ['29, к. 2', '29к2'],
    ['3 стр. 1', '3с1'],
    ['д. 5 лит. А', '5а'],
    ['5 "Б"', '5б'],
    ['33/41', '33/41'],
    ['37А/1', '37а/1'],
    ['012', '12'],
    ['нет', null],
  ])('writes %s as %s', (written, expected) => {
    expect(normalizeHouse(written)).toBe(expected);
  });
});
