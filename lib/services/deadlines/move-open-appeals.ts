import { isNull, sql } from 'drizzle-orm';
import type { Transaction } from '@/lib/db/database';
import { deadlineVersion } from '@/lib/db/schema';
import { withTransaction } from '@/lib/db/with-transaction';
import { mark } from '../mark';
import type { Store } from '../store';
import type { DeadlineRuler } from './deadline-desk';
import { type OpenAppeal, readOpenPage } from './read-open';
import { noteMoved } from './rules-versions';

const BATCH = 2_000;

interface Task {
  readonly id: number;
  readonly movedThrough: number;
  readonly actor: string;
}

/**
 * Moves the next batch of open appeals to the rules that hold, by `appeal.updated` in the bulk lane; how far it
 * came is written with them, so that a broken run goes on where it stopped. Answers whether there was work.
 */
export async function moveOpenAppeals(store: Store): Promise<boolean> {
  const isMoved = await withTransaction(store.db, async (tx) => {
    const ruler = await store.deadlines.ruler(tx);
    const task = await nextTask(tx);
    if (task === null) return false;
    const open = await readOpenPage(tx, { after: task.movedThrough, limit: BATCH, lock: true });
    const moves = movesOf(ruler, open);
    const now = store.clock.now();
    await writeMoves(tx, moves, { actor: task.actor, now });
    await noteMoved(tx, task.id, {
      through: open.at(-1)?.id ?? task.movedThrough,
      moved: moves.length,
      doneAt: open.length < BATCH ? now : null,
    });
    return true;
  });
  if (isMoved) store.pokeRelay();
  return isMoved;
}

/** Under the rules' lock the latest version is the only one that can be unfinished. */
async function nextTask(tx: Transaction): Promise<Task | null> {
  const { id, movedThrough, actor } = deadlineVersion;
  const [row] = await tx
    .select({ id, movedThrough, actor })
    .from(deadlineVersion)
    .where(isNull(deadlineVersion.doneAt))
    .for('update', { skipLocked: true });
  return row ?? null;
}

interface Move {
  readonly id: number;
  readonly due: number | null;
  readonly soon: number | null;
  readonly regime: string | null;
}

function movesOf(ruler: DeadlineRuler, open: readonly OpenAppeal[]): Move[] {
  return open.flatMap((appeal) => {
    const { due, soon, regime } = ruler.deadlinesOf(appeal);
    const isSame = due === appeal.due && soon === appeal.soon && regime === appeal.regime;
    return isSame ? [] : [{ id: appeal.id, due, soon, regime }];
  });
}

/**
 * Writes due times and their events in one statement. What an appeal adds to the projections now is what its
 * last event said (events of an appeal are written under its lock), so nothing else of it is read. It gets no
 * new version: what a person or an import saw of it is as it was. `+ 0` keeps the planner, whose statistics may
 * be old, from looking for an appeal's last event through the whole log backwards.
 */
async function writeMoves(
  tx: Transaction,
  moves: readonly Move[],
  { actor, now }: { actor: string; now: number },
): Promise<void> {
  if (moves.length === 0) return;
  await tx.execute(sql`
    WITH r AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(moves)}::jsonb)
        AS r(id bigint, due bigint, soon bigint, regime text)
    ), moved AS (
      UPDATE appeal a SET due_at = to_timestamp(r.due::float8 / 1000), soon_at = to_timestamp(r.soon::float8 / 1000),
        regime = r.regime
      FROM r WHERE a.id = r.id
    )
    INSERT INTO appeal_event (appeal_id, actor, lane, restored, recorded_at, body)
    SELECT r.id, ${actor}, 'bulk', false, ${mark(now)}, jsonb_build_object('type', 'appeal.updated',
      'appealId', r.id, 'before', last.after, 'after', (last.after - '{soon,regime}'::text[])
        || jsonb_build_object('due', r.due)
        || jsonb_strip_nulls(jsonb_build_object('soon', r.soon, 'regime', r.regime)))
    FROM r CROSS JOIN LATERAL (
      SELECT e.body->'after' AS after FROM appeal_event e
      WHERE e.appeal_id = r.id AND jsonb_typeof(e.body->'after') = 'object' ORDER BY e.id + 0 DESC LIMIT 1) last
    ORDER BY r.id`);
}
