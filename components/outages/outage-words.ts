import type { OutageItem, OutageRecord } from '@/lib/contract/outage';
import type { ReadOutagePlace } from '@/lib/contract/outage-input';
import type { OutageAction, OutageKind } from '@/lib/domain/outages/outage';
import { endWords, OUTAGE_KIND_WORDS, type TimeOfCity } from '@/lib/domain/outages/outage-words';
import { capitalised, formatMoment } from '@/lib/domain/russian';
import { PLACE_NOTE_NAMES } from '@/lib/domain/russian-names';
import type { CityNames } from '../appeals/city-names';

export const KIND_NAMES: Readonly<Record<OutageKind, string>> = {
  planned: capitalised(OUTAGE_KIND_WORDS.planned),
  accident: capitalised(OUTAGE_KIND_WORDS.accident),
  event: capitalised(OUTAGE_KIND_WORDS.event),
};

export const HISTORY_WORDS: Readonly<Record<OutageAction, string>> = {
  announced: 'Внесено',
  edited: 'Исправлено',
  extended: 'Обещанный конец перенесён',
  ended: 'Закончилось',
  withdrawn: 'Отменено',
  restored: 'Возвращено в работу',
};

/** How it stands now: «идёт, до 18:00», «обещали к 15:00, о конце не сообщили». */
export function stateWords(item: OutageItem, at: TimeOfCity): string {
  const promised = endWords(Date.parse(item.promisedEnd), at);
  switch (item.state) {
    case 'expected':
      return `начнётся ${endWords(Date.parse(item.from), at)}, до ${promised}`;
    case 'active':
      return `идёт, до ${promised}`;
    case 'overdue':
      return `обещали к ${promised}, о конце не сообщили`;
    case 'ended':
      return `закончилось ${endWords(Date.parse(item.actualEnd ?? item.promisedEnd), at)}`;
    case 'withdrawn':
      return 'отменено';
  }
}

/** Its words of place, else its district, else the whole city. */
export function whereWords({ area, houses, district }: OutageItem, names: CityNames): string {
  const words = [area, ...houses].filter((part) => part !== null);
  const home = district === null ? null : names.district(district);
  if (words.length === 0) return home ?? 'Весь город';
  return [home, words.join('; ')].filter((part) => part !== null).join(': ');
}

/** What the gazetteer made of the words: which places it knows, which stay words and why. */
export function placesWords(places: readonly ReadOutagePlace[]): string[] {
  const found = places.filter(({ isFound, note }) => isFound && note === null);
  const rest = places.filter(({ isFound, note }) => !isFound || note !== null);
  const known = found.length === 0 ? [] : [`На карте: ${found.map(({ label }) => label).join('; ')}.`];
  const unsure = rest.map(
    ({ label, note }) => `${label}: ${note === null ? 'нет в справочнике' : PLACE_NOTE_NAMES[note]}.`,
  );
  return unsure.length === 0 ? known : [...known, ...unsure, 'Слова сохранены как есть.'];
}

type Change = OutageRecord['history'][number]['changes'][number];

const FIELD_NAMES: Readonly<Record<string, string>> = {
  kind: 'вид',
  title: 'название',
  by: 'кто сообщил',
  service: 'что отключено',
  topics: 'темы',
  district: 'район',
  area: 'где',
  houses: 'дома',
  at: 'точка на карте',
  ring: 'область на карте',
  from: 'начало',
  promised: 'обещанный конец',
  ended: 'действительный конец',
};

/** «обещанный конец: 23.11.2026 15:00 → 23.11.2026 18:00». */
export function changeWords(change: Change, { names, zone }: { names: CityNames; zone: string }): string {
  const { field, before, after } = change;
  const value = (text: string | null) =>
    text === null ? 'не указано' : valueWords(field, text, { names, zone });
  return `${FIELD_NAMES[field] ?? field}: ${value(before)} → ${value(after)}`;
}

function valueWords(
  field: string,
  text: string,
  { names, zone }: { names: CityNames; zone: string },
): string {
  switch (field) {
    case 'from':
    case 'promised':
    case 'ended':
      return formatMoment(zone, Date.parse(text));
    case 'topics':
      return text.split('; ').map(names.topic).join(', ');
    case 'district':
      return names.district(text);
    case 'kind':
      return text in OUTAGE_KIND_WORDS ? OUTAGE_KIND_WORDS[text as OutageKind] : text;
    case 'ring':
      return `точек: ${text.split('; ').length}`;
    default:
      return text;
  }
}
