import { eq } from 'drizzle-orm';
import { AppError } from '@/lib/contract/app-error';
import type { InstructionChanged, InstructionMove } from '@/lib/contract/instruction';
import type { Transaction } from '@/lib/db/database';
import { instruction } from '@/lib/db/schema';
import { withTransaction } from '@/lib/db/with-transaction';
import { INSTRUCTION_MOVES, isOpenState, refusalOf, STATE_WORDS } from '@/lib/domain/instructions/moves';
import { formatMoment } from '@/lib/domain/russian';
import { type Actor, requireScope } from '../actor';
import type { Store, VerbContext } from '../store';
import { dueMoment } from './due-moment';
import { changedAnswer, type InstructionRow, lockInstruction, noteHappening } from './instruction-rows';

interface Moving {
  readonly ctx: VerbContext;
  readonly input: { readonly id: number; readonly move: InstructionMove };
}

/**
 * One move of an instruction: accepted, reported, returned, taken off control, extended, cancelled; the last four by
 * its author only. Needs the scope `instructions`; errors: not-found, conflict for a move that its state forbids or
 * that somebody forestalled, forbidden for another person than the author, invalid for a term that has passed.
 */
export async function moveInstruction({ ctx, input }: Moving): Promise<InstructionChanged> {
  const { store } = ctx;
  const row = await withTransaction(store.db, (tx) => moveInstructionIn(tx, { ctx, input }));
  store.pokeRelay();
  return changedAnswer(row, wordsOf(store, row, input.move));
}

/** The same as a part of a bigger transaction, whose verb pokes the relay. */
export async function moveInstructionIn(
  tx: Transaction,
  { ctx: { store, actor }, input: { id, move } }: Moving,
): Promise<InstructionRow> {
  requireScope(actor, 'instructions');
  const before = await lockInstruction(tx, { id, version: move.version ?? null });
  refuse(before, move, actor);
  const after = await write(tx, before, await nextOf(tx, store, { row: before, move }));
  const text = 'text' in move ? move.text : null;
  const now = store.clock.now();
  await noteHappening(tx, after, { action: move.action, actor: actor.id, text, now });
  return after;
}

function refuse(row: InstructionRow, { action }: InstructionMove, { id, department }: Actor): void {
  const isStranger = department !== undefined && department !== row.executor;
  if (isStranger && INSTRUCTION_MOVES[action].by === 'executor')
    throw new AppError('forbidden', 'не сделано: поручение дано другому подразделению');
  const refusal = refusalOf(action, { state: row.state, isAuthor: row.author === id });
  if (refusal === null) return;
  const isForeign = INSTRUCTION_MOVES[action].from.includes(row.state);
  throw new AppError(isForeign ? 'forbidden' : 'conflict', `не сделано: ${refusal}`);
}

type Next = Partial<Pick<InstructionRow, 'state' | 'dueAt' | 'reportedAt' | 'closedAt'>>;

async function nextOf(
  tx: Transaction,
  store: Store,
  { row, move }: { row: InstructionRow; move: InstructionMove },
): Promise<Next> {
  const now = new Date(store.clock.now());
  const state = INSTRUCTION_MOVES[move.action].to ?? row.state;
  if (move.action === 'extend') {
    const dueAt = new Date(await dueMoment(tx, store, move.due));
    if (dueAt > row.dueAt) return { dueAt };
    throw new AppError('invalid', 'срок не продлён: новый не позже прежнего', [
      { field: 'due', message: 'выберите время позже нынешнего срока' },
    ]);
  }
  if (move.action === 'report') return { state, reportedAt: now };
  return isOpenState(state) ? { state } : { state, closedAt: now };
}

async function write(tx: Transaction, row: InstructionRow, next: Next): Promise<InstructionRow> {
  const [written] = await tx
    .update(instruction)
    .set({ ...next, version: row.version + 1 })
    .where(eq(instruction.id, row.id))
    .returning();
  if (written === undefined) throw new Error(`instruction ${row.id} vanished under its lock`);
  return written;
}

function wordsOf({ city }: Store, { id, state, dueAt }: InstructionRow, { action }: InstructionMove): string {
  if (action === 'extend')
    return `поручение № ${id} продлено до ${formatMoment(city.profile.zone, dueAt.getTime())}`;
  return `поручение № ${id}: ${STATE_WORDS[state]}`;
}
