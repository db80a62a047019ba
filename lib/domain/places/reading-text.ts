import type { Source } from './house-reader';
import type { LatinSpelling } from './latin-spelling';
import { foldWord, type ReadWord, type Token, tokenize } from './tokens';
import { typeWord } from './type-words';

/** A text ready for reading: tokens, a folded twin of the same length, the sentence of each token. */
export interface ReadingText extends Source {
  readonly tokens: readonly Token[];
  readonly sentences: Int32Array;
  /** In Latin letters a name is a guess already: a mistake in it is not forgiven on top. */
  readonly mayErr: boolean;
}

const LOOK_ALIKE = new Map([...'aceopxykmhtb'].map((sign, i) => [sign, 'асеорхукмнтв'[i] ?? sign]));

/** «İ» in small is two signs: such a one stays as it is. */
function lowerAlike(sign: string): string {
  const lower = sign.toLowerCase();
  return lower.length === sign.length ? lower : sign;
}

/** Lower case, ё as е and look-alikes as Cyrillic, sign for sign. */
function foldText(text: string): string {
  const lower = text.toLowerCase();
  const same = lower.length === text.length ? lower : [...text].map(lowerAlike).join('');
  return same.replaceAll('ё', 'е').replace(/[aceopxykmhtb]/g, (sign) => LOOK_ALIKE.get(sign) ?? sign);
}

const SHORT_BEFORE_DOT = new Set(
  'г гор д с п пос дер обл р рн кв корп к стр лит тел т им ул просп наб пл ост м эт зд вл н пр пер бул ш мкр'.split(
    ' ',
  ),
);

const ENDS = new Set(['!', '?', '\n', '…']);

/** «ул.», «г.», «А.»: a dot that only shortens. */
function isShortening(before: Token): boolean {
  if (before.kind !== 'word') return false;
  if (SHORT_BEFORE_DOT.has(before.norm) || typeWord(before.norm)?.isShort === true) return true;
  return before.text.length === 1 && before.isCapital;
}

function endsSentence(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || token.kind !== 'sign') return false;
  if (ENDS.has(token.text)) return true;
  if (token.text !== '.') return false;
  const [before, after] = [tokens[at - 1], tokens[at + 1]];
  if (after === undefined || before === undefined) return true;
  if (isShortening(before)) return false;
  if (before.kind === 'number' && after.kind === 'number' && after.isGlued) return false;
  return after.isCapital || !after.isGlued || before.kind === 'number' || before.text.length > 3;
}

const LATIN_WORD = /(?<!\p{L})[A-Za-z]+(?:['’`][a-z]+)*(?!\p{L})/gu;
const RUSSIAN_WORD = /[А-Яа-яЁё]+/g;

/** Whether a text is Russian in Latin letters: as many Latin words as others, and not all of them look Russian. */
function isInLatin(text: string): boolean {
  const words = (text.match(LATIN_WORD) ?? []).filter((word) => /[a-z]/i.test(foldWord(word)));
  return words.length > 0 && words.length >= (text.match(RUSSIAN_WORD)?.length ?? 0);
}

/** Each Latin word as Russian in its own place; what is longer in Russian is left as it is. */
function foldLatin(text: string, read: ReadWord): string {
  const russian = text.replace(LATIN_WORD, (word) => {
    const own = read(word);
    return own.length > word.length ? word : own.padEnd(word.length);
  });
  return foldText(russian);
}

/** `spelling`: how the city's names are written in Latin letters. */
export function readingText(text: string, spelling: LatinSpelling): ReadingText {
  const isLatin = isInLatin(text);
  const read = (word: string) => (/^[a-z]/i.test(word) ? spelling.read(word) : foldWord(word));
  const tokens = isLatin ? tokenize(text, read) : tokenize(text);
  const sentences = new Int32Array(tokens.length);
  let sentence = 0;
  for (let i = 0; i < tokens.length; i++) {
    sentences[i] = sentence;
    if (endsSentence(tokens, i)) sentence++;
  }
  const folded = isLatin ? foldLatin(text, read) : foldText(text);
  return { text, folded, tokens, sentences, mayErr: !isLatin };
}

/** The first token that begins at or behind a position. `from`: where to look from. */
export function tokenAt(tokens: readonly Token[], position: number, from: number): number {
  let at = from;
  while (at < tokens.length && (tokens[at]?.from ?? 0) < position) at++;
  return at;
}
