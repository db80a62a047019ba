import { eq, sql } from 'drizzle-orm';
import { AppError } from '@/lib/contract/app-error';
import type { InstructionChanged } from '@/lib/contract/instruction';
import type { Transaction } from '@/lib/db/database';
import { instruction, instructionText } from '@/lib/db/schema';
import type { InstructionAction } from '@/lib/domain/instructions/instruction';
import { appendEvents } from '../log/append-events';
import { mark } from '../mark';

export type InstructionRow = typeof instruction.$inferSelect;

/** Locks it: of two who move at once, the second sees what the first has done. Errors: not-found, conflict. */
export async function lockInstruction(
  tx: Transaction,
  { id, version }: { id: number; version: number | null },
): Promise<InstructionRow> {
  const [row] = await tx.select().from(instruction).where(eq(instruction.id, id)).for('update');
  if (row === undefined) throw new AppError('not-found', `поручения № ${id} нет`);
  if (version !== null && row.version !== version) {
    throw new AppError('conflict', `поручение № ${id} изменили, пока вы смотрели: обновите страницу`);
  }
  return row;
}

export interface Happening {
  readonly action: InstructionAction;
  readonly actor: string;
  readonly text: string | null;
  readonly now: number;
}

/** Writes what happened to an instruction: its history, the words apart, and the log. */
export async function noteHappening(tx: Transaction, row: InstructionRow, what: Happening): Promise<void> {
  const { action, actor, text, now } = what;
  const [event] = await tx.execute<{ id: string }>(sql`
    INSERT INTO instruction_event (instruction_id, action, actor, due_at, recorded_at)
    VALUES (${row.id}, ${action}, ${actor}, ${mark(row.dueAt.getTime())}, ${mark(now)}) RETURNING id`);
  if (event === undefined) throw new Error('an event of an instruction was not written');
  if (text !== null) await tx.insert(instructionText).values({ eventId: Number(event.id), text });
  const { id: instructionId, state, executor } = row;
  const body = {
    type: 'instruction.turned',
    instructionId,
    action,
    state,
    executor,
    due: row.dueAt.getTime(),
  } as const;
  await appendEvents(tx, [{ appealId: null, body }], {
    actor,
    lane: 'live',
    restored: false,
    recordedAt: now,
  });
}

export function changedAnswer(
  { id, version, state, dueAt }: InstructionRow,
  message: string,
): InstructionChanged {
  return { id, version, state, dueAt: dueAt.toISOString(), message };
}
