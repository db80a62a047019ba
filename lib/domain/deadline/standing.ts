import { SECOND } from '../city-time';
import { finishedAt, isAnsweredLate, isOpen, soonFrom } from './gauge';

/** How a record stands to its due time; the first four are open. */
export const DEADLINE_STANDINGS = ['late', 'soon', 'inTime', 'none', 'answered', 'answeredLate'] as const;
export type DeadlineStanding = (typeof DEADLINE_STANDINGS)[number];

/** What of the standing does not change with time. */
export const FINISHES = ['open', 'answered', 'answeredLate'] as const;
export type Finish = (typeof FINISHES)[number];

/** Stands for the due time of what is answered or has none: behind every real one. */
export const NOT_DUE = 8_640_000_000_000_000;

interface Dates {
  readonly due: number | null;
  readonly answered: number | null;
  readonly closed: number | null;
}

export function finishOf(dates: Dates): Finish {
  if (isOpen(dates)) return 'open';
  return isAnsweredLate(dates) ? 'answeredLate' : 'answered';
}

/** The key by which a list of deadlines is sorted: the due time while it still counts. */
export function urgencyOf(dates: Dates): number {
  return finishedAt(dates) === null ? (dates.due ?? NOT_DUE) : NOT_DUE;
}

/** From when it is «скоро»; as far as `NOT_DUE` for what is answered or has no due time. */
export function nearFrom(dates: Dates & { readonly soon: number | null }): number {
  const { due, soon } = dates;
  return due === null || finishedAt(dates) !== null ? NOT_DUE : soonFrom({ due, soon });
}

/** Half-open, as all ranges here. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Where a standing lies: its finish, its urgency, and from when it is «скоро»; null where that does not matter. */
export interface StandingRange {
  readonly finish: Finish;
  readonly urgency: Span;
  readonly near: Span | null;
}

const EVER = NOT_DUE + 1;
const open = (urgency: Span, near: Span | null = null): StandingRange => ({ finish: 'open', urgency, near });

/** The ranges at `now`, by the rules of `deadlineState`: at the due second a record is still in time. */
export function standingRange(standing: DeadlineStanding, now: number): StandingRange {
  const late = Math.floor(now / SECOND) * SECOND;
  const running = { from: late, to: NOT_DUE };
  const none = { from: NOT_DUE, to: EVER };
  switch (standing) {
    case 'late':
      return open({ from: -EVER, to: late });
    case 'soon':
      return open(running, { from: -EVER, to: now + 1 });
    case 'inTime':
      return open(running, { from: now + 1, to: EVER });
    case 'none':
      return open(none);
    case 'answered':
    case 'answeredLate':
      return { finish: standing, urgency: none, near: null };
  }
}
