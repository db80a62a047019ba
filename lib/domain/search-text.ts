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

/** A word or a phrase in a query. */
export interface SearchTerm {
  readonly words: readonly string[];
  readonly isPhrase: boolean;
  readonly isExcluded: boolean;
}

const TERM = /(-)?(?:"([^"]*)"?|«([^»]*)»?|(\S+))/gu;

/** `ямы -дорога "горячей воды"`: every term must be there, an excluded one must not. */
export function parseSearchQuery(query: string): SearchTerm[] {
  const terms: SearchTerm[] = [];
  const spaced = query.replace(/(^|\s)[−–—]/gu, '$1-');
  for (const [, minus, straight, angled, plain] of spaced.matchAll(TERM)) {
    const isPhrase = straight !== undefined || angled !== undefined;
    const words = searchableText(straight ?? angled ?? plain ?? '')
      .split(/\s+/u)
      .filter((word) => word !== '');
    if (words.length > 0)
      terms.push({ words, isPhrase: isPhrase && words.length > 1, isExcluded: minus === '-' });
  }
  return terms;
}
