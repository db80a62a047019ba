import type { Status } from '../appeal';
import type { LifeFacts } from './facts';
import { isUnfinished } from './move-table';
import type { LifeState } from './moved';
import { inRound, withoutPause } from './round';

/** What a source tells of an appeal's state; absent says nothing. */
export interface SourceWord {
  readonly status: Status | null;
  readonly answeredAt: number | null | undefined;
  readonly closedAt: number | null | undefined;
}

/** Somebody here has moved it: a source no longer leads it. */
export const isLedHere = ({ movedAt }: LifeFacts) => movedAt !== null;

function toldAt(
  at: number | null | undefined,
  told: { isNow: boolean; now: number; life: LifeFacts },
): number | null {
  const given = at ?? (told.isNow ? told.now : null);
  return inRound(given, told.life);
}

function statusOf(
  { status }: LifeState,
  word: SourceWord,
  done: { answered: boolean; closed: boolean },
): Status {
  if (done.closed) return 'closed';
  if (done.answered) return 'answered';
  const isLeaving = word.status === 'withdrawn' || word.status === 'redirected';
  return isLeaving && isUnfinished(status) ? word.status : status;
}

/**
 * The life of an appeal that is led here after its source told something. The source may finish it: answer, close,
 * withdraw, redirect. It cannot throw it back, take back an answer that was given here, answer what was withdrawn, or
 * finish a new round by telling the old answer again.
 */
export function afterSource(state: LifeState, word: SourceWord, now: number): LifeState {
  if (state.status === 'withdrawn') return state;
  const { life } = state;
  const answered = toldAt(word.answeredAt, { isNow: word.status === 'answered', now, life });
  const closed = toldAt(word.closedAt, { isNow: word.status === 'closed', now, life });
  const done = {
    answered: state.answered === null && state.closed === null && answered !== null,
    closed: state.closed === null && closed !== null,
  };
  const status = statusOf(state, word, done);
  if (status === state.status && !done.answered && !done.closed) return state;
  const at = answered ?? closed ?? now;
  const met = done.answered ? { reactedAt: inRound(life.reactedAt, life) ?? at } : {};
  const left = status === 'redirected' ? { redirectedAt: now, redirectNoticedAt: null } : {};
  return {
    ...state,
    status,
    answered: done.answered ? answered : state.answered,
    closed: done.closed ? closed : state.closed,
    life: withoutPause({ ...life, ...met, ...left }, at),
  };
}
