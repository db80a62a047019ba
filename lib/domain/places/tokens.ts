import { numeralValue } from './numerals';

export interface Token {
  readonly kind: 'word' | 'number' | 'sign';
  /** As written. */
  readonly text: string;
  /** Lower case, ё as е, Latin look-alikes as Cyrillic. */
  readonly norm: string;
  readonly from: number;
  readonly to: number;
  readonly isCapital: boolean;
  /** No blank stands before it. */
  readonly isGlued: boolean;
  /** Of digits and of numerals in words: their number; else null. */
  readonly value: number | null;
}

const LATIN = 'aceopxykmhtb';
const CYRILLIC = 'асеорхукмнтв';
const LOOK_ALIKES = new Map([...LATIN].map((sign, i) => [sign, CYRILLIC[i] ?? sign]));
const ONLY_LOOK_ALIKES = /^[ABCEHKMOPTXYaceopxy]+$/;
const HAS_CYRILLIC = /[а-яё]/i;
const HAS_LATIN = /[a-z]/i;

/** How a word is compared: lower case, ё as е; Latin letters that only look Russian become Russian. */
export function foldWord(word: string): string {
  const lower = word.toLowerCase().replaceAll('ё', 'е');
  if (!HAS_LATIN.test(lower)) return lower;
  if (!HAS_CYRILLIC.test(lower) && !ONLY_LOOK_ALIKES.test(word)) return lower;
  return [...lower].map((sign) => LOOK_ALIKES.get(sign) ?? sign).join('');
}

/** «Oktyabr'skaya» is one word: in Latin letters the apostrophe stands for a soft sign. */
const PIECE = /\d+|[A-Za-z]+(?:['’`][a-z]+)+|\p{L}+|\n|[^\s\p{L}\d\p{M}]/gu;
/** «1-ыйКирпичный», «улЛенина»: a capital inside a word begins another one. */
const GLUED_WORDS = /(?<=[а-яё]{2})(?=[А-ЯЁ][а-яё]{2})/u;
/** Shortenings that keep a hyphen or a slash inside. */
const JOINED = new Set([
  'пр-т',
  'пр-кт',
  'пр-д',
  'пр-зд',
  'п-т',
  'б-р',
  'бул-р',
  'пер-к',
  'п-к',
  'кв-л',
  'кв-ле',
  'кв-ла',
  'м-н',
  'мк-н',
  'мкр-н',
  'мик-н',
  'мик-не',
  'м-не',
  'мкр-не',
  'м/р',
  'м/рн',
  'р-н',
  'р-не',
  'р-на',
  'пл-дь',
  'ш-се',
  'д/с',
  'ул-ца',
  'у-ца',
  'ал-я',
  'наб-я',
]);

/** How a word is read: `foldWord`, or another way where the whole text is in Latin letters. */
export type ReadWord = (word: string) => string;

interface Piece {
  readonly text: string;
  readonly from: number;
  readonly isGlued: boolean;
}

function makeToken({ text, from, isGlued }: Piece, read: ReadWord): Token {
  const kind = /^\d/.test(text) ? 'number' : /^\p{L}/u.test(text) ? 'word' : 'sign';
  const norm = kind === 'word' ? read(text) : text;
  return {
    kind,
    text,
    norm,
    from,
    to: from + text.length,
    isCapital: kind === 'word' && /^\p{Lu}/u.test(text),
    isGlued,
    value: kind === 'number' ? numberOf(text) : kind === 'word' ? numeralValue(norm) : null,
  };
}

const numberOf = (digits: string) => (digits.length > 6 ? null : Number(digits));

function pieces(text: string, read: ReadWord): Token[] {
  const found: Token[] = [];
  let end = -1;
  for (const match of text.matchAll(PIECE)) {
    let at = match.index;
    const parts = match[0].length < 5 ? [match[0]] : match[0].split(GLUED_WORDS);
    for (const part of parts) {
      found.push(makeToken({ text: part, from: at, isGlued: at === end }, read));
      at += part.length;
      end = at;
    }
  }
  return found;
}

/** Words, numbers and signs of a text in order; «пр-т» and its like stay one word. Linear in the text. */
export function tokenize(text: string, read: ReadWord = foldWord): Token[] {
  const all = pieces(text, read);
  const tokens: Token[] = [];
  for (let i = 0; i < all.length; i++) {
    const token = all[i];
    if (token === undefined) break;
    const [sign, tail] = [all[i + 1], all[i + 2]];
    if (token.kind === 'word' && sign?.isGlued && tail?.isGlued && (sign.text === '-' || sign.text === '/')) {
      const joined = `${token.norm}${sign.text}${tail.norm}`;
      if (JOINED.has(joined)) {
        tokens.push({ ...token, text: `${token.text}${sign.text}${tail.text}`, norm: joined, to: tail.to });
        i += 2;
        continue;
      }
    }
    tokens.push(token);
  }
  return tokens;
}
