import { mapThemes } from '../groups';
import type { Lexicon } from '../lexicon/compile';
import { type TextTerms, termsOf } from '../model/terms';
import { HOME_PRIORS } from './home-priors';
import { OUTDOOR_PRIORS } from './outdoor-priors';
import { PEOPLE_PRIORS } from './people-priors';
import type { Priors } from './prior';
import { ROAD_PRIORS } from './road-priors';

export const PRIORS: Priors = { ...HOME_PRIORS, ...ROAD_PRIORS, ...OUTDOOR_PRIORS, ...PEOPLE_PRIORS };

export interface PriorRow {
  readonly terms: TextTerms;
  /** Number of its group. */
  readonly label: number;
}

const held = new Map<string, readonly TextTerms[]>();

function termsOfTheme(theme: string): readonly TextTerms[] {
  const known = held.get(theme);
  if (known !== undefined) return known;
  const lines = (PRIORS[theme] ?? '').split('\n').filter((line) => line.trim() !== '');
  const terms = lines.map(termsOf);
  held.set(theme, terms);
  return terms;
}

/** What is known of `groups` before any example: sentences of the themes that belong to them. */
export function priorRows(lexicon: Lexicon, groups: readonly string[]): PriorRow[] {
  const map = mapThemes(lexicon.themes, groups);
  return lexicon.themes.flatMap(({ id }, theme) => {
    const label = map[theme];
    if (typeof label !== 'number') return [];
    return termsOfTheme(id).map((terms) => ({ terms, label }));
  });
}
