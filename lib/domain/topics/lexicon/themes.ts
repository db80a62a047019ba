import { HOME_THEMES } from './home-themes';
import { OUTDOOR_THEMES } from './outdoor-themes';
import { PEOPLE_THEMES } from './people-themes';
import { ROAD_THEMES } from './road-themes';
import type { Theme } from './theme';

/** Every theme that the lexicon tells apart; where a city has a topic of the same code, that topic is meant. */
export const THEMES: readonly Theme[] = [...HOME_THEMES, ...ROAD_THEMES, ...OUTDOOR_THEMES, ...PEOPLE_THEMES];
