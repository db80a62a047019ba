import { AppError } from '@/lib/contract/app-error';
import type { MovesAnswer } from '@/lib/contract/life';
import { withTransaction } from '@/lib/db/with-transaction';
import { explainClocks } from '@/lib/domain/deadline/explain';
import { MOVE_KINDS } from '@/lib/domain/life/move';
import { MOVE_TABLE } from '@/lib/domain/life/move-table';
import { MOVE_NAMES } from '@/lib/domain/life/move-words';
import { type MoveContext, whyNot } from '@/lib/domain/life/moved';
import type { StoredAppeal } from '../appeals/appeal-rows';
import { readStoredAppeal } from '../appeals/read-appeal';
import type { DeadlineRuler } from '../deadlines/deadline-desk';
import { presentMove } from '../present/present-moves';
import type { VerbContext } from '../store';
import { earlierAppeals } from './earlier-appeals';
import { extensionRoomOf, lifeStateOf } from './life-state';
import { presentClock, presentLife } from './present-life';
import { type MoveRow, readMoves } from './read-moves';

const historyOf = (rows: readonly MoveRow[]): MovesAnswer['history'] =>
  rows.map((row) => ({ ...presentMove(row), at: row.movedAt.toISOString(), actor: row.actor }));

function possible(stored: StoredAppeal, context: MoveContext): MovesAnswer['moves'] {
  const state = lifeStateOf(stored.state);
  return MOVE_KINDS.map((kind) => ({
    kind,
    name: MOVE_NAMES[kind],
    scope: MOVE_TABLE[kind].scope,
    why: whyNot(state, kind, context),
  }));
}

function contextOf(
  { store, actor }: VerbContext,
  ruler: DeadlineRuler,
  { state }: StoredAppeal,
): MoveContext {
  const extension = extensionRoomOf(ruler, state);
  return { now: store.clock.now(), actor: actor.id, extension, executorFault: null };
}

/** Where an appeal stands, what can be done with it and why not, personal data masked. Errors: not-found. */
export async function listMoves({
  ctx,
  input: { id },
}: {
  ctx: VerbContext;
  input: { id: number };
}): Promise<MovesAnswer> {
  const { db, deadlines } = ctx.store;
  const stored = await readStoredAppeal(db.orm, id);
  if (stored === undefined) throw new AppError('not-found', `записи № ${id} нет`);
  const ruler = await withTransaction(db, (tx) => deadlines.ruler(tx));
  const history = historyOf(await readMoves(db.orm, id));
  const context = contextOf(ctx, ruler, stored);
  const { state } = stored;
  return {
    id,
    version: stored.version,
    status: state.status,
    department: state.department,
    moves: possible(stored, context),
    clocks: explainClocks(ruler, state).map(presentClock),
    faults: [...(ruler.deadlinesOf(state).faults ?? [])],
    life: presentLife(state.life),
    extension: context.extension,
    draft: history.findLast(({ kind }) => kind === 'submit')?.text ?? null,
    earlier: await earlierAppeals(db, stored),
    history,
  };
}
