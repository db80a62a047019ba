import { HOUR, SECOND } from '../city-time';

/** An open appeal is «скоро» when its due second is this close, until a regime says otherwise. */
export const SOON = 2 * HOUR;

export const DEADLINE_STATES = ['inTime', 'soon', 'late'] as const;
export type DeadlineState = (typeof DEADLINE_STATES)[number];

const second = (t: number) => Math.floor(t / SECOND);

/** What the turns of an open appeal go by, epoch ms. `soon` is the regime's own moment, null for the common one. */
export interface Turns {
  readonly due: number;
  readonly soon?: number | null;
}

/** The state of an open appeal at `t`. At the due second it is still in time. */
export function deadlineState(turns: Turns, t: number): DeadlineState {
  if (second(t) > second(turns.due)) return 'late';
  return t >= soonFrom(turns) ? 'soon' : 'inTime';
}

/** The first moment at which an open appeal with this due time is late. */
export function lateFrom(due: number): number {
  return (second(due) + 1) * SECOND;
}

/** The first moment at which it is soon, unless it is late by then. */
export function soonFrom({ due, soon }: Turns): number {
  return soon ?? due - SOON;
}

/** When an appeal was finished: by its answer, or by its closing where no answer is given. */
export function finishedAt(appeal: { answered: number | null; closed: number | null }): number | null {
  return appeal.answered ?? appeal.closed;
}

/** When the author got the first word: an interim one, a redirection, or the answer itself, whichever came first. */
export function firstWordAt(appeal: { reacted?: number | null; answered: number | null }): number | null {
  const { reacted = null, answered } = appeal;
  return reacted === null || answered === null ? (reacted ?? answered) : Math.min(reacted, answered);
}

export function isOpen(appeal: { answered: number | null; closed: number | null }): boolean {
  return appeal.answered === null && appeal.closed === null;
}

export function isAnsweredLate(appeal: {
  due: number | null;
  answered: number | null;
  closed: number | null;
}): boolean {
  const finished = finishedAt(appeal);
  return appeal.due !== null && finished !== null && second(finished) > second(appeal.due);
}
