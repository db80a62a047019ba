import type { Channel, Kind } from '../appeal';
import type { Controller } from '../life/facts';
import type { CalendarBook } from '../work-calendar/calendar';
import type { ClockKind } from './clock';

/** Clocks that a rule can set; a promise and a control date carry their own moment. */
export const RULED_CLOCKS = ['registration', 'redirect', 'reaction', 'interim', 'final'] as const;
export type RuledClock = Extract<ClockKind, (typeof RULED_CLOCKS)[number]>;

export const TERM_UNITS = ['working-minutes', 'working-days', 'calendar-days'] as const;
export type TermUnit = (typeof TERM_UNITS)[number];

/**
 * From which moment: `start` is when the appeal came, or when it was last reopened; `interim` the interim answer,
 * and until there is one the start.
 */
export const TERM_STARTS = ['start', 'received', 'interim'] as const;
export type TermStart = (typeof TERM_STARTS)[number];

/** Where a last day off moves; only terms in calendar days can end on one. */
export const OFF_MOVES = ['preceding', 'following', 'stay'] as const;
export type OffMove = (typeof OFF_MOVES)[number];

/** When the last day ends: with its working hours, or with the day. */
export const DAY_ENDS = ['closing', 'midnight'] as const;
export type DayEnd = (typeof DAY_ENDS)[number];

/** Which due time is in front where the source gave one too. */
export const LEADS = ['source', 'computed', 'stricter'] as const;
export type Lead = (typeof LEADS)[number];

/** Which appeals; an empty list and a null let everything through. Chosen by record, not by source. */
export interface RegimeCondition {
  readonly kind: Kind | null;
  readonly channels: readonly Channel[];
  readonly sources: readonly string[];
  readonly topics: readonly string[];
  /** The least severity of the topic, 1–5. */
  readonly severityFrom: number | null;
  readonly isFastTrack: boolean | null;
  /** Under the control of one of these. */
  readonly controllers: readonly Controller[];
}

export interface ExtensionRule {
  /** How often. */
  readonly times: number;
  /** By how much at most each time, in the unit of its clock. */
  readonly amount: number;
}

/** How long a clock runs, and how it is counted. */
export interface ClockRule {
  readonly clock: RuledClock;
  readonly unit: TermUnit;
  readonly amount: number;
  /** Id of the calendar. */
  readonly calendar: string;
  readonly from: TermStart;
  /** Whether the day of the start is day one rather than day zero. */
  readonly countsFirstDay: boolean;
  readonly ifOff: OffMove;
  readonly until: DayEnd;
  /** Whether pauses on the record stop it. */
  readonly isPausable: boolean;
  readonly extension: ExtensionRule | null;
  /** It is «скоро» so many minutes before its due time. */
  readonly soonMinutes: number;
}

/** A way of counting deadlines that an act or a custom sets for some appeals. */
export interface Regime {
  readonly id: string;
  readonly name: string;
  readonly when: RegimeCondition;
  /** Goes before how exactly it says which appeals: 0 unless an administrator decides otherwise. */
  readonly precedence: number;
  readonly clocks: readonly ClockRule[];
  readonly lead: Lead;
  /** The act or custom that it comes from. */
  readonly source: string;
  /** «Подтверждено центром». */
  readonly isConfirmed: boolean;
  readonly note: string;
}

/** All that deadlines are counted by. */
export interface DeadlineRules extends CalendarBook {
  readonly regimes: readonly Regime[];
}

/** By how many criteria a condition says which appeals it is about. */
export function criteriaOf(when: RegimeCondition): number {
  const lists = [when.channels, when.sources, when.topics, when.controllers];
  const single = [when.kind, when.severityFrom, when.isFastTrack];
  return (
    lists.filter((list) => list.length > 0).length + single.filter((criterion) => criterion !== null).length
  );
}

/** The order in which regimes are asked: precedence, then exactness. */
export function compareRegimes(a: Regime, b: Regime): number {
  return b.precedence - a.precedence || criteriaOf(b.when) - criteriaOf(a.when);
}
