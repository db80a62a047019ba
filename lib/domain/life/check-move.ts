import { FUTURE_TOLERANCE } from '../time-window';
import type { Move, MoveOf } from './move';
import type { LifeState, MoveContext, Refusal } from './moved';
import { isPaused, owesNotice } from './round';

const at = (field: string, message: string): Refusal => ({ field, message });
const whole = (message: string): Refusal => at('', message);

function dateFault(field: string, until: number, { created, now }: { created: number; now: number }) {
  if (until < created) return at(field, 'срок раньше, чем запись появилась');
  return until <= now ? at(field, 'срок уже прошёл: укажите время впереди') : null;
}

function answerFault(state: LifeState, move: MoveOf<'answer'>, { now }: MoveContext): Refusal | null {
  const { outcome, until } = move;
  if (state.status === 'not-competent' && outcome !== 'explained' && outcome !== 'refused')
    return at('outcome', 'не по компетенции: можно разъяснить или отказать, иначе сначала возьмите в работу');
  if (outcome !== 'planned')
    return until === null ? null : at('until', 'срок обещания бывает только у «запланировано»');
  if (until === null) return at('until', '«запланировано» — обещание: укажите, до какого времени');
  return dateFault('until', until, { created: state.created, now });
}

function handOverFault(state: LifeState, move: MoveOf<'hand-over'>, { now }: MoveContext): Refusal | null {
  if (move.at > now + FUTURE_TOLERANCE) return at('at', 'время передачи впереди часов сервера');
  return move.at < state.created ? at('at', 'передано раньше, чем запись появилась') : null;
}

function reopenFault({ status }: LifeState, { base }: MoveOf<'reopen'>): Refusal | null {
  if (base === 'mistake') return null;
  if (base === 'returned')
    return status === 'redirected' ? null : at('base', 'вернуть может только тот, кому перенаправили');
  return status === 'answered' || status === 'closed'
    ? null
    : at('base', 'ответа не было, не согласиться с ним нельзя');
}

function extendFault(move: MoveOf<'extend'>, { extension }: MoveContext): Refusal | null {
  if (extension === null) return whole('Срок этой записи правила не разрешают продлевать');
  if (extension.timesLeft === 0) return whole('Срок уже продлён столько раз, сколько разрешают правила');
  if (move.amount <= extension.most) return null;
  return at('amount', `больше, чем разрешено: не больше ${extension.mostWords}`);
}

function assignFault(state: LifeState, { department }: MoveOf<'assign'>, context: MoveContext) {
  if (context.executorFault !== null) return at('department', context.executorFault);
  const isSame = state.status === 'assigned' && state.department === department;
  return isSame ? at('department', 'этот исполнитель уже назначен') : null;
}

function controlFault(state: LifeState, move: MoveOf<'control-set'>, { now }: MoveContext) {
  if (state.life.controls.some(({ controller }) => controller === move.controller))
    return at('controller', 'уже на контроле у этого контролёра');
  return dateFault('until', move.until, { created: state.created, now });
}

function controlOffFault({ life }: LifeState, move: MoveOf<'control-off'>, { actor }: MoveContext) {
  if (life.controls.length === 0) return whole('Запись не на контроле');
  const mark = life.controls.find(({ controller }) => controller === move.controller);
  if (mark === undefined) return at('controller', 'у этого контролёра запись не на контроле');
  if (mark.setBy === undefined || mark.setBy === actor) return null;
  return at('controller', 'снять с контроля может только тот, кто поставил');
}

function promiseFault({ life: { promise } }: LifeState): Refusal | null {
  if (promise === null) return whole('Ничего не обещано: отмечать нечего');
  if (promise.keptAt !== null) return whole('Обещание уже отмечено выполненным');
  return promise.brokenAt === undefined ? null : whole('Обещание уже отмечено невыполненным');
}

function pauseFault({ kind, life }: LifeState): Refusal | null {
  if (kind === 'petition')
    return whole('59-ФЗ не знает приостановки срока: продлите его или дайте промежуточный ответ');
  return isPaused(life) ? whole('Срок уже приостановлен') : null;
}

function fastTrackFault({ kind, life }: LifeState): Refusal | null {
  if (kind === 'petition') return whole('Ускоренное решение бывает у сообщений; обращение идёт по 59-ФЗ');
  return life.isFastTrack ? whole('Ускоренное решение уже включено') : null;
}

function closeFault({ status }: LifeState, { reason }: MoveOf<'close'>): Refusal | null {
  if (status === 'answered' || reason !== null) return null;
  return at('reason', 'закрыть без ответа можно только с причиной');
}

/** Why a move that the state allows cannot be made with these facts; null where it can. */
export function faultOf(state: LifeState, move: Move, context: MoveContext): Refusal | null {
  switch (move.kind) {
    case 'assign':
      return assignFault(state, move, context);
    case 'take':
      return state.department === null ? whole('Исполнитель не назначен: сначала назначьте его') : null;
    case 'answer':
      return answerFault(state, move, context);
    case 'hand-over':
      return handOverFault(state, move, context);
    case 'reopen':
      return reopenFault(state, move);
    case 'extend':
      return extendFault(move, context);
    case 'notice':
      return owesNotice(state.life) ? null : whole('Автор уже уведомлён обо всём, о чём следовало');
    case 'control-set':
      return controlFault(state, move, context);
    case 'control-off':
      return controlOffFault(state, move, context);
    case 'fast-track-on':
      return fastTrackFault(state);
    case 'fast-track-off':
      return state.life.isFastTrack ? null : whole('Ускоренное решение не включено');
    case 'pause':
      return pauseFault(state);
    case 'resume':
      return isPaused(state.life) ? null : whole('Срок и так идёт');
    case 'promise-kept':
    case 'promise-broken':
      return promiseFault(state);
    case 'close':
      return closeFault(state, move);
    case 'submit':
    case 'approve':
    case 'return':
    case 'interim':
    case 'redirect':
    case 'not-competent':
    case 'withdraw':
      return null;
  }
}
