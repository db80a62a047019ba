import { cityDate } from '../city-time';
import { formatMoment, formatTime } from '../russian';
import type { OutageKind } from './outage';

export const OUTAGE_KIND_WORDS: Readonly<Record<OutageKind, string>> = {
  planned: 'плановое отключение',
  accident: 'авария',
  event: 'мероприятие',
};

export interface TimeOfCity {
  readonly now: number;
  readonly zone: string;
}

/** «18:00» of today, «24.11.2026 18:00» of another day. */
export function endWords(at: number, { now, zone }: TimeOfCity): string {
  return cityDate(zone, at) === cityDate(zone, now) ? formatTime(zone, at) : formatMoment(zone, at);
}

export interface OutageLine {
  readonly kind: OutageKind;
  /** Who runs it or told of it. */
  readonly by: string | null;
  /** The actual end where it is known, else the promised one. */
  readonly to: number;
  readonly isOverdue: boolean;
}

/** «плановое отключение, ЖКС, до 18:00»; «авария, обещали к 18:00» once that has passed. */
export function outageLine({ kind, by, to, isOverdue }: OutageLine, at: TimeOfCity): string {
  const until = isOverdue ? `обещали к\u00a0${endWords(to, at)}` : `до\u00a0${endWords(to, at)}`;
  return [OUTAGE_KIND_WORDS[kind], by, until].filter((part) => part !== null).join(', ');
}
