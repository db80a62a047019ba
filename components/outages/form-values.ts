import type { OutageItem } from '@/lib/contract/outage';
import type { OutageKind } from '@/lib/domain/outages/outage';
import { coordinatesIn, coordinatesText } from '../appeals/place-text';
import type { DrawnPlace } from './area-picker';
import { fromField, toField } from './city-clock';

/** What the form holds, as a person sees it. */
export interface OutageValues extends DrawnPlace {
  readonly kind: OutageKind;
  readonly title: string;
  readonly by: string;
  readonly service: string;
  readonly topics: readonly string[];
  readonly district: string;
  readonly area: string;
  readonly from: string;
  readonly to: string;
  readonly endedAt: string;
}

const EMPTY: OutageValues = {
  kind: 'planned',
  title: '',
  by: '',
  service: '',
  topics: [],
  district: '',
  area: '',
  from: '',
  to: '',
  endedAt: '',
  point: '',
  ring: [],
};

/** A new one begins now, by the city's clock. */
export const newValues = (zone: string, now: number): OutageValues => ({
  ...EMPTY,
  from: toField(zone, now),
});

export function valuesOf(item: OutageItem, zone: string): OutageValues {
  const { kind, title, by, service, topics, district, area, houses, from, promisedEnd, actualEnd, at } = item;
  return {
    kind,
    title,
    by: by ?? '',
    service: service ?? '',
    topics,
    district: district ?? '',
    area: [area, ...houses].filter((part) => part !== null).join('; '),
    from: toField(zone, Date.parse(from)),
    to: toField(zone, Date.parse(promisedEnd)),
    endedAt: toField(zone, actualEnd === null ? null : Date.parse(actualEnd)),
    point: at === null ? '' : coordinatesText(at),
    ring: item.ring ?? [],
  };
}

const orNull = (text: string) => (text.trim() === '' ? null : text);

/** The body of `POST /api/v1/outages`; a point that cannot be read is sent as such, and refused at its field. */
export function bodyOf(
  values: OutageValues,
  { zone, item }: { zone: string; item: Pick<OutageItem, 'id' | 'version'> | null },
) {
  const { kind, title, topics, point, ring } = values;
  const at = coordinatesIn(point);
  const place = orNull(point) === null ? [null, null] : [at?.[1] ?? point, at?.[0] ?? null];
  return {
    ...(item !== null && { id: item.id, version: item.version }),
    kind,
    title,
    topics,
    by: orNull(values.by),
    service: orNull(values.service),
    district: orNull(values.district),
    area: orNull(values.area),
    from: fromField(zone, values.from),
    to: fromField(zone, values.to),
    endedAt: values.endedAt === '' ? null : fromField(zone, values.endedAt),
    lat: place[0],
    lon: place[1],
    ring: ring.length === 0 ? null : ring,
  };
}
