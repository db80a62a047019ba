'use client';

import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { BaseMapInfo } from '@/lib/contract/base-map';
import type { CityProfile } from '@/lib/contract/city-profile';
import { type CityNames, cityNames } from './city-names';

interface KnownCity {
  readonly profile: CityProfile;
  /** Null: the profile's sketch stands in for a map. */
  readonly baseMap: BaseMapInfo | null;
  readonly names: CityNames;
}

interface CityProviderProps extends Pick<KnownCity, 'profile' | 'baseMap'> {
  readonly children: ReactNode;
}

const Context = createContext<KnownCity | null>(null);

/** Hands the city to what is drawn in the browser: sent once, not with every change of the filters. */
export function CityProvider({ profile, baseMap, children }: CityProviderProps) {
  const known = useMemo(() => ({ profile, baseMap, names: cityNames(profile) }), [profile, baseMap]);
  return <Context value={known}>{children}</Context>;
}

/** Errors: throws outside a `CityProvider`. */
export function useCity(): KnownCity {
  const known = useContext(Context);
  if (known === null) throw new Error('no city is provided here');
  return known;
}
