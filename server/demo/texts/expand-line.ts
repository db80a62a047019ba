import type { Random } from '../random';

const CHOICE = /\(([^()]*)\)/;

/**
 * Expands a line of the little language: `(a|b|)` takes one of its parts, inner ones first, and `{slot}` is
 * filled from `slots`. Spaces that an empty part leaves behind are closed up; the first letter is a capital.
 */
export function expandLine(line: string, slots: Readonly<Record<string, string>>, random: Random): string {
  let text = line;
  for (let match = CHOICE.exec(text); match !== null; match = CHOICE.exec(text)) {
    const taken = random.pick((match[1] ?? '').split('|'));
    text = text.slice(0, match.index) + taken + text.slice(match.index + match[0].length);
  }
  text = text.replace(/\{([а-яё]+)\}/gu, (_whole, name: string) => slots[name] ?? '');
  return capital(
    text
      .replace(/\s+/g, ' ')
      .replace(/ ([,.:;?!])/g, '$1')
      .replace(/([?!])\./g, '$1')
      .trim(),
  );
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The first letter small, where the word is not a name or a number. */
export function uncapital(text: string): string {
  return /^[А-ЯЁ][а-яё\s,]/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
