import type { DepartmentKind } from './department';
import { SHORT_NAME_LIMIT } from './department';

const LETTERS: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'y',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'h',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'sch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
};
const CODE_LENGTH = 48;

/** A code out of a Russian name: «Отдел охраны труда» is `otdel-ohrany-truda`. */
export function codeOfName(name: string): string {
  const latin = [...name.toLowerCase()].map((sign) => LETTERS[sign] ?? sign).join('');
  const code = latin.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
  return code.slice(0, CODE_LENGTH).replace(/-+$/, '') || 'department';
}

const KINDS_OF_BODY = /^(?:департамент|управление|отдел|администрация)\s+(?:по\s+)?/iu;

/** A short name out of a long one: without the kind of body, cut at a word. */
export function shortOfName(name: string): string {
  const bare = name.replace(KINDS_OF_BODY, '');
  const words = (bare.charAt(0).toUpperCase() + bare.slice(1)).split(' ');
  let short = (words[0] ?? '').slice(0, SHORT_NAME_LIMIT);
  for (const word of words.slice(1)) {
    if (`${short} ${word}`.length > SHORT_NAME_LIMIT) break;
    short = `${short} ${word}`;
  }
  return short.replace(/[\s,]+(?:и|по|с|в|на)?$/u, '');
}

export interface NamedUnit {
  readonly code: string;
  readonly name: string;
  readonly short: string;
  readonly kind: DepartmentKind;
  readonly parent: string | null;
}

/** «Департамент (Управление А; Управление Б)»: what stands in brackets are its parts, not its name. */
const withoutParts = (text: string) => text.replace(/\s*\(.*\)\s*$/su, '').trim();

/** A structure as sites publish it, head → names of its departments, with codes and short names of its own. */
export function unitsOfStructure(structure: Readonly<Record<string, readonly string[]>>): NamedUnit[] {
  const units: NamedUnit[] = [];
  const unique = (wanted: string, taken: (unit: NamedUnit) => string, limit: number): string => {
    let found = wanted;
    for (let n = 2; units.some((unit) => taken(unit) === found); n++) {
      const tail = `${limit === SHORT_NAME_LIMIT ? ' ' : '-'}${n}`;
      found = wanted.slice(0, limit - tail.length) + tail;
    }
    return found;
  };
  const add = (name: string, parent: string | null): string => {
    const code = unique(codeOfName(name), (unit) => unit.code, CODE_LENGTH);
    const short = unique(shortOfName(name), (unit) => unit.short, SHORT_NAME_LIMIT);
    units.push({ code, name, short, kind: 'body', parent });
    return code;
  };
  for (const [head, names] of Object.entries(structure)) {
    const parent = add(head, null);
    for (const name of names) add(withoutParts(name), parent);
  }
  return units;
}
