import { sql } from 'drizzle-orm';
import { mark } from '../mark';
import type { Store } from '../store';

const REASON_LIMIT = 1_000;

/** Sets an event aside that a consumer cannot take, with the reason, so that the rest goes on. */
export async function parkPoison(
  store: Store,
  input: { consumer: string; pos: number; error: unknown },
): Promise<void> {
  const reason = (input.error instanceof Error ? input.error.message : String(input.error)).slice(
    0,
    REASON_LIMIT,
  );
  await store.db.orm.execute(sql`
    INSERT INTO poison_event (consumer, pos, reason, parked_at)
    VALUES (${input.consumer}, ${input.pos}, ${reason}, ${mark(store.clock.now())})
    ON CONFLICT (consumer, pos) DO UPDATE SET reason = excluded.reason, parked_at = excluded.parked_at`);
}
