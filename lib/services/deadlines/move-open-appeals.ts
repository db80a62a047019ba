import { and, asc, gt, isNull, sql } from 'drizzle-orm';
import type { Transaction } from '@/lib/db/database';
import { appeal, deadlineVersion } from '@/lib/db/schema';
import { withTransaction } from '@/lib/db/with-transaction';
import { type AppealChange, fromRow, type StoredAppeal } from '../appeals/appeal-rows';
import { changeEvent } from '../appeals/change-event';
import { appendEvents } from '../log/append-events';
import { mark } from '../mark';
import type { Store } from '../store';
import { type DeadlineRuler, withDeadlines } from './deadline-desk';
import { noteMoved } from './rules-versions';

const BATCH = 1_000;

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
    const open = await lockOpen(tx, task.movedThrough);
    const changes = changesOf(ruler, open);
    await writeDeadlines(tx, changes);
    const events = changes.map((change) => changeEvent('appeal.updated', change));
    const now = store.clock.now();
    await appendEvents(tx, events, { actor: task.actor, lane: 'bulk', restored: false, recordedAt: now });
    await noteMoved(tx, task.id, {
      through: open.at(-1)?.id ?? task.movedThrough,
      moved: changes.length,
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

/** Their texts and people stay where they are: a due time needs none. */
async function lockOpen(tx: Transaction, after: number): Promise<StoredAppeal[]> {
  const rows = await tx
    .select()
    .from(appeal)
    .where(and(isNull(appeal.answeredAt), isNull(appeal.closedAt), gt(appeal.id, after)))
    .orderBy(asc(appeal.id))
    .limit(BATCH)
    .for('update');
  return rows.map((row) =>
    fromRow({ appeal: row, appeal_text: null, appeal_person: null, place_reading: null }),
  );
}

function changesOf(ruler: DeadlineRuler, open: readonly StoredAppeal[]): AppealChange[] {
  return open.flatMap((stored) => {
    const { keys, bodyHash, state } = stored;
    const next = withDeadlines(ruler, state);
    const isSame = next.due === state.due && next.soon === state.soon && next.regime === state.regime;
    return isSame ? [] : [{ stored, keys, bodyHash, next }];
  });
}

/** No new version: what a person or an import saw of the appeal is as it was. */
async function writeDeadlines(tx: Transaction, changes: readonly AppealChange[]): Promise<void> {
  if (changes.length === 0) return;
  const stamp = (at: number | null) => (at === null ? null : mark(at));
  const rows = changes.map(({ stored, next }) => ({
    id: stored.id,
    due_at: stamp(next.due),
    soon_at: stamp(next.soon),
    regime: next.regime,
  }));
  await tx.execute(sql`
    UPDATE appeal a SET due_at = r.due_at, soon_at = r.soon_at, regime = r.regime
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS r(id bigint, due_at timestamptz, soon_at timestamptz, regime text)
    WHERE a.id = r.id`);
}
