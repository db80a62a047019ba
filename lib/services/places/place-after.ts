import type { Precision } from '@/lib/domain/appeal';
import { isPlaced } from '@/lib/domain/appeal';
import { cellAt } from '@/lib/domain/cell';
import { isInside } from '@/lib/domain/geometry';
import type { PlaceOrigin } from '@/lib/domain/places/appeal-place';
import type { PlaceMention } from '@/lib/domain/places/place-reading';
import type { City } from '../city/city';

/** Where an appeal is and who says so. */
export interface AppealSpot {
  readonly lat: number | null;
  readonly lon: number | null;
  readonly cell: string | null;
  readonly precision: Precision;
  readonly isOutside: boolean;
  readonly district: string | null;
  /** Null for the source's own coordinates, and for none. */
  readonly placeOrigin: Exclude<PlaceOrigin, 'source'> | null;
}

/** The spot of a point that a person or a gazetteer gives. */
export function spotAt(
  city: City,
  [lon, lat]: readonly [number, number],
  said: Pick<AppealSpot, 'precision' | 'placeOrigin'>,
): AppealSpot {
  const isOutside = !isInside(city.profile.bounds, lon, lat);
  const cell = isPlaced(said.precision) ? cellAt(lat, lon) : null;
  return { lat, lon, cell, isOutside, district: isOutside ? null : city.districtAt(lon, lat), ...said };
}

/** The spot of a place that was read; a street without geometry has no cell and says its precision all the same. */
export function spotOfMention(city: City, mention: PlaceMention): AppealSpot {
  const { at, precision, district } = mention;
  if (at !== null) return spotAt(city, at, { precision, placeOrigin: 'machine' });
  const nowhere = { lat: null, lon: null, cell: null, isOutside: false } as const;
  return { ...nowhere, precision, district, placeOrigin: 'machine' };
}
