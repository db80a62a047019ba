import { CORNER, FIRMS, FIRST_NAMES, HOUSE_WORDS, ON, PATRONYMIC, STOP, TITLES } from './cue-words';
import type { FoundStreet } from './find-streets';
import type { ReadingText } from './reading-text';
import type { Token } from './tokens';
import { isQuarterType, type StreetType, typeWord } from './type-words';

/** Where a street's name may begin and what the words around it say. Token positions. */
export interface Bearing {
  readonly start: number;
  readonly name: number;
  /** Behind given names and initials: «ул. Сергея Есенина», «ул. С. Есенина». */
  readonly surname: number | null;
  readonly types: readonly StreetType[];
  /** The word before, given names skipped; empty at the beginning of a clause. */
  readonly before: string;
  readonly hasGivenName: boolean;
  readonly isCorner: boolean;
  /** Goes on a list of streets, or one was announced: «на улицах Гая, Мира». */
  readonly isInList: boolean;
  /** «по адресу», «дом 5 по»: what follows is an address. */
  readonly isAddressed: boolean;
  /** The name of a stop or a firm. */
  readonly isOther: boolean;
}

type Tokens = readonly Token[];
const QUOTES = new Set(['«', '"', '“', '”', '`', "'", '„']);
const JOINTS = new Set([',', 'и', '-', '–', '—', '/', 'или', 'а', 'также', 'с', ':', ')', '"', '»']);
const IS_INITIAL = (token: Token | undefined) =>
  token !== undefined && token.kind === 'word' && token.text.length === 1 && token.isCapital;

/** Past initials, titles and a first name. */
function pastGivenNames(tokens: Tokens, start: number): number {
  let at = start;
  for (let steps = 0; steps < 4; steps++) {
    const token = tokens[at];
    if (token === undefined) return at;
    if (IS_INITIAL(token) && tokens[at + 1]?.text === '.') at += 2;
    else if (FIRST_NAMES.has(token.norm) || TITLES.has(token.norm) || PATRONYMIC.test(token.norm)) at++;
    else return at;
  }
  return at;
}

function beforeGivenNames(tokens: Tokens, start: number): number {
  let at = start;
  for (let steps = 0; steps < 4; steps++) {
    const token = tokens[at - 1];
    if (token === undefined) return at;
    if (token.text === '.' && IS_INITIAL(tokens[at - 2])) at -= 2;
    else if (token.kind === 'word' && (FIRST_NAMES.has(token.norm) || TITLES.has(token.norm))) at--;
    else return at;
  }
  return at;
}

interface TypeRun {
  readonly types: readonly StreetType[];
  readonly end: number;
}

/** «ул.», «по улице проспект»: the last type word counts. */
function typeRun(tokens: Tokens, at: number): TypeRun | null {
  let types: readonly StreetType[] = [];
  let end = at;
  for (let steps = 0; steps < 3; steps++) {
    const found = typeWord(tokens[end]?.norm ?? '');
    if (found === null || found.types.some(isQuarterType)) break;
    types = found.types;
    end++;
    while (['.', ':', '-', '«', '"', '“', '`', '№'].includes(tokens[end]?.text ?? '') && end < at + 8) end++;
  }
  return types.length === 0 ? null : { types, end };
}

function sameSentence({ sentences }: ReadingText, a: number, b: number): boolean {
  return sentences[a] === sentences[b];
}

function cornerBefore(reading: ReadingText, at: number): boolean {
  for (let back = at - 1; back >= Math.max(0, at - 4); back--) {
    if (!sameSentence(reading, back, at)) return false;
    if (CORNER.test(reading.tokens[back]?.norm ?? '')) return true;
  }
  return false;
}

/** Whether nothing but joints stands between the last street and this place. */
function goesOn({ tokens }: ReadingText, at: number, last: FoundStreet): boolean {
  const from = Math.max(last.end, last.houses?.end ?? 0);
  if (at - from > 3 || at <= from) return false;
  return tokens.slice(from, at).every(({ norm }) => JOINTS.has(norm));
}

function announced(reading: ReadingText, at: number): boolean {
  for (let back = at - 1; back >= Math.max(0, at - 12); back--) {
    if (!sameSentence(reading, back, at)) return false;
    const found = typeWord(reading.tokens[back]?.norm ?? '');
    if (found?.isPlural && !found.types.some(isQuarterType)) return true;
  }
  return false;
}

function addressedBy({ tokens }: ReadingText, at: number): boolean {
  const near = tokens.slice(Math.max(0, at - 4), at);
  if (near.some(({ norm }) => norm.startsWith('адрес'))) return true;
  const hasPlace = near.some(({ kind, norm }) => kind === 'number' || HOUSE_WORDS.has(norm));
  return hasPlace && ON.has(near.at(-1)?.norm ?? '');
}

/** «остановка Гая», «УК «Парковая»»: a name of something else than a street. */
function namesOther({ tokens }: ReadingText, at: number): boolean {
  let [back, isQuoted] = [at - 1, false];
  while (back > at - 4 && (QUOTES.has(tokens[back]?.text ?? '') || tokens[back]?.text === '.')) {
    isQuoted ||= QUOTES.has(tokens[back]?.text ?? '');
    back--;
  }
  const word = tokens[back]?.norm ?? '';
  return STOP.test(word) || (isQuoted && FIRMS.test(word));
}

/** Reads what stands around token `at`; null where no street's name can begin. */
export function bearingAt(reading: ReadingText, at: number, last: FoundStreet | null): Bearing | null {
  const { tokens } = reading;
  const token = tokens[at];
  if (token === undefined || token.kind === 'sign') return null;
  const run = token.kind === 'word' ? typeRun(tokens, at) : null;
  const name = run?.end ?? at;
  const given = run === null ? beforeGivenNames(tokens, at) : at;
  const surname = run === null ? name : pastGivenNames(tokens, name);
  const previous = tokens[given - 1];
  const joined = last !== null && sameSentence(reading, last.start, at) && goesOn(reading, given, last);
  return {
    start: given,
    name,
    surname: surname === name ? null : surname,
    types: run?.types ?? [],
    before: previous?.kind === 'word' ? previous.norm : '',
    hasGivenName: given !== at,
    isCorner: cornerBefore(reading, given) || (joined && last.isCorner),
    isInList: joined || announced(reading, given),
    isAddressed: addressedBy(reading, given),
    isOther: namesOther(reading, given),
  };
}
