import { AppError } from '@/lib/contract/app-error';
import type { MoveAnswer } from '@/lib/contract/life';
import type { Transaction } from '@/lib/db/database';
import { withTransaction } from '@/lib/db/with-transaction';
import { MOVE_TABLE } from '@/lib/domain/life/move-table';
import { MADE_NAMES } from '@/lib/domain/life/move-words';
import { moved } from '@/lib/domain/life/moved';
import { requireScope } from '../actor';
import { lockAppeals, type StoredAppeal, writeChanges } from '../appeals/appeal-rows';
import type { AppealState } from '../appeals/appeal-state';
import { moveEvent } from '../appeals/change-event';
import type { DeadlineRuler } from '../deadlines/deadline-desk';
import { departmentFault } from '../departments/require-open-department';
import { appendEvents } from '../log/append-events';
import { withChosenDepartment } from '../routing/routing-desk';
import type { Store, VerbContext } from '../store';
import { findRepeat, keepMove, type MoveRequest } from './keep-move';
import { extensionRoomOf, lifeStateOf, stateAfterMove } from './life-state';
import { staleMove } from './stale-move';

export interface Moving {
  readonly ctx: VerbContext;
  readonly input: MoveRequest;
}

/**
 * Makes one move of an appeal's life: one event, one actor, its words beside. Needs the scope `work`, for control
 * marks `control`. Errors: not-found, conflict where the record is another than the sender saw, invalid where the
 * table or the facts forbid it.
 */
export async function moveAppeal({ ctx, input }: Moving): Promise<MoveAnswer> {
  const { store, actor } = ctx;
  requireScope(actor, MOVE_TABLE[input.move.kind].scope);
  const answer = await withTransaction(store.db, (tx) => moveAppealIn(tx, { ctx, input }));
  store.pokeRelay();
  return answer;
}

/** The same as a part of a bigger transaction, whose verb has asked for the right and pokes the relay. */
export async function moveAppealIn(tx: Transaction, { ctx, input }: Moving): Promise<MoveAnswer> {
  const { store, actor } = ctx;
  // Rules before rows: whoever changes the rules takes them in this order too.
  const ruler = await store.deadlines.ruler(tx);
  const stored = (await lockAppeals(tx, [input.id])).get(input.id);
  if (stored === undefined) throw new AppError('not-found', `записи № ${input.id} нет`);
  const repeated = await findRepeat(tx, input, actor.id);
  if (repeated !== null) return answerOf(input, { version: repeated, state: stored.state, isRepeat: true });
  if (stored.version !== input.version) throw await staleMove(tx, stored, store.city.profile.zone);
  const { move } = input;
  const fault = move.kind === 'assign' ? await executorFault(tx, store, move.department) : null;
  const made = { actor: actor.id, now: store.clock.now(), version: stored.version + 1 };
  const next = nextOf(ruler, stored, { ...made, input, fault });
  const change = { stored, next, keys: stored.keys, bodyHash: stored.bodyHash };
  await writeChanges(tx, [change]);
  await keepMove(tx, input, made);
  const origin = { actor: made.actor, lane: 'live', restored: false, recordedAt: made.now } as const;
  await appendEvents(tx, [moveEvent(move.kind, change)], origin);
  return answerOf(input, { version: made.version, state: next, isRepeat: false });
}

/** Why a department cannot be given work, in words; null where it can. */
async function executorFault(tx: Transaction, store: Store, department: string): Promise<string | null> {
  const fault = departmentFault(await store.departments.board(tx), department);
  return fault === null ? null : `${fault.message}: ${fault.advice}`;
}

/** Errors: invalid, at the field of the move that is wrong. */
function nextOf(
  ruler: DeadlineRuler,
  { state }: StoredAppeal,
  given: { input: MoveRequest; actor: string; now: number; fault: string | null },
): AppealState {
  const { input, actor, now, fault } = given;
  const extension = extensionRoomOf(ruler, state);
  const result = moved(lifeStateOf(state), input.move, { now, actor, extension, executorFault: fault });
  if (result.ok) return chosenBy(input, stateAfterMove(ruler, state, result.next));
  const { field, message } = result.refusal;
  if (field === '') throw new AppError('invalid', message);
  const errors = [{ field: `move.${field}`, message }];
  throw new AppError('invalid', 'ход не сделан: исправьте поля и пришлите снова', errors);
}

/** Whom a person gave it to, routing leaves it with. */
function chosenBy({ move }: MoveRequest, state: AppealState): AppealState {
  return move.kind === 'assign' ? withChosenDepartment(state, move.department) : state;
}

function answerOf(
  { id, move }: MoveRequest,
  made: { version: number; state: AppealState; isRepeat: boolean },
): MoveAnswer {
  const { version, state, isRepeat } = made;
  const words = MADE_NAMES[move.kind];
  return { id, version, status: state.status, isRepeat, message: isRepeat ? `Уже сделано: ${words}` : words };
}
