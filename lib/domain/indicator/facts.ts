import type { Channel, Kind } from '../appeal';
import type { Outcome } from '../life/facts';
import type { CountKey } from './tally';

/**
 * One round of an appeal, from its coming or a reopening to the answer: what a month is counted from. Times are
 * epoch ms.
 */
export interface RoundFact {
  readonly kind: Kind;
  readonly channel: Channel;
  readonly department: string | null;
  /** When the appeal came; null for an earlier round of an appeal that is counted by its present one. */
  readonly received: number | null;
  /** From when the round counts. */
  readonly start: number;
  /** The first word to the author that a move kept. */
  readonly reacted: number | null;
  readonly due: number | null;
  /** Answered, or closed without an answer. */
  readonly finished: number | null;
  /** Whether it was finished by an answer: a closing says no word to the author. */
  readonly isAnswered: boolean;
  readonly outcome: Outcome | null;
  /** Null where nobody led it here: a source does not tell of its fast track. */
  readonly isFastTrack: boolean | null;
  /** Withdrawn or redirected: nobody here owes an answer. */
  readonly isGone: boolean;
  readonly redirected: number | null;
  readonly interim: number | null;
  /** When its term was extended, in any round. */
  readonly extended: readonly number[];
}

/** «Запланировано до» and what became of it first: kept, said to be broken, or the appeal reopened. */
export interface PromiseFact {
  readonly kind: Kind;
  readonly department: string | null;
  readonly until: number;
  readonly fate: 'kept' | 'broken' | 'reopened' | 'mistaken' | null;
  /** When that was; null while nothing became of it. */
  readonly at: number | null;
}

/** A поручение. */
export interface InstructionFact {
  readonly executor: string;
  readonly due: number;
  /** When its executor reported and the report was not sent back; null otherwise. */
  readonly done: number | null;
  readonly isCancelled: boolean;
}

/** What the store has counted already, of the month as a whole. */
export interface CountFact {
  readonly kind: Kind;
  readonly department: string | null;
  readonly key: Extract<CountKey, 'submitted' | 'returned' | 'reopened' | 'repeats'>;
  readonly count: number;
}
