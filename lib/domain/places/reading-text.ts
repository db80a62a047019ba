import type { Source } from './house-reader';
import { type Token, tokenize } from './tokens';
import { typeWord } from './type-words';

/** A text ready for reading: tokens, a folded twin of the same length, the sentence of each token. */
export interface ReadingText extends Source {
  readonly tokens: readonly Token[];
  readonly sentences: Int32Array;
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

export function readingText(text: string): ReadingText {
  const tokens = tokenize(text);
  const sentences = new Int32Array(tokens.length);
  let sentence = 0;
  for (let i = 0; i < tokens.length; i++) {
    sentences[i] = sentence;
    if (endsSentence(tokens, i)) sentence++;
  }
  return { text, folded: foldText(text), tokens, sentences };
}

/** The first token that begins at or behind a position. `from`: where to look from. */
export function tokenAt(tokens: readonly Token[], position: number, from: number): number {
  let at = from;
  while (at < tokens.length && (tokens[at]?.from ?? 0) < position) at++;
  return at;
}
