import type { Kind, Status } from '../appeal';
import { applyMove } from './apply-move';
import { faultOf } from './check-move';
import type { LifeFacts } from './facts';
import type { Move, MoveKind } from './move';
import { MOVE_TABLE } from './move-table';
import { refusalWords } from './move-words';
import { sampleOf } from './sample-move';

/** What of an appeal its moves look at and change. Times are epoch ms. */
export interface LifeState {
  readonly kind: Kind;
  readonly status: Status;
  readonly department: string | null;
  readonly created: number;
  readonly answered: number | null;
  readonly closed: number | null;
  readonly life: LifeFacts;
}

/** What may still be extended, in the unit of the clock; `mostWords` is «30 календарных дней». */
export interface ExtensionRoom {
  readonly timesLeft: number;
  readonly most: number;
  readonly mostWords: string;
}

/** What the move must know besides the appeal. */
export interface MoveContext {
  readonly now: number;
  /** As the log names actors. */
  readonly actor: string;
  /** What may still be extended; null where no rule of the appeal's clocks can be. */
  readonly extension: ExtensionRoom | null;
  /** Why the department of an assignment cannot take it; null where it can. */
  readonly executorFault: string | null;
}

export interface Refusal {
  /** The field of the move that is wrong; empty where the whole move is not allowed now. */
  readonly field: string;
  /** In Russian. */
  readonly message: string;
}

export type Moved =
  | { readonly ok: true; readonly next: LifeState }
  | { readonly ok: false; readonly refusal: Refusal };

export const isAllowedFrom = (move: MoveKind, status: Status) =>
  MOVE_TABLE[move].from.some((known) => known === status);

/** Why a kind of move is not possible now, whatever its facts were; null where it is. */
export function whyNot(state: LifeState, kind: MoveKind, context: MoveContext): string | null {
  if (!isAllowedFrom(kind, state.status)) return refusalWords(kind, state);
  const refusal = faultOf(state, sampleOf(kind), context);
  return refusal === null || refusal.field !== '' ? null : refusal.message;
}

/** The appeal after a move, or why it cannot be made. Pure. */
export function moved(state: LifeState, move: Move, context: MoveContext): Moved {
  if (!isAllowedFrom(move.kind, state.status)) {
    return { ok: false, refusal: { field: '', message: refusalWords(move.kind, state) } };
  }
  const refusal = faultOf(state, move, context);
  if (refusal !== null) return { ok: false, refusal };
  const { to } = MOVE_TABLE[move.kind];
  const next = applyMove(state, move, context);
  const life = { ...next.life, movedAt: context.now };
  return { ok: true, next: { ...next, status: to ?? state.status, life } };
}
