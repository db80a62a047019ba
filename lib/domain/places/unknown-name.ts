import type { Bearing } from './bearing';
import { isOrdinalSuffix } from './numerals';
import type { ReadingText } from './reading-text';
import type { Token } from './tokens';
import { isQuarterType, typeWord } from './type-words';

export interface UnknownName {
  readonly written: string;
  readonly end: number;
  /** In small letters it is a name only if a house follows. */
  readonly needsHouse: boolean;
}

const NAME_ENDING = /(?:ая|яя|ой|ей|ую|ого|его|ова|ева|ина|ых|их|ов|ев|ий|ый|ому|ском|ским)$/;
const MAX_WORDS = 3;

const STREET_LIKE: ReadonlySet<string> = new Set(['улица', 'проспект', 'бульвар', 'переулок', 'шоссе']);
/** In a text all in capitals a capital says nothing. */
const isShouted = (text: string) => text.length > 20 && text === text.toUpperCase();

/** Past «50 лет», «3-я», «9 »; the same position when no number begins the name. */
function pastNumber({ tokens }: ReadingText, at: number): number {
  if (tokens[at]?.kind !== 'number') return at;
  let next = at + 1;
  if (tokens[next]?.text === '-') next++;
  const word = tokens[next]?.norm ?? '';
  if (isOrdinalSuffix(word) || word === 'лет' || word === 'летия') return next + 1;
  return next;
}

/** Past the words of a name that begins with a capital. */
function pastCapitals({ tokens }: ReadingText, begin: number): number {
  let end = begin + 1;
  if (tokens[begin]?.text.length === 1 && tokens[end]?.text === '.') end++;
  while (end < begin + MAX_WORDS && tokens[end]?.isCapital && typeWord(tokens[end]?.norm ?? '') === null)
    end++;
  return end;
}

/** «улице Мирный проезд»: the type word behind belongs to the name. */
function pastType({ tokens }: ReadingText, end: number): number {
  const behind = typeWord(tokens[end]?.norm ?? '');
  return behind !== null && !behind.isShort && !behind.types.some(isQuarterType) ? end + 1 : end;
}

function isName({ types }: Bearing, { text }: ReadingText, first: Token): boolean {
  if (first.kind !== 'word' || typeWord(first.norm) !== null) return false;
  if (!first.isCapital) return first.norm.length >= 4 && NAME_ENDING.test(first.norm);
  const isVague = !types.some((type) => STREET_LIKE.has(type)) && isShouted(text);
  return first.text.length !== 2 && !isVague;
}

/** A street's name behind a type word that the gazetteer does not know: kept as written, nothing guessed. */
export function readUnknownName(reading: ReadingText, bearing: Bearing): UnknownName | null {
  if (bearing.types.length === 0 || bearing.isOther) return null;
  const { tokens, text, sentences } = reading;
  const begin = pastNumber(reading, bearing.name);
  const first = tokens[begin];
  if (first === undefined || !isName(bearing, reading, first)) return null;
  if (sentences[bearing.start] !== sentences[begin]) return null;
  const end = pastType(reading, first.isCapital ? pastCapitals(reading, begin) : begin + 1);
  const written = text.slice(tokens[bearing.start]?.from, tokens[end - 1]?.to);
  return { written, end, needsHouse: !first.isCapital };
}
