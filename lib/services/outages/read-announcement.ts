import { AppError, type FieldError } from '@/lib/contract/app-error';
import type { OutageInput } from '@/lib/contract/outage-input';
import { isInside, type Position } from '@/lib/domain/geometry';
import type { City } from '../city/city';
import type { KeptOutage } from './kept-outage';

/** An announcement in the city's own codes, before its words are looked up in the gazetteer. */
export type ReadAnnouncement = Omit<KeptOutage, 'spots' | 'ended' | 'isWithdrawn' | 'id'> & {
  /** Undefined: nothing is told of it, and what was told before holds. */
  readonly ended: number | null | undefined;
  readonly isWithdrawn: boolean | undefined;
};

function districtOf({ profile }: City, words: string): string | null {
  const folded = words.toLowerCase();
  const found = profile.districts.find(({ id, name, short, aliases }) =>
    [id, name, short, ...aliases].some((spelling) => spelling.toLowerCase() === folded),
  );
  return found?.id ?? null;
}

function readTopics(city: City, labels: readonly string[], errors: FieldError[]): string[] {
  const topics = labels.map((label, i) => {
    const topic = city.topicByLabel(label);
    if (topic === null) errors.push({ field: `topics.${i}`, message: `в городе нет темы «${label}»` });
    return topic;
  });
  return [...new Set(topics.filter((topic) => topic !== null))];
}

function readDistrict(city: City, given: string | null, errors: FieldError[]): string | null {
  if (given === null) return null;
  const district = districtOf(city, given);
  if (district === null) errors.push({ field: 'district', message: `в городе нет района «${given}»` });
  return district;
}

function readPlace(city: City, { lat, lon, ring }: OutageInput, errors: FieldError[]) {
  const isHere = ([x, y]: Position) => isInside(city.profile.bounds, x, y);
  const at: Position | null = lat == null || lon == null ? null : [lon, lat];
  if (at !== null && !isHere(at)) errors.push({ field: 'lat', message: 'точка лежит вне города' });
  if (ring != null && !ring.every(isHere)) {
    errors.push({ field: 'ring', message: 'область выходит за границы города' });
  }
  return { at, ring: ring ?? null };
}

/** Errors: invalid at `topics`, `district`, `lat`, `ring`, `endedAt`; all of them at once. */
export function readAnnouncement(city: City, input: OutageInput, now: number): ReadAnnouncement {
  const errors: FieldError[] = [];
  const topics = readTopics(city, input.topics, errors);
  const district = readDistrict(city, input.district ?? null, errors);
  const place = readPlace(city, input, errors);
  if (input.endedAt != null && input.endedAt > now) {
    errors.push({ field: 'endedAt', message: 'это время ещё не наступило: укажите обещанный конец' });
  }
  if (errors.length > 0) throw new AppError('invalid', 'отключение не объявлено: исправьте поля', errors);
  const { title, kind, by, service, area, houses, from, to, endedAt, isWithdrawn } = input;
  return {
    ...place,
    kind: kind ?? 'planned',
    title,
    by: by ?? null,
    service: service ?? null,
    topics,
    district,
    area: area ?? null,
    houses: houses ?? [],
    from,
    promised: to,
    ended: endedAt,
    isWithdrawn: isWithdrawn ?? undefined,
  };
}
