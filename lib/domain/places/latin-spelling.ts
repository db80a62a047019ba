import { fromTransliteration } from '../search/other-spellings';

/**
 * What is left of a Russian word when it went through Latin letters and back: no soft signs, one и for й, ы and и,
 * one vowel for «ие», «ья». Two forms of one echo cannot be told apart in Latin.
 */
function echoOf(word: string): string {
  return word
    .replace(/[ьъ]/g, '')
    .replaceAll('э', 'е')
    .replace(/[ийы]+/g, 'и')
    .replace(/и(?=[аеоуюя])/g, '');
}

/** The words of a city's names by how they sound in Latin letters. */
export class LatinSpelling {
  readonly #forms = new Map<string, Set<string>>();

  add(forms: Iterable<string>): void {
    for (const form of forms) {
      const echo = echoOf(form);
      const known = this.#forms.get(echo);
      if (known === undefined) this.#forms.set(echo, new Set([form]));
      else known.add(form);
    }
  }

  /** «Dzerzhinskogo» as «дзержинского»; a word that could be two names stays Latin, so that neither is guessed. */
  read(word: string): string {
    const plain = fromTransliteration(word);
    if (plain === null) return word.toLowerCase();
    const known = this.#forms.get(echoOf(plain));
    if (known === undefined || known.has(plain)) return plain;
    const [form] = known;
    return known.size === 1 && form !== undefined ? form : word.toLowerCase();
  }
}
