import { stemmer } from '@orama/stemmers/russian';

/** What lies further on in a letter adds little and costs time. */
const READ_SIGNS = 4_000;
/** Forms kept with their stems; a bound, not a tuning. */
const MEMORY = 50_000;

const LOOK_ALIKE = new Map(
  Object.entries({
    a: 'а',
    c: 'с',
    e: 'е',
    o: 'о',
    p: 'р',
    x: 'х',
    y: 'у',
    k: 'к',
    m: 'м',
    t: 'т',
    h: 'н',
    b: 'в',
  }),
);

/** Longest first: «shch» before «sh». */
const TRANSLITERATION: readonly (readonly [string, string])[] = [
  ['shch', 'щ'],
  ['sch', 'щ'],
  ['zh', 'ж'],
  ['kh', 'х'],
  ['ts', 'ц'],
  ['ch', 'ч'],
  ['sh', 'ш'],
  ['yu', 'ю'],
  ['ju', 'ю'],
  ['iu', 'ю'],
  ['ya', 'я'],
  ['ja', 'я'],
  ['ia', 'я'],
  ['yo', 'е'],
  ['ye', 'е'],
  ...Object.entries({
    a: 'а',
    b: 'б',
    v: 'в',
    w: 'в',
    g: 'г',
    d: 'д',
    e: 'е',
    z: 'з',
    i: 'и',
    j: 'й',
    k: 'к',
  }),
  ...Object.entries({
    l: 'л',
    m: 'м',
    n: 'н',
    o: 'о',
    p: 'п',
    r: 'р',
    s: 'с',
    t: 'т',
    u: 'у',
    f: 'ф',
    h: 'х',
  }),
  ...Object.entries({ c: 'ц', y: 'ы', q: 'к', x: 'кс' }),
];

const WORD = /[a-zа-я]+|\d+/gu;
const hasLatin = (word: string) => /[a-z]/u.test(word);
const hasCyrillic = (word: string) => /[а-я]/u.test(word);

function fromLatin(word: string): string {
  let out = '';
  for (let at = 0; at < word.length; ) {
    const found = TRANSLITERATION.find(([latin]) => word.startsWith(latin, at));
    out += found?.[1] ?? word.charAt(at);
    at += found?.[0].length ?? 1;
  }
  return out.replace(/([аеиоуыэюя])ы(?![а-я])/gu, '$1й');
}

function inCyrillic(word: string, isTransliterated: boolean): string {
  if (!hasLatin(word)) return word;
  if (hasCyrillic(word)) return Array.from(word, (sign) => LOOK_ALIKE.get(sign) ?? sign).join('');
  return isTransliterated && word.length > 1 ? fromLatin(word) : word;
}

/** The running words of a text: lower case, ё as е, Latin look-alikes and transliteration in Cyrillic. */
export function wordsOf(text: string): string[] {
  const folded = text.slice(0, READ_SIGNS).normalize('NFC').toLowerCase().replaceAll('ё', 'е');
  const found = folded.match(/[0-9a-zа-я]*[а-я][0-9a-zа-я]*|[a-z]+|\d+/gu) ?? [];
  const words = found.flatMap((word): string[] => (/\d/.test(word) ? (word.match(WORD) ?? []) : [word]));
  const latin = words.filter((word) => hasLatin(word) && !hasCyrillic(word)).length;
  const isTransliterated = latin >= 3 && latin > words.filter(hasCyrillic).length;
  return words.map((word) => inCyrillic(word, isTransliterated));
}

const stems = new Map<string, string>();

/** The Snowball stem of a word form. */
export function stemOf(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const stem = stemmer(word);
  if (stems.size >= MEMORY) stems.clear();
  stems.set(word, stem);
  return stem;
}
