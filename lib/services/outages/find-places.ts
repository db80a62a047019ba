import type { ReadOutagePlace } from '@/lib/contract/outage-input';
import type { Transaction } from '@/lib/db/database';
import type { Position } from '@/lib/domain/geometry';
import { labelOf } from '@/lib/domain/places/appeal-place';
import type { City } from '../city/city';
import { placeReaderFor } from '../places/place-reader';
import type { Store } from '../store';

/** A map of more marks than that would show nothing. */
const MOST_SPOTS = 60;

export interface FoundPlaces {
  readonly places: readonly ReadOutagePlace[];
  readonly spots: readonly Position[];
}

/** What the gazetteer makes of the words of an outage's place; what it does not know stays a text and is told. */
export async function findPlaces(
  tx: Transaction,
  store: Store,
  { area, houses }: { area: string | null; houses: readonly string[] },
): Promise<FoundPlaces> {
  const words = [...houses, area ?? ''].filter((part) => part !== '').join('; ');
  if (words === '') return { places: [], spots: [] };
  const reader = await placeReaderFor(tx, store);
  const places = new Map<string, ReadOutagePlace>();
  const spots = new Map<string, Position>();
  for (const mention of reader.mentions(words)) {
    const label = labelOf(mention);
    if (label === null) continue;
    places.set(label, { label, isFound: mention.precision !== 'none', note: mention.note });
    if (mention.at !== null) spots.set(mention.at.join(), mention.at);
  }
  return { places: [...places.values()], spots: [...spots.values()].slice(0, MOST_SPOTS) };
}

/** The one district that holds all of these points; null when there is none, or more than one. */
export function districtOfPoints(city: City, points: readonly Position[]): string | null {
  const districts = new Set(points.map(([lon, lat]) => city.districtAt(lon, lat)));
  const [only] = districts;
  return districts.size === 1 ? (only ?? null) : null;
}
