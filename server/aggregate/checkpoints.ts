import { deserialize, serialize } from 'node:v8';
import { eq, sql } from 'drizzle-orm';
import type { Database } from '@/lib/db/database';
import { checkpoint } from '@/lib/db/schema';
import { AGGREGATE_RULES, type SavedAggregate } from './aggregate-state';

const PROJECTION = 'aggregate';

/** The last folded state, when it was folded by today's rules. */
export async function loadCheckpoint(database: Database): Promise<SavedAggregate | null> {
  const [row] = await database.orm.select().from(checkpoint).where(eq(checkpoint.projection, PROJECTION));
  return row === undefined || row.rules !== rulesOf() ? null : readState(row.state);
}

/** Written by `saveCheckpoint` under the same rules, so it has their shape. */
function readState(bytes: Uint8Array): SavedAggregate {
  return deserialize(bytes);
}

/** What v8 writes is only for the Node that reads it the same way. */
function rulesOf(): string {
  return `${AGGREGATE_RULES}/v8-${process.versions.v8.split('.')[0]}`;
}

export async function saveCheckpoint(database: Database, state: SavedAggregate): Promise<void> {
  const values = {
    pos: state.pos,
    advancedTo: new Date(state.now),
    rules: rulesOf(),
    state: serialize(state),
    savedAt: new Date(),
  };
  await database.orm
    .insert(checkpoint)
    .values({ projection: PROJECTION, ...values })
    .onConflictDoUpdate({
      target: checkpoint.projection,
      set: values,
      setWhere: sql`${checkpoint.pos} <= ${state.pos}`,
    });
}

export async function dropCheckpoint(database: Database): Promise<void> {
  await database.orm.delete(checkpoint).where(eq(checkpoint.projection, PROJECTION));
}
