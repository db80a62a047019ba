import { HOUSE_WORDS, PLURAL_HOUSE_WORDS } from './cue-words';
import { readHouse } from './house-reader';
import { isOrdinalSuffix } from './numerals';
import { type ReadingText, tokenAt } from './reading-text';

/** Houses named one after another; positions are of tokens, `to` is of signs. */
export interface HouseList {
  readonly houses: readonly string[];
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
  readonly isExplicit: boolean;
}

const isNumberMark = (word: string) =>
  word === 'номер' || word === 'номера' || word === 'номером' || word === 'n';
const SEPARATOR = new Set([',', ';', 'и', 'или', '№']);

interface Prefix {
  readonly at: number;
  readonly isExplicit: boolean;
  readonly isPlural: boolean;
}

/** Past «дом», «д.», «№», «дома №№» to the digits; null when none follow. */
function pastPrefix({ tokens }: ReadingText, start: number): Prefix | null {
  let [at, isExplicit, isPlural] = [start, false, false];
  for (let steps = 0; steps < 8; steps++, at++) {
    const token = tokens[at];
    if (token === undefined) return null;
    if (token.kind === 'number') return { at, isExplicit, isPlural };
    const isHouseWord = HOUSE_WORDS.has(token.norm) || token.norm === 'д';
    if (isHouseWord || token.text === '№' || isNumberMark(token.norm)) isExplicit = true;
    else if (
      !isExplicit ||
      (token.text !== '.' && token.text !== ',' && token.text !== ':' && token.norm !== 'под')
    )
      return null;
    if (PLURAL_HOUSE_WORDS.has(token.norm)) isPlural = true;
  }
  return null;
}

/** Past what joins two numbers of a list; null when the list ends here. */
function pastSeparator({ tokens }: ReadingText, start: number): number | null {
  let at = start;
  while (
    at < start + 4 &&
    (SEPARATOR.has(tokens[at]?.norm ?? '') || isHousePrefix(tokens[at]?.norm, at > start))
  )
    at++;
  if (at > start + 1 && tokens[at]?.text === '.') at++;
  return at > start && tokens[at]?.kind === 'number' ? at : null;
}

const isHousePrefix = (word: string | undefined, isInside: boolean) =>
  isInside && word !== undefined && (HOUSE_WORDS.has(word) || word === 'д');

/** Reads «24», «д. 52», «дома 2–10», «№ 5, 7 и 9а» that begins with token `start`. */
export function readHouseList(reading: ReadingText, start: number): HouseList | null {
  const prefix = pastPrefix(reading, start);
  if (prefix === null) return null;
  const { tokens } = reading;
  const { isExplicit, isPlural } = prefix;
  const wish = { isExplicit, mayRange: isPlural };
  const houses: string[] = [];
  let [at, end, to]: [number | null, number, number] = [prefix.at, start, 0];
  while (at !== null && houses.length < 200) {
    const read = readHouse(
      reading,
      tokens[at]?.from ?? 0,
      houses.length === 0 ? wish : { ...wish, isExplicit: isPlural },
    );
    if (read === null) break;
    houses.push(read.house);
    to = read.to;
    end = tokenAt(tokens, read.to, at + 1);
    at = pastSeparator(reading, end);
  }
  if (houses.length === 0) return null;
  return { houses, start, end, from: tokens[start]?.from ?? 0, to, isExplicit };
}

const NEAR = new Set('около у возле напротив от до к за в во перед рядом с'.split(' '));

/** The token behind «19», «5-го», «19а» where a house's word may stand, and the letter. */
function pastNumber({ tokens }: ReadingText, start: number): { word: number; letter: string } {
  const next = tokens[start + 1];
  if (next?.text === '-' || next?.text === '‑') {
    const isOrdinal = isOrdinalSuffix(tokens[start + 2]?.norm ?? '');
    return { word: isOrdinal ? start + 3 : tokens.length, letter: '' };
  }
  const isAttached = next?.kind === 'word' && next.isGlued && !HOUSE_WORDS.has(next.norm);
  if (!isAttached) return { word: start + 1, letter: '' };
  return { word: start + 2, letter: next.norm.length === 1 ? next.norm : '' };
}

/** «Отключили 2 дома» counts them, «около 2 дома» does not. */
function isCount(value: number, word: string, before: string): boolean {
  if (word === 'дома') return value < 5 && !NEAR.has(before);
  return PLURAL_HOUSE_WORDS.has(word);
}

/** Reads «19 дома», «5-го дома»: the number before its word. */
export function readNumberedHouse(reading: ReadingText, start: number): HouseList | null {
  const { tokens } = reading;
  const [number, before] = [tokens[start], tokens[start - 1]];
  if (number?.kind !== 'number' || number.value === null) return null;
  const { word, letter } = pastNumber(reading, start);
  const last = tokens[word];
  if (last === undefined || !HOUSE_WORDS.has(last.norm)) return null;
  if (isCount(number.value, last.norm, before?.norm ?? '')) return null;
  if (number.value === 0 || number.value > 999) return null;
  const houses = [`${number.value}${letter}`];
  return { houses, start, end: word + 1, from: number.from, to: last.to, isExplicit: true };
}
