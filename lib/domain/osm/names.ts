import type { Tags } from './element';

/** A year or a language may follow: `old_name:1935-1961`, `alt_name:ru`. */
const OTHER_NAME = /^(?:old_name|alt_name|short_name|official_name|loc_name|was:name|old_short_name)(?::|$)/;
const FOREIGN = /:(?!ru$)[a-z]{2,3}$/;

/** Some write beside a former name when it was one. */
const YEARS = /\s*\([^()]*\d{4}[^()]*\)$/u;

const tidy = (text: string) => text.normalize('NFC').replace(/\s+/gu, ' ').trim();

/** One tag may list several values. */
export function splitValues(text: string): string[] {
  return text
    .split(';')
    .map(tidy)
    .filter((part) => part !== '');
}

/** The name that people here read. */
export function nameOf(tags: Tags): string | null {
  const name = tidy(tags['name:ru'] ?? tags.name ?? '');
  return name === '' ? null : name;
}

/** Former, short and other spellings, without the name itself and without other languages. */
export function otherNamesOf(tags: Tags): string[] {
  const name = nameOf(tags);
  const found = new Set<string>();
  if (tags.name !== undefined) found.add(tidy(tags.name));
  for (const [key, value] of Object.entries(tags)) {
    if (!OTHER_NAME.test(key) || FOREIGN.test(key)) continue;
    for (const part of splitValues(value)) found.add(part.replace(YEARS, ''));
  }
  found.delete(name ?? '');
  found.delete('');
  return [...found].sort();
}

/** The form in which two spellings of a name are the same. */
export function foldName(name: string): string {
  return tidy(name).toLowerCase().replaceAll('ё', 'е');
}
