import { sql } from 'drizzle-orm';
import type { AppealSearch } from '@/lib/search/appeal-search';
import { mark } from '../mark';
import { writingToIndex } from '../search/index-writes';
import { readDocuments } from '../search/read-documents';
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

export interface ParkedEvent {
  readonly consumer: string;
  readonly pos: number;
  readonly reason: string;
  readonly parkedAt: string;
}

/** What consumers could not take, the oldest first. */
export async function listPoison({ db }: Store): Promise<ParkedEvent[]> {
  const rows = await db.sql<{ consumer: string; pos: string; reason: string; parked_at: number }[]>`
    SELECT consumer, pos, reason, (extract(epoch FROM parked_at) * 1000)::float8 AS parked_at
    FROM poison_event ORDER BY pos, consumer`;
  return rows.map(({ consumer, pos, reason, parked_at }) => ({
    consumer,
    pos: Number(pos),
    reason,
    parkedAt: mark(parked_at),
  }));
}

/** Has a parked event of the index tried again: its appeal is indexed as it stands now. Answers in words. */
export async function retryPoison(store: Store, search: AppealSearch, pos: number): Promise<string> {
  const [row] = await store.db.sql<{ appeal_id: string }[]>`
    SELECT e.appeal_id FROM poison_event x JOIN event_publication p ON p.pos = x.pos JOIN appeal_event e ON e.id = p.event_id
    WHERE x.pos = ${pos} AND x.consumer LIKE 'index%'`;
  if (row === undefined) return `среди отложенных индексацией нет позиции ${pos}`;
  const documents = await readDocuments(store.db, new Map([[Number(row.appeal_id), pos]]));
  const { refused } = await writingToIndex(store.db, () => search.write(documents));
  const [reason] = refused;
  if (reason !== undefined) return `снова не взято: ${reason.reason}`;
  await store.db.sql`DELETE FROM poison_event WHERE pos = ${pos} AND consumer LIKE 'index%'`;
  return `взято: запись № ${row.appeal_id} снова в поиске`;
}
