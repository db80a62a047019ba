'use client';

import type { CityProfile } from '@/lib/contract/city-profile';
import { MINUTE } from '@/lib/domain/city-time';
import { isDaylight } from '@/lib/domain/daylight';
import { useServerTime } from '@/lib/live/use-figures';
import type { Theme } from '../map/map-palette';
import type { WallSettings } from './wall-settings';

export type ResolvedTheme = Theme;

/** `auto` follows the sun over the city by the server's clock; night until that is known. */
export function useTheme(wanted: WallSettings['theme'], { home }: CityProfile): ResolvedTheme {
  const now = useServerTime(5 * MINUTE);
  if (wanted !== 'auto') return wanted;
  if (now === null) return 'night';
  const middle = [(home.west + home.east) / 2, (home.south + home.north) / 2] as const;
  return isDaylight(middle, now) ? 'day' : 'night';
}
