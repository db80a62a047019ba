import { SECOND } from '../city-time';
import { finishedAt, isAnsweredLate, isOpen, SOON } from './gauge';

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

/** Where a standing lies: its finish and the urgencies [from, to). */
export interface StandingRange {
  readonly finish: Finish;
  readonly from: number;
  readonly to: number;
}

const EVER = NOT_DUE + 1;

/** The ranges at `now`, by the rules of `deadlineState`: at the due second a record is still in time. */
export function standingRange(standing: DeadlineStanding, now: number): StandingRange {
  const late = Math.floor(now / SECOND) * SECOND;
  const soon = Math.max(late, now + SOON + 1);
  switch (standing) {
    case 'late':
      return { finish: 'open', from: -EVER, to: late };
    case 'soon':
      return { finish: 'open', from: late, to: soon };
    case 'inTime':
      return { finish: 'open', from: soon, to: NOT_DUE };
    case 'none':
      return { finish: 'open', from: NOT_DUE, to: EVER };
    case 'answered':
    case 'answeredLate':
      return { finish: standing, from: NOT_DUE, to: EVER };
  }
}
