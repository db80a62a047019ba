import { and, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import { instruction, reminder } from '@/lib/db/schema';
import { withTransaction } from '@/lib/db/with-transaction';
import { INSTRUCTION_MOVES } from '@/lib/domain/instructions/moves';
import { AHEAD } from '@/lib/domain/reminder';
import { requireScope } from '../actor';
import type { VerbContext } from '../store';
import { noteHappening } from './instruction-rows';

/**
 * Reminds of open instructions that are soon due, once for each term; answers how many. Needs the scope
 * `instructions`.
 */
export async function remindInstructions({ ctx: { store, actor } }: { ctx: VerbContext }): Promise<number> {
  requireScope(actor, 'instructions');
  const now = store.clock.now();
  const reminded = await withTransaction(store.db, async (tx) => {
    const rows = await tx
      .select()
      .from(instruction)
      .where(
        and(
          inArray(instruction.state, [...INSTRUCTION_MOVES.remind.from]),
          lte(instruction.dueAt, new Date(now + AHEAD.instruction)),
          or(isNull(instruction.remindedAt), sql`${instruction.remindedAt} <> ${instruction.dueAt}`),
        ),
      )
      .for('update', { skipLocked: true });
    for (const row of rows) {
      await tx.update(instruction).set({ remindedAt: row.dueAt }).where(sql`id = ${row.id}`);
      const made = { targetId: row.id, stage: 'soon', dueAt: row.dueAt, madeAt: new Date(now) } as const;
      await tx
        .insert(reminder)
        .values({ kind: 'instruction', ...made })
        .onConflictDoNothing();
      await noteHappening(tx, row, { action: 'remind', actor: actor.id, text: null, now });
    }
    return rows.length;
  });
  if (reminded > 0) store.pokeRelay();
  return reminded;
}
