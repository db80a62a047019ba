const LATIN_KEYS = `qwertyuiop[]asdfghjkl;'zxcvbnm,.\``;
const RUSSIAN_KEYS = 'йцукенгшщзхъфывапролджэячсмитьбюё';

const pairs = (from: string, to: string) => new Map([...from].map((key, i) => [key, to[i] ?? key]));

const SHIFTED = pairs('{}:"<>~', 'хъжэбюё');
const TO_RUSSIAN = new Map([...pairs(LATIN_KEYS, RUSSIAN_KEYS), ...SHIFTED]);
const TO_LATIN = pairs(RUSSIAN_KEYS, LATIN_KEYS);

const retype = (text: string, keys: ReadonlyMap<string, string>) =>
  [...text.toLowerCase()].map((sign) => keys.get(sign) ?? sign).join('');

const hasLatin = (text: string) => /[a-z]/iu.test(text);
const hasCyrillic = (text: string) => /[а-яё]/iu.test(text);

/** What the same keys type in the other layout: «jnjgktybt» is «отопление», «цшаш» is «wifi»; null for numbers. */
export function otherLayout(text: string): string | null {
  if (hasLatin(text)) return retype(text, TO_RUSSIAN);
  return hasCyrillic(text) ? retype(text, TO_LATIN) : null;
}

const LOOK_ALIKES = pairs('aceopxykhbmt', 'асеорхукнвмт');

/** Latin letters that look Russian as Russian ones, in a word that mixes both: «cнег». */
export function withoutLookAlikes(text: string): string | null {
  return hasLatin(text) && hasCyrillic(text) ? retype(text, LOOK_ALIKES) : null;
}

/** Longer spellings first. */
const LATIN_SOUNDS: readonly (readonly [latin: string, russian: string])[] = [
  ['shch', 'щ'],
  ['sch', 'щ'],
  ['zh', 'ж'],
  ['kh', 'х'],
  ['ts', 'ц'],
  ['ch', 'ч'],
  ['sh', 'ш'],
  ['yu', 'ю'],
  ['ju', 'ю'],
  ['ya', 'я'],
  ['ja', 'я'],
  ['yo', 'е'],
  ['jo', 'е'],
  ['ye', 'е'],
  ['iy', 'ий'],
  ['yy', 'ый'],
  ...[...pairs('abvgdezijklmnoprstufhcxqw', 'абвгдезийклмнопрстуфхцхкв')],
  ["'", 'ь'],
];

const VOWELS = 'аеиоуыэюя';

/** Before «y» stands a vowel, or it does not: «moy» is «мой», «vody» is «воды». */
const lettersFor = (before: string | undefined) =>
  before !== undefined && VOWELS.includes(before) ? 'й' : 'ы';

/** A Russian word in Latin letters, «otoplenie», in Russian ones; null for what holds other signs. */
export function fromTransliteration(text: string): string | null {
  if (!/^[a-z']+$/iu.test(text)) return null;
  let rest = text.toLowerCase();
  let russian = '';
  while (rest !== '') {
    const sound = LATIN_SOUNDS.find(([latin]) => rest.startsWith(latin));
    russian += sound?.[1] ?? lettersFor(russian.at(-1));
    rest = rest.slice(sound?.[0].length ?? 1);
  }
  return russian;
}

/** «неработает» as «не работает». */
export function withoutGluedNegation(text: string): string | null {
  const [, rest] = /^не([а-яё]{4,})$/iu.exec(text) ?? [];
  return rest === undefined ? null : `не ${rest}`;
}
