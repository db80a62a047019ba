import { sql } from 'drizzle-orm';
import type { Transaction } from '@/lib/db/database';
import { lockAppeals, writeChanges } from '../appeals/appeal-rows';
import type { AppealState } from '../appeals/appeal-state';
import { changeEvent } from '../appeals/change-event';
import { appendEvents } from '../log/append-events';

const BATCH = 1_000;
/** More than this many changes at once go into the lane that does not delay live appeals. */
const LIVE_LIMIT = 200;

export interface AppealMove {
  readonly ids: readonly number[];
  /** Null leaves an appeal as it is. */
  next(state: AppealState, id: number): AppealState | null;
  readonly actor: string;
  readonly now: number;
}

/** Appeals of a department that have neither an answer nor a closing. */
export async function openAppealsOf(tx: Transaction, code: string): Promise<number[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    SELECT id FROM appeal WHERE department = ${code} AND answered_at IS NULL AND closed_at IS NULL ORDER BY id`);
  return rows.map(({ id }) => Number(id));
}

/** Gives appeals another department, each with its `appeal.updated`; answers how many really moved. */
export async function moveAppealsTo(tx: Transaction, move: AppealMove): Promise<number> {
  const { ids, actor, now } = move;
  const lane = ids.length > LIVE_LIMIT ? 'bulk' : 'live';
  let moved = 0;
  for (let from = 0; from < ids.length; from += BATCH) {
    const locked = await lockAppeals(tx, ids.slice(from, from + BATCH));
    const changes = [...locked.values()].flatMap((stored) => {
      const next = move.next(stored.state, stored.id);
      const { keys, bodyHash } = stored;
      return next === null ? [] : [{ stored, keys, bodyHash, next }];
    });
    await writeChanges(tx, changes);
    await appendEvents(
      tx,
      changes.map((change) => changeEvent('appeal.updated', change)),
      { actor, lane, restored: false, recordedAt: now },
    );
    moved += changes.length;
  }
  return moved;
}
