import type { GazetteerEntry, Position } from '@/lib/domain/places/gazetteer-entry';

/** Names of Tolyatti's streets are facts; where they lie and which houses stand on them is made up here. */
const STREETS = `
улица Дзержинского|улица Революционная|улица Юбилейная|улица Ворошилова|улица Тополиная|улица 40 лет Победы
улица 70 лет Октября|улица Автостроителей|улица Баныкина|улица Белорусская|улица Ленина|улица Мира|улица Карла Маркса
улица Гагарина|улица Комсомольская|улица Советская|улица Голосова|улица Победы|улица Жилина|улица Горького|улица Ушакова
проспект Степана Разина|проспект Ленинский|проспект Московский|бульвар Приморский|бульвар Гая|бульвар Кулибина
бульвар Курчатова|бульвар Туполева|бульвар Татищева|бульвар Космонавтов|бульвар Будённого|бульвар Здоровья
бульвар Орджоникидзе|бульвар Королёва|бульвар Луначарского|бульвар Островского|бульвар Цветной|бульвар 50 лет Октября
бульвар Ленина|проезд Новый|проезд Майский|улица Фрунзе|улица Свердлова|улица Спортивная|улица Офицерская
бульвар Рябиновый|улица Льва Яшина|улица Маршала Жукова|улица Александра Кудашева|шоссе Южное|шоссе Обводное
шоссе Хрящёвское|шоссе Автозаводское|шоссе Поволжское|шоссе Комсомольское|улица Железнодорожная|улица Гидротехническая
улица Носова|улица Шлюзовая|улица Никонова|улица Лизы Чайкиной|улица Матросова|улица Ярославская|улица Громовой
улица Мурысева|улица Механизаторов|улица Олега Кошевого|улица Зои Космодемьянской|улица Есенина|улица Тимирязева
улица Кооперативная|улица 60 лет СССР|улица Вавилова|улица Громова|улица Калмыцкая|улица Карбышева|улица Коммунистическая
улица Куйбышева|улица Ларина|улица Лесная|улица Макарова|улица Матюшина|улица Менделеева|улица Мичурина|улица Индустриальная
улица Новозаводская|улица Л. Толстого|улица Парковая|улица Пушкина|улица Родины|улица Садовая|улица Строителей
улица Телеграфная|улица Толстого|улица Транспортная|улица Чапаева|улица Чуковского|улица Шевцовой|улица Энергетиков
улица Ингельберга|улица Полякова|переулок Тихий|переулок Школьный|площадь Свободы|набережная 6-го квартала
улица 8 Марта|улица 1-я Рабочая|улица 2-я Рабочая|улица Большая Садовая|улица Нижняя Луговая
`
  .trim()
  .split(/[|\n]/);

const VILLAGES: readonly (readonly [settlement: string, streets: readonly string[]])[] = [
  ['село Ягодное', ['улица Мира', 'улица Лесная', 'улица Придорожная']],
  ['село Выселки', ['улица Мира', 'улица Лесная', 'улица Садовая']],
  ['посёлок Приморский', ['улица Советская', 'улица Озёрная']],
];
const QUARTERS = ['1', '2', '3', '3а', '4', '5', '6', '7', '8', '9', '10', '14', '14а', '16', '20', '21'];
const OBJECTS: readonly (readonly [name: string, other: readonly string[]])[] = [
  ['ТЦ «Русь на Волге»', ['Русь на Волге', 'ТРЦ Русь на Волге']],
  ['ТЦ «Капитал»', ['Капитал']],
  ['Школа № 43', ['школа 43']],
  ['Городская больница № 5', ['больница № 5', 'Медгородок']],
  ['Парк Победы', []],
  ['МФЦ Автозаводского района', []],
];
const STOPS = ['Улица Дзержинского', 'Музей', 'Будённого', 'ДКИТ'];
const HOUSES = 5_000;

const place = (n: number): Position => [49.2 + (n % 400) / 1_000, 53.48 + Math.floor(n / 400) / 1_000];
const blank = { otherNames: [], house: null, settlement: null, lines: null } as const;

/** Every number stands once, on corners with the other street's number; a few have letters, blocks, a building. */
function housesFor(number: number): string[] {
  const houses = number % 11 === 0 ? [`${number}/${number + 8}`] : [String(number)];
  if (number === 21 || number === 27) houses.push(`${number}А`);
  if (number === 21 || number === 29) houses.push(`${number} к1`, `${number}к2`);
  if (number === 21 || number === 28) houses.push(`${number}с3`);
  return houses;
}

function houseEntries(): GazetteerEntry[] {
  const towns = [
    ...STREETS.map((name) => ({ name, settlement: null })),
    ...VILLAGES.flatMap(([settlement, streets]) => streets.map((name) => ({ name, settlement }))),
  ];
  const entries: GazetteerEntry[] = [];
  for (let number = 1; entries.length < HOUSES; number++) {
    for (const { name, settlement } of towns) {
      if (settlement !== null && number > 20) continue;
      for (const house of housesFor(number)) {
        const id = `made:house/${entries.length + 1}`;
        entries.push({ ...blank, id, kind: 'house', name, house, settlement, at: place(entries.length) });
      }
    }
  }
  return entries.slice(0, HOUSES);
}

/** A made-up Tolyatti: a hundred streets, villages around, quarters, objects, stops, 5,000 houses. */
export function madeUpCity(): GazetteerEntry[] {
  const named = (kind: GazetteerEntry['kind'], id: string, name: string): GazetteerEntry => ({
    ...blank,
    id: `made:${kind}/${id}`,
    kind,
    name,
    at: place(name.length * 31),
  });
  return [
    ...STREETS.map((name, i) => named('street', String(i), name)),
    ...VILLAGES.flatMap(([settlement, streets], i) => [
      named('settlement', String(i), settlement),
      ...streets.map((name, j) => ({ ...named('street', `${i}-${j}`, name), settlement })),
    ]),
    ...QUARTERS.map((number) => named('quarter', number, `${number} квартал`)),
    named('quarter', 'шлюзовой', 'микрорайон Шлюзовой'),
    ...OBJECTS.map(([name, otherNames], i) => ({ ...named('object', String(i), name), otherNames })),
    ...STOPS.map((name, i) => named('stop', String(i), name)),
    ...houseEntries(),
  ];
}

export const MADE_UP_OPTIONS = {
  city: 'Тольятти',
  districts: [
    { id: 'avtozavodsky', name: 'Автозаводский район', aliases: ['Автозаводский р-н', 'Новый город'] },
    { id: 'centralny', name: 'Центральный район', aliases: ['Центральный р-н', 'Старый город'] },
  ],
} as const;
