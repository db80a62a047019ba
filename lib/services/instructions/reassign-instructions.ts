import { eq } from 'drizzle-orm';
import type { Transaction } from '@/lib/db/database';
import { instruction } from '@/lib/db/schema';
import { INSTRUCTION_MOVES, isOpenState } from '@/lib/domain/instructions/moves';
import { lockInstruction, noteHappening } from './instruction-rows';

export interface Reassignment {
  readonly ids: readonly number[];
  readonly executor: string;
  readonly reason: string;
  readonly actor: string;
  readonly now: number;
}

/**
 * Gives open instructions to another executor, each by its own event with the reason. What the former one has accepted
 * is given anew: the successor accepts it for itself. Answers how many really went over.
 */
export async function reassignInstructions(tx: Transaction, given: Reassignment): Promise<number> {
  const { ids, executor, reason: text, actor, now } = given;
  let moved = 0;
  for (const id of ids) {
    const before = await lockInstruction(tx, { id, version: null });
    if (!isOpenState(before.state)) continue;
    const state = before.state === 'accepted' ? 'given' : (INSTRUCTION_MOVES.reassign.to ?? before.state);
    const set = { executor, state, version: before.version + 1 };
    await tx.update(instruction).set(set).where(eq(instruction.id, id));
    await noteHappening(tx, { ...before, ...set }, { action: 'reassign', actor, text, now });
    moved++;
  }
  return moved;
}
