const WORD = /[\p{L}\p{N}]/u;

function fold(sign: string): string {
  if (!WORD.test(sign)) return ' '.repeat(sign.length);
  const lower = sign.toLowerCase();
  if (lower.length !== sign.length) return sign;
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
  for (const sign of composeLetters(text)) folded += fold(sign);
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
