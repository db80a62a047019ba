import { deserialize, serialize } from 'node:v8';
import { eq } from 'drizzle-orm';
import type { Database } from '@/lib/db/database';
import { checkpoint } from '@/lib/db/schema';
import { AGGREGATE_RULES, type SavedAggregate } from './aggregate-state';

const PROJECTION = 'aggregate';
const GENERATION = 'aggregate-generation';

/**
 * Under which rules a state was folded: the folds' own, the engine that serialised it, and the generation that
 * `npm run rebuild -- aggregate` raises.
 */
export async function checkpointRules(database: Database): Promise<string> {
  const [row] = await database.sql<
    { value: unknown }[]
  >`SELECT value FROM store_meta WHERE key = ${GENERATION}`;
  const generation = typeof row?.value === 'number' ? row.value : 0;
  return `${AGGREGATE_RULES}/v8-${process.versions.v8.split('.')[0]}/${generation}`;
}

/** From now on no checkpoint counts that was folded so far, not even one that is written a moment later. */
export async function outdateCheckpoints(database: Database): Promise<void> {
  await database.sql`
    INSERT INTO store_meta AS m (key, value) VALUES (${GENERATION}, '1'::jsonb)
    ON CONFLICT (key) DO UPDATE SET value = to_jsonb((m.value #>> '{}')::int + 1)`;
}

/** The last folded state, when it was folded by these rules. */
export async function loadCheckpoint(database: Database, rules: string): Promise<SavedAggregate | null> {
  const [row] = await database.orm.select().from(checkpoint).where(eq(checkpoint.projection, PROJECTION));
  return row === undefined || row.rules !== rules ? null : readState(row.state);
}

/** Written by `saveCheckpoint` under the same rules, so it has their shape. */
function readState(bytes: Uint8Array): SavedAggregate {
  return deserialize(bytes);
}

export async function saveCheckpoint(
  database: Database,
  state: SavedAggregate,
  rules: string,
): Promise<void> {
  const values = {
    pos: state.pos,
    advancedTo: new Date(state.now),
    rules,
    state: serialize(state),
    savedAt: new Date(),
  };
  await database.orm
    .insert(checkpoint)
    .values({ projection: PROJECTION, ...values })
    .onConflictDoUpdate({ target: checkpoint.projection, set: values });
}
