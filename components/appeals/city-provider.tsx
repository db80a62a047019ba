'use client';

import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { CityProfile } from '@/lib/contract/city-profile';
import { type CityNames, cityNames } from './city-names';

interface KnownCity {
  readonly profile: CityProfile;
  readonly names: CityNames;
}

const Context = createContext<KnownCity | null>(null);

/** Hands the city to what is drawn in the browser: sent once, not with every change of the filters. */
export function CityProvider({ profile, children }: { profile: CityProfile; children: ReactNode }) {
  const known = useMemo(() => ({ profile, names: cityNames(profile) }), [profile]);
  return <Context value={known}>{children}</Context>;
}

/** Errors: throws outside a `CityProvider`. */
export function useCity(): KnownCity {
  const known = useContext(Context);
  if (known === null) throw new Error('no city is provided here');
  return known;
}
