/**
 * Letters of the alphabets that both engines cut into words alike (Cyrillic, Latin, Greek, Armenian, Georgian,
 * Hebrew, Arabic) and plain digits. What they disagree about (hieroglyphs, ², ½) is a blank for both.
 */
const WORD =
  /[0-9]|(?=\p{L})[A-Za-z\u00C0-\u024F\u0370-\u052F\u0531-\u0587\u05D0-\u05EA\u0620-\u06FF\u10A0-\u10FF\u1C90-\u1CBF\u1E00-\u1EFF]/u;

/** Elasticsearch cuts longer words at 255 signs, PostgreSQL drops words of more than 2,046 bytes. */
const WORD_LIMIT = 250;

function fold(sign: string): string {
  if (!WORD.test(sign)) return ' '.repeat(sign.length);
  // «İ» alone becomes two signs; the second is no letter.
  const lower = sign.toLowerCase().slice(0, sign.length);
  // «Ⴀ», «Ɓ»: the small letter lies in another block, which the engines do not cut alike.
  if (!WORD.test(lower)) return ' '.repeat(sign.length);
  return lower === 'ё' ? 'е' : lower;
}

/** A decomposed «й» or «ё» becomes one letter. What is shown beside a highlight goes through this as well. */
export function composeLetters(text: string): string {
  return text.normalize('NFC');
}

/**
 * The form in which both search engines see a text: lower case, ё as е, everything but letters and digits a
 * blank. Sign for sign as long as the composed original, so an engine's highlight can be laid over it.
 */
export function searchableText(text: string): string {
  let folded = '';
  let wordLength = 0;
  for (const sign of composeLetters(text)) {
    const next = wordLength === WORD_LIMIT ? ' '.repeat(sign.length) : fold(sign);
    wordLength = next.startsWith(' ') ? 0 : wordLength + next.length;
    folded += next;
  }
  return folded;
}

/** One way to say something: all of its words, or, as a phrase, side by side in this order. */
export interface Wording {
  readonly words: readonly string[];
  readonly isPhrase: boolean;
}

/** A word or a phrase in a query. */
export interface SearchTerm extends Wording {
  readonly isExcluded: boolean;
  /** Other ways to say the same: a text that meets one of them meets the term. Empty where none is wanted. */
  readonly others?: readonly Wording[];
}

/** A piece of a query as it was typed, with what it asks for. */
export interface QueryToken {
  readonly raw: string;
  readonly term: SearchTerm;
}

const TERM = /(-)?(?:"([^"]*)"?|«([^»]*)»?|(\S+))/gu;
/** Numbers that a sign joins are one thing: «33/41», «2-10». */
const JOINED_NUMBERS = /^\d+[\p{L}]?(?:[/-]\d+[\p{L}]?)+$/u;

/** `ямы -дорога "горячей воды"`: every term must be there, an excluded one must not. */
export function readQuery(query: string): QueryToken[] {
  const tokens: QueryToken[] = [];
  const spaced = query.replace(/(^|\s)[−–—]/gu, '$1-');
  for (const [raw, minus, straight, angled, plain] of spaced.matchAll(TERM)) {
    const isQuoted = straight !== undefined || angled !== undefined;
    const words = searchableText(straight ?? angled ?? plain ?? '')
      .split(/\s+/u)
      .filter((word) => word !== '');
    if (words.length === 0) continue;
    const isPhrase = words.length > 1 && (isQuoted || JOINED_NUMBERS.test(plain ?? ''));
    const isLiteral = isQuoted && !isPhrase;
    const term = { words, isPhrase, isExcluded: minus === '-', ...(isLiteral ? { others: [] } : {}) };
    tokens.push({ raw, term });
  }
  return tokens;
}

/** The terms of a query. */
export function parseSearchQuery(query: string): SearchTerm[] {
  return readQuery(query).map(({ term }) => term);
}
