import type { CityProfile } from '@/lib/contract/city-profile';
import type { GazetteerEntry } from '@/lib/domain/places/gazetteer-entry';
import { parseStreetName } from '@/lib/domain/places/street-name';
import { isQuarterType, typeWord } from '@/lib/domain/places/type-words';

/** A street's middle is no place for its houses: of the profile only quarters and settlements are taken. */
function isStreet(name: string): boolean {
  const words = name.toLowerCase().split(/[\s.]+/);
  const types = words.flatMap((word) => typeWord(word)?.types ?? []);
  return types.length > 0 && !types.some(isQuarterType);
}

/** What a city's profile knows of quarters, until a gazetteer is imported. */
export function profileEntries({ places }: CityProfile): GazetteerEntry[] {
  return places.flatMap(({ name, at }): GazetteerEntry[] => {
    if (isStreet(name) || parseStreetName(name) === null) return [];
    const id = `profile:${name.toLowerCase()}`;
    const [lon, lat] = at;
    return [
      {
        id,
        kind: 'quarter',
        name,
        otherNames: [],
        house: null,
        settlement: null,
        at: [lon, lat],
        lines: null,
      },
    ];
  });
}
