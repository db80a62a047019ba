import { HOUR } from '../city-time';

/** Annotations of the timeline: planned outages, accidents, events of the city. */
export const OUTAGE_KINDS = ['planned', 'accident', 'event'] as const;
export type OutageKind = (typeof OUTAGE_KINDS)[number];

/** `overdue`: the promised end has passed and nobody has told of the actual one. */
export const OUTAGE_STATES = ['expected', 'active', 'overdue', 'ended', 'withdrawn'] as const;
export type OutageState = (typeof OUTAGE_STATES)[number];

export const OUTAGE_ACTIONS = ['announced', 'edited', 'extended', 'ended', 'withdrawn', 'restored'] as const;
export type OutageAction = (typeof OUTAGE_ACTIONS)[number];

/** One field that a change moved; moments as ISO, null where nothing is told. */
export interface OutageFieldChange {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Times are epoch ms. */
export interface OutageTimes {
  readonly from: number;
  readonly promised: number;
  /** The actual end; null while nobody has told of it. */
  readonly ended: number | null;
}

/** So long after a promise that nobody took back an outage is still shown; later it is past. */
export const UNTOLD = 6 * HOUR;

/** How an outage stands at a moment. */
export function outageState(
  { from, promised, ended }: OutageTimes,
  now: number,
): Exclude<OutageState, 'withdrawn'> {
  if (ended !== null && ended <= now) return 'ended';
  if (now < from) return 'expected';
  return now <= promised ? 'active' : 'overdue';
}

/** Until when maps and lists show it as one of now. */
export function shownUntil({ promised, ended }: Omit<OutageTimes, 'from'>): number {
  return ended ?? promised + UNTOLD;
}

/** Whether maps and lists show it as one of now. */
export function isCurrent(times: OutageTimes, now: number): boolean {
  return now >= times.from && now <= shownUntil(times);
}
