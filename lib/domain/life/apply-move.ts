import type { LifeFacts } from './facts';
import type { Move, MoveOf } from './move';
import type { LifeState, MoveContext } from './moved';
import { inRound, withoutPause } from './round';

/** The first reaction of the round is the first word that the author gets, or the hand-over of an accident. */
function reacted(life: LifeFacts, now: number): LifeFacts {
  return { ...life, reactedAt: inRound(life.reactedAt, life) ?? now };
}

function answered(state: LifeState, move: MoveOf<'answer'>, now: number): LifeState {
  const life = withoutPause(reacted(state.life, now), now);
  const promise = move.until === null ? null : { at: now, until: move.until, keptAt: null };
  return { ...state, answered: now, closed: null, life: { ...life, outcome: move.outcome, promise } };
}

/** A new round forgets the answer of the last one, which the log and the history keep; a mistake begins none. */
function reopened(state: LifeState, { base }: MoveOf<'reopen'>, now: number): LifeState {
  const isRound = base === 'dissatisfied' || base === 'repeat';
  const { life } = state;
  const open = { ...life, outcome: null, promise: null, approvedAt: null };
  const isUnsent = base === 'mistake' && state.status === 'redirected';
  const kept = isUnsent ? { ...open, redirectedAt: null, redirectNoticedAt: null } : open;
  const round = isRound ? { ...kept, reopenings: life.reopenings + 1, reopenedAt: now } : kept;
  return { ...state, answered: null, closed: null, life: round };
}

function extended(life: LifeFacts, move: MoveOf<'extend'>, now: number): LifeFacts {
  const { amount, ground, isAuthorTold } = move;
  const extension = { at: now, amount, reason: ground, noticedAt: isAuthorTold ? now : null };
  return { ...life, extensions: [...life.extensions, extension] };
}

function noticed(life: LifeFacts, now: number): LifeFacts {
  return {
    ...life,
    extensions: life.extensions.map((entry) => ({ ...entry, noticedAt: entry.noticedAt ?? now })),
    redirectNoticedAt: life.redirectedAt === null ? null : (life.redirectNoticedAt ?? now),
  };
}

function redirected(life: LifeFacts, move: MoveOf<'redirect'>, now: number): LifeFacts {
  const done = withoutPause(reacted(life, now), now);
  return { ...done, redirectedAt: now, redirectNoticedAt: move.isAuthorTold ? now : null };
}

function controlled(life: LifeFacts, move: MoveOf<'control-set'>, { now, actor }: MoveContext): LifeFacts {
  const mark = { controller: move.controller, until: move.until, since: now, setBy: actor };
  return { ...life, controls: [...life.controls, mark] };
}

function promised(life: LifeFacts, fate: { keptAt: number } | { brokenAt: number }): LifeFacts {
  return life.promise === null ? life : { ...life, promise: { ...life.promise, ...fate } };
}

/** What an allowed move changes besides the state that the table gives. */
export function applyMove(state: LifeState, move: Move, context: MoveContext): LifeState {
  const { now } = context;
  const withLife = (life: LifeFacts): LifeState => ({ ...state, life });
  const { life } = state;
  switch (move.kind) {
    case 'assign':
      return { ...state, department: move.department };
    case 'take':
    case 'submit':
    case 'not-competent':
      return state;
    case 'approve':
      return withLife({ ...life, approvedAt: now });
    case 'return':
      return withLife({ ...life, approvedAt: null, reworks: life.reworks + 1 });
    case 'interim':
      return withLife({ ...reacted(life, now), interimAt: inRound(life.interimAt, life) ?? now });
    case 'answer':
      return answered(state, move, now);
    case 'close':
      return { ...state, closed: now, life: withoutPause(life, now) };
    case 'redirect':
      return withLife(redirected(life, move, now));
    case 'hand-over':
      return withLife(reacted(life, move.at));
    case 'withdraw':
      return withLife(withoutPause(life, now));
    case 'reopen':
      return reopened(state, move, now);
    case 'extend':
      return withLife(extended(life, move, now));
    case 'notice':
      return withLife(noticed(life, now));
    case 'fast-track-on':
      return withLife({ ...life, isFastTrack: true });
    case 'fast-track-off':
      return withLife({ ...life, isFastTrack: false });
    case 'control-set':
      return withLife(controlled(life, move, context));
    case 'control-off':
      return withLife({
        ...life,
        controls: life.controls.filter(({ controller }) => controller !== move.controller),
      });
    case 'pause':
      return withLife({ ...life, pauses: [...life.pauses, { from: now, to: null, reason: move.ground }] });
    case 'resume':
      return withLife(withoutPause(life, now));
    case 'promise-kept':
      return withLife(promised(life, { keptAt: now }));
    case 'promise-broken':
      return withLife(promised(life, { brokenAt: now }));
  }
}
