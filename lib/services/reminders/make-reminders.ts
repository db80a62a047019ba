import { sql } from 'drizzle-orm';
import type { Transaction } from '@/lib/db/database';
import { withTransaction } from '@/lib/db/with-transaction';
import { INSTRUCTION_MOVES } from '@/lib/domain/instructions/moves';
import { UNFINISHED } from '@/lib/domain/life/move-table';
import { AHEAD } from '@/lib/domain/reminder';
import { requireScope } from '../actor';
import { remindInstructions } from '../instructions/remind-instructions';
import { mark } from '../mark';
import type { VerbContext } from '../store';

/**
 * Calls to mind instructions and control marks whose term comes or has passed, each term once however often it is
 * asked; answers how many are new. Needs the scopes `instructions` and `control`.
 */
export async function makeReminders({ ctx }: { ctx: VerbContext }): Promise<number> {
  const { store, actor } = ctx;
  requireScope(actor, 'control');
  const soon = await remindInstructions({ ctx });
  const now = store.clock.now();
  return withTransaction(
    store.db,
    async (tx) => soon + (await lateInstructions(tx, now)) + (await controlMarks(tx, now)),
  );
}

async function lateInstructions(tx: Transaction, now: number): Promise<number> {
  const made = await tx.execute(sql`
    INSERT INTO reminder (kind, target_id, stage, due_at, made_at)
    SELECT 'instruction', i.id, 'late', i.due_at, ${mark(now)}
    FROM instruction i
    WHERE i.closed_at IS NULL AND i.due_at < ${mark(now)}
      AND i.state IN ${[...INSTRUCTION_MOVES.remind.from]}
      AND NOT EXISTS (SELECT 1 FROM reminder r WHERE r.kind = 'instruction' AND r.target_id = i.id
        AND r.stage = 'late' AND r.due_at = i.due_at)
    ON CONFLICT DO NOTHING RETURNING id`);
  return made.length;
}

/** Marks on appeals that nobody has answered: an answer before the control date has met it. */
async function controlMarks(tx: Transaction, now: number): Promise<number> {
  const made = await tx.execute(sql`
    INSERT INTO reminder (kind, target_id, controller, stage, due_at, made_at)
    SELECT 'control', m.id, m.controller, m.stage, m.due_at, ${mark(now)}
    FROM (
      SELECT a.id, c.controller, to_timestamp(c.until / 1000) AS due_at,
        CASE WHEN to_timestamp(c.until / 1000) < ${mark(now)} THEN 'late' ELSE 'soon' END AS stage
      FROM appeal a CROSS JOIN LATERAL jsonb_to_recordset(a.life->'controls') AS c(controller text, until float8)
      WHERE jsonb_array_length(a.life->'controls') > 0 AND a.status IN ${[...UNFINISHED]}
        AND c.until <= ${now + AHEAD.control}
    ) m
    WHERE NOT EXISTS (SELECT 1 FROM reminder r WHERE r.kind = 'control' AND r.target_id = m.id
      AND r.controller = m.controller AND r.stage = m.stage AND r.due_at = m.due_at)
    ON CONFLICT DO NOTHING RETURNING id`);
  return made.length;
}
