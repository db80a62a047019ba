export type StreetType =
  | 'улица'
  | 'проспект'
  | 'проезд'
  | 'бульвар'
  | 'шоссе'
  | 'переулок'
  | 'площадь'
  | 'набережная'
  | 'тупик'
  | 'аллея'
  | 'тракт'
  | 'линия'
  | 'квартал'
  | 'микрорайон';

export interface TypeWord {
  readonly types: readonly StreetType[];
  readonly isPlural: boolean;
  /** Short ones mean a street only when a name of one stands beside them. */
  readonly isShort: boolean;
}

const FULL: readonly (readonly [StreetType, singular: string, plural: string])[] = [
  ['улица', 'улица улицы улице улицу улицей уличе улци улиц', 'улицах улицам улицами'],
  ['проспект', 'проспект проспекта проспекту проспектом проспекте', 'проспектов проспекты проспектах'],
  ['проезд', 'проезд проезда проезду проездом проезде', 'проездов проезды проездах'],
  ['бульвар', 'бульвар бульвара бульвару бульваром бульваре', 'бульваров бульвары бульварах'],
  ['шоссе', 'шоссе', ''],
  ['переулок', 'переулок переулка переулку переулком переулке', 'переулков переулки переулках'],
  ['площадь', 'площадь площади площадью', 'площадей площадях'],
  ['набережная', 'набережная набережной набережную', ''],
  ['тупик', 'тупик тупика тупику тупиком тупике', ''],
  ['аллея', 'аллея аллеи аллее аллею аллеей', ''],
  ['тракт', 'тракт тракта тракту тракте', ''],
  ['линия', 'линия линии линию линией', ''],
  ['квартал', 'квартал квартала кварталу кварталом квартале', 'кварталов кварталы кварталах'],
  [
    'микрорайон',
    'микрорайон микрорайона микрорайону микрорайоном микрорайоне',
    'микрорайонов микрорайоны микрорайонах',
  ],
];

const SHORT: Readonly<Record<string, readonly StreetType[]>> = {
  ул: ['улица'],
  у: [],
  улиц: ['улица'],
  'ул-ца': ['улица'],
  'у-ца': ['улица'],
  пр: ['проспект', 'проезд'],
  просп: ['проспект'],
  прос: ['проспект'],
  прт: ['проспект'],
  пркт: ['проспект'],
  'пр-т': ['проспект'],
  'пр-кт': ['проспект'],
  'п-т': ['проспект'],
  'пр-д': ['проезд'],
  'пр-зд': ['проезд'],
  'б-р': ['бульвар'],
  'бул-р': ['бульвар'],
  бул: ['бульвар'],
  бульв: ['бульвар'],
  бр: ['бульвар'],
  ш: ['шоссе'],
  'ш-се': ['шоссе'],
  пер: ['переулок'],
  переул: ['переулок'],
  'пер-к': ['переулок'],
  'п-к': ['переулок'],
  пл: ['площадь'],
  'пл-дь': ['площадь'],
  наб: ['набережная'],
  'наб-я': ['набережная'],
  туп: ['тупик'],
  ал: ['аллея'],
  'ал-я': ['аллея'],
  'кв-л': ['квартал'],
  'кв-ла': ['квартал'],
  'кв-ле': ['квартал'],
  квл: ['квартал'],
  мкр: ['микрорайон'],
  мкрн: ['микрорайон'],
  мкрне: ['микрорайон'],
  'мкр-н': ['микрорайон'],
  'мкр-не': ['микрорайон'],
  'м-н': ['микрорайон'],
  'м-не': ['микрорайон'],
  'мк-н': ['микрорайон'],
  'мик-н': ['микрорайон'],
  'мик-не': ['микрорайон'],
  'м/р': ['микрорайон'],
  'м/рн': ['микрорайон'],
};

/** «проспеку», «переулк»: a letter lost behind the first two. */
function withLetterLost(word: string): string[] {
  return [...word]
    .map((_, i) => word.slice(0, i + 2) + word.slice(i + 3))
    .filter((slip) => slip.length < word.length);
}

function buildWords(): Map<string, TypeWord> {
  const words = new Map<string, TypeWord>();
  for (const [word, types] of Object.entries(SHORT)) {
    if (types.length > 0) words.set(word, { types, isPlural: false, isShort: true });
  }
  for (const [type, singular, plural] of FULL) {
    for (const word of singular.split(' '))
      words.set(word, { types: [type], isPlural: false, isShort: false });
    for (const word of plural.split(' ').filter((form) => form !== ''))
      words.set(word, { types: [type], isPlural: true, isShort: false });
  }
  for (const type of ['проспект', 'переулок', 'бульвар'] as const) {
    const [, singular = ''] = FULL.find(([name]) => name === type) ?? [];
    for (const slip of singular.split(' ').flatMap(withLetterLost))
      if (!words.has(slip)) words.set(slip, { types: [type], isPlural: false, isShort: false });
  }
  // «На пересечении улиц Гая и Фрунзе» names more than one.
  words.set('улиц', { types: ['улица'], isPlural: true, isShort: false });
  return words;
}

const WORDS = buildWords();

export const TYPE_WORDS: readonly string[] = [...WORDS.keys()];

/** What a type word in any case or shortening says; null for another word. */
export function typeWord(folded: string): TypeWord | null {
  return WORDS.get(folded) ?? null;
}

export const isQuarterType = (type: StreetType) => type === 'квартал' || type === 'микрорайон';

/** People say «улица» of anything and mix the broad ones; a lane, a square, a dead end is meant. */
const LOOSE: ReadonlySet<StreetType> = new Set(['улица', 'проспект', 'бульвар', 'шоссе', 'проезд']);

/** How well a type in the text goes with a street's own: 2 the same, 1 a common mistake, 0 another thing. */
export function typeFit(said: readonly StreetType[], own: StreetType): 0 | 1 | 2 {
  if (said.length === 0 || said.includes(own)) return 2;
  if (said.includes('улица')) return 1;
  return LOOSE.has(own) && said.every((type) => LOOSE.has(type)) ? 1 : 0;
}
