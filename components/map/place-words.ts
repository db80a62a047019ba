import type { CityProfile } from '@/lib/contract/city-profile';
import { cellCentre } from '@/lib/domain/cell';
import { distanceMetres, polygonContains } from '@/lib/domain/geometry';

const NAMED_WITHIN_M = 1_200;

/** A cell in words: the quarter near its middle, else the district around it, else «вне районов». */
export function placeWords(profile: CityProfile, cell: string): string {
  const [lat, lon] = cellCentre(cell);
  const near = profile.places
    .map(({ name, at }) => ({ name, metres: distanceMetres([lon, lat], at) }))
    .filter(({ metres }) => metres <= NAMED_WITHIN_M)
    .sort((a, b) => a.metres - b.metres)[0];
  if (near !== undefined) return near.name;
  const around = profile.districts.find(({ polygon }) => polygonContains(polygon, lon, lat));
  return around?.name ?? 'вне районов';
}
