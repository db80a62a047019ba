import type { Channel, Kind, Status } from '../appeal';
import type { LifeFacts } from '../life/facts';

/**
 * The clocks an appeal may carry: a promise keeps its own after the answer, a control date is set by its
 * controller and no rule.
 */
export const CLOCK_KINDS = [
  'registration',
  'redirect',
  'reaction',
  'interim',
  'final',
  'control',
  'promise',
] as const;
export type ClockKind = (typeof CLOCK_KINDS)[number];

/** What the rules look at: the record itself, never its source alone. Times are epoch ms. */
export interface DeadlineFacts {
  readonly kind: Kind;
  readonly source: string;
  readonly channel: Channel;
  readonly topic: string;
  readonly status: Status;
  readonly created: number;
  readonly received: number;
  /** The due time that the source gave; null where it gave none. */
  readonly sourceDue: number | null;
  readonly answered: number | null;
  readonly closed: number | null;
  readonly life: LifeFacts;
}

export interface AppealClock {
  readonly kind: ClockKind;
  /** Id of the regime that set it; null for a due time that stands as the source gave it. */
  readonly regime: string | null;
  readonly from: number;
  readonly due: number;
  /** From when it is «скоро». */
  readonly soon: number;
  /** When it was met; null while it runs. */
  readonly metAt: number | null;
  /** Since when it stands still; null while it goes. */
  readonly pausedSince: number | null;
}

/** The clocks of an appeal and the one in front: the strictest that runs. */
export interface Deadlines {
  readonly clocks: readonly AppealClock[];
  readonly due: number | null;
  /** From when the leading clock is «скоро»; null where the common two hours hold. */
  readonly soon: number | null;
  /**
   * The regime of the clock in front; where the due time of the source leads, the regime of the record's answer.
   * Null where no rule looks at the record.
   */
  readonly regime: string | null;
  /** What could not be counted, in words: a year that the calendar lacks. */
  readonly faults?: readonly string[];
}
