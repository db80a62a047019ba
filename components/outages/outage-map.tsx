'use client';

import type { OutageItem } from '@/lib/contract/outage';
import { useCity } from '../appeals/city-provider';
import { useDeskTheme } from '../appeals/use-desk-theme';
import { PickMap } from '../map/pick-map';

/** Where it is: the point, the outline and the places that its words name. */
export function OutageMap({ at, ring, spots }: Pick<OutageItem, 'at' | 'ring' | 'spots'>) {
  const { profile, baseMap } = useCity();
  const theme = useDeskTheme();
  return (
    <PickMap
      profile={profile}
      baseMap={baseMap}
      theme={theme}
      at={at}
      ring={ring ?? []}
      spots={spots}
      onPick={null}
    />
  );
}
