import { beforeAll, describe, expect, it } from 'vitest';
import { STOP_WORDS } from '../stop-words';
import { fillIndex, find, idsOf, markedIn, documentOf as of, type Subject } from './subject';

const TEXTS = [
  'Яма на дороге у дома, уже вторую неделю не могут заделать',
  'На дорогах города одни ямы! Дорожники, где вы?',
  'Не вывозят мусор, контейнеры переполнены',
  'Вывезли мусор, спасибо',
  'Ёлка на площади упала',
  'Елки в парке сохнут',
  'Нет горячей воды третий день',
  'Вода горячей не бывает',
  'Вода и свет есть, а тепла нет',
  'Вода, потом свет',
  'Дом 24А по улице Мира, подъезд 3',
  'Wi-Fi в автобусе маршрута 1e5a не работает, Wi-Fi!',
  'Холодно в 305 кабинете',
  'Снег не чистят. Снег! Снег.',
  'Сегодня человек сказал: жизнь кажется прекрасной, говорил и говорил',
] as const;

/** What a query in Russian means, and what of a text it marks. */
export function describeLanguage(subject: () => Subject): void {
  const ids = (query: string) => idsOf(subject().search, query);
  const marked = async (query: string) => {
    const { hits } = await find(subject().search, query);
    return hits.map((hit) => markedIn(TEXTS[hit.id - 1] ?? '', hit));
  };

  beforeAll(() =>
    fillIndex(
      subject().search,
      TEXTS.map((text, i) => of(i + 1, text)),
    ),
  );

  describe('words', () => {
    it.each<[string, number[]]>([
      ['ямы на дороге', [1, 2]],
      ['ЯМА', [1, 2]],
      ['не вывозят мусор', [3]],
      ['мусора', [3, 4]],
      ['елка', [5, 6]],
      ['ЁЛКИ', [5, 6]],
      ['е\u0308лкой', [5, 6]],
      ['горячая вода', [7, 8]],
      ['24а', [11]],
      ['24', []],
      ['wi-fi', [12]],
      ['fi', [12]],
      ['WiFi', []],
      ['1e5a', [12]],
      ['305', [13]],
      ['трактор', []],
      ['человек', [15]],
      ['сегодня сказала', [15]],
      ['говорили о жизни', [15]],
    ])('«%s» finds %j', async (query, expected) => {
      expect(await ids(query)).toEqual(expected);
    });
  });

  describe('phrases', () => {
    it.each<[string, number[]]>([
      ['"горячей воды"', [7]],
      ['«горячей воды»', [7]],
      ['"вода горячей"', [8]],
      ['"вода и свет"', [9, 10]],
      ['"вода свет"', []],
      ['"на дороге"', [1, 2]],
      ['"снег снег"', [14]],
      ['"снег снег снег"', []],
      ['"горячей воды', [7]],
    ])('%s finds %j', async (query, expected) => {
      expect(await ids(query)).toEqual(expected);
    });
  });

  describe('exclusions', () => {
    const all = TEXTS.map((_, i) => i + 1);
    const allBut = (...left: number[]) => all.filter((id) => !left.includes(id));
    it.each<[string, number[]]>([
      ['мусор -вывезли', [3]],
      ['мусор -спасибо', [3]],
      ['вода -"горячей воды"', [8, 9, 10]],
      ['-мусор', allBut(3, 4)],
      ['-wi-fi', allBut(12)],
      ['-мусор -вода', allBut(3, 4, 7, 8, 9, 10)],
      ['-"вода и свет"', allBut(9, 10)],
      ['-и', all],
      ['мусор -и -не', [3, 4]],
    ])('%s finds %j', async (query, expected) => {
      expect(await ids(query)).toEqual(expected);
    });

    it('takes every stop word for nothing', async () => {
      for (const word of STOP_WORDS) expect(await ids(word), word).toEqual(all);
      expect(await ids(STOP_WORDS.join(' '))).toEqual(all);
    });

    it.each(['', 'и', 'и не на', '"и не"', '*:*', ')(', '-', '🙂'])(
      '«%s» finds everything',
      async (query) => {
        expect(await ids(query)).toEqual(all);
      },
    );
  });

  describe('marks', () => {
    it.each<[string, string[][]]>([
      [
        'ямы на дороге',
        [
          ['дорогах', 'ямы'],
          ['Яма', 'дороге'],
        ],
      ],
      ['елка', [['Елки'], ['Ёлка']]],
      ['"горячей воды"', [['горячей воды']]],
      ['"вода и свет"', [['Вода, потом свет'], ['Вода и свет']]],
      ['"вода и свет" вода', [['Вода, потом свет'], ['Вода и свет']]],
      ['вода -"горячей воды" -свет', [['Вода']]],
      ['wi-fi', [['Wi', 'Fi', 'Wi', 'Fi']]],
      ['снег', [['Снег', 'Снег', 'Снег']]],
      ['мусор -спасибо', [['мусор']]],
      ['-мусор 305', [['305']]],
      ['1e5a', [['1e5a']]],
    ])('%s marks %j', async (query, expected) => {
      expect(await marked(query)).toEqual(expected);
    });

    it('marks nothing where only exclusions, stop words or filters were asked for', async () => {
      for (const query of ['', '-мусор', 'и']) {
        expect((await marked(query)).flat()).toEqual([]);
      }
    });
  });
}
