import type { CityProfile } from '@/lib/contract/city-profile';
import type { ActiveOutage } from '@/lib/contract/figures';
import type { OutageItem } from '@/lib/contract/outage';
import type { Position, Ring } from '@/lib/domain/geometry';
import { groupRings } from '@/lib/domain/osm/rings';

/** An outage, accident or event of now, as a map draws it. */
export interface MapOutage extends Pick<ActiveOutage, 'kind' | 'by' | 'title' | 'to' | 'isOverdue'> {
  readonly id: string;
  readonly district: string | null;
  readonly spots: readonly Position[];
  readonly ring: Ring | null;
}

export function mapOutage(item: OutageItem): MapOutage {
  const { id, kind, by, title, district, spots, ring, promisedEnd, actualEnd, state } = item;
  const to = Date.parse(actualEnd ?? promisedEnd);
  return { id, kind, by, title, district, spots, ring, to, isOverdue: state === 'overdue' };
}

const middle = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

const middleOf = (points: readonly Position[]): Position => [
  middle(points.map(([lon]) => lon)),
  middle(points.map(([, lat]) => lat)),
];

/** Where its mark stands: amid its points, else its outline, else at its district; null for the whole city. */
export function anchorOf(
  profile: CityProfile,
  { spots, ring, district }: Pick<MapOutage, 'spots' | 'ring' | 'district'>,
): Position | null {
  if (spots.length > 0) return middleOf(spots);
  if (ring !== null && ring.length > 0) return middleOf(ring);
  return profile.districts.find(({ id }) => id === district)?.labelAt ?? null;
}

type Outline =
  | { readonly type: 'Polygon'; readonly coordinates: number[][][] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: number[][][][] }
  | { readonly type: 'MultiPoint'; readonly coordinates: number[][] };

export interface OutageFeature {
  readonly type: 'Feature';
  /** By which the layers tell them apart: one point of many is a plain point to them. */
  readonly properties: { readonly part: 'area' | 'spots' };
  readonly geometry: Outline;
}

const feature = (geometry: Outline): OutageFeature => {
  const part = geometry.type === 'MultiPoint' ? 'spots' : 'area';
  return { type: 'Feature', properties: { part }, geometry };
};

/** Its outline, or its district's where nothing finer is known; and its points, when there are more than its mark. */
function featuresOf(profile: CityProfile, { spots, ring, district }: MapOutage): OutageFeature[] {
  const points =
    spots.length > 1 ? [feature({ type: 'MultiPoint', coordinates: spots.map((at) => [...at]) })] : [];
  const [first] = ring ?? [];
  if (ring !== null && first !== undefined) {
    const coordinates = [[...ring, first].map((at) => [...at])];
    return [feature({ type: 'Polygon', coordinates }), ...points];
  }
  const home = spots.length > 0 ? undefined : profile.districts.find(({ id }) => id === district);
  if (home === undefined) return points;
  const coordinates = groupRings(home.polygon).map((rings) => rings.map((line) => line.map((at) => [...at])));
  return [feature({ type: 'MultiPolygon', coordinates })];
}

export function outageFeatures(profile: CityProfile, outages: readonly MapOutage[]): OutageFeature[] {
  return outages.flatMap((outage) => featuresOf(profile, outage));
}
