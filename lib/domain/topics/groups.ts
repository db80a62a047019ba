import { GROUP_NAMES } from './lexicon/group-names';
import type { Theme } from './lexicon/theme';
import { wordsOf } from './words';

/** Where each theme of the lexicon belongs among foreign groups; null where no name tells. */
export type ThemeGroups = readonly (number | null)[];

/** Maps themes onto groups by the groups' own names: by their code or name first, then by telling words. */
export function mapThemes(themes: readonly Theme[], groups: readonly string[]): ThemeGroups {
  const names = groups.map((group) => ` ${wordsOf(group).join(' ')} `);
  return themes.map((theme) => {
    const same = groups.findIndex((group) => group === theme.id || group === theme.name);
    if (same >= 0) return same;
    for (const telling of GROUP_NAMES[theme.id] ?? []) {
      const found = names.findIndex((name) => name.includes(` ${telling}`));
      if (found >= 0) return found;
    }
    return null;
  });
}
