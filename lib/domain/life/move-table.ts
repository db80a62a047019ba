import type { Status } from '../appeal';
import type { MoveKind } from './move';

/** Somebody here still owes the author something. */
export const UNFINISHED = [
  'registered',
  'assigned',
  'in-work',
  'approval',
  'interim',
  'rework',
  'not-competent',
  'handed-over',
] as const satisfies readonly Status[];

/** Answered, or closed without an answer. */
export const FINISHED = ['answered', 'closed'] as const satisfies readonly Status[];

export const isUnfinished = (status: Status) => UNFINISHED.some((known) => known === status);

export interface MoveRule {
  readonly from: readonly Status[];
  /** Null: the state stays, something of the life changes. */
  readonly to: Status | null;
  /** Where the law or the house wants one; `unanswered`: only for closing without an answer. */
  readonly reason: 'required' | 'optional' | 'unanswered' | 'none';
  readonly scope: 'work' | 'control';
}

const WORK = { reason: 'none', scope: 'work' } as const;

/**
 * The life of an appeal. It begins as `registered`, by its registration alone; a source may also tell an answer, a
 * closing, a withdrawal or a redirection (see `source-facts.ts`). Everything else is a row of this table.
 */
export const MOVE_TABLE: Readonly<Record<MoveKind, MoveRule>> = {
  assign: {
    ...WORK,
    from: ['registered', 'assigned', 'in-work', 'interim', 'rework', 'not-competent', 'handed-over'],
    to: 'assigned',
    reason: 'optional',
  },
  take: {
    ...WORK,
    from: ['registered', 'assigned', 'rework', 'not-competent', 'handed-over'],
    to: 'in-work',
  },
  submit: { ...WORK, from: ['in-work', 'interim', 'rework'], to: 'approval' },
  approve: { ...WORK, from: ['approval'], to: 'in-work' },
  return: { ...WORK, from: ['approval'], to: 'rework', reason: 'required' },
  interim: { ...WORK, from: ['registered', 'assigned', 'in-work', 'rework', 'handed-over'], to: 'interim' },
  answer: {
    ...WORK,
    from: ['registered', 'assigned', 'in-work', 'interim', 'rework', 'not-competent', 'handed-over'],
    to: 'answered',
  },
  close: {
    ...WORK,
    from: ['registered', 'assigned', 'in-work', 'handed-over', 'answered'],
    to: 'closed',
    reason: 'unanswered',
  },
  redirect: {
    ...WORK,
    from: ['registered', 'assigned', 'in-work', 'interim', 'rework', 'not-competent', 'handed-over'],
    to: 'redirected',
    reason: 'required',
  },
  'not-competent': {
    ...WORK,
    from: ['registered', 'assigned', 'in-work', 'rework'],
    to: 'not-competent',
    reason: 'required',
  },
  'hand-over': { ...WORK, from: ['registered', 'assigned', 'in-work', 'interim'], to: 'handed-over' },
  withdraw: { ...WORK, from: UNFINISHED, to: 'withdrawn', reason: 'required' },
  reopen: {
    ...WORK,
    from: ['answered', 'closed', 'redirected', 'withdrawn'],
    to: 'in-work',
    reason: 'required',
  },
  extend: { ...WORK, from: UNFINISHED, to: null, reason: 'required' },
  notice: { ...WORK, from: [...UNFINISHED, ...FINISHED, 'redirected'], to: null },
  'fast-track-on': { ...WORK, from: UNFINISHED, to: null },
  'fast-track-off': { ...WORK, from: UNFINISHED, to: null, reason: 'required' },
  'control-set': { from: [...UNFINISHED, ...FINISHED], to: null, reason: 'none', scope: 'control' },
  'control-off': {
    from: [...UNFINISHED, ...FINISHED, 'redirected', 'withdrawn'],
    to: null,
    reason: 'optional',
    scope: 'control',
  },
  pause: { ...WORK, from: UNFINISHED, to: null, reason: 'required' },
  resume: { ...WORK, from: UNFINISHED, to: null },
  'promise-kept': { ...WORK, from: FINISHED, to: null },
  'promise-broken': { ...WORK, from: FINISHED, to: null, reason: 'required' },
};
