import { sql } from 'drizzle-orm';
import type { Transaction } from '@/lib/db/database';
import type { Lane, LogEventBody } from '@/lib/domain/log-event';
import { mark } from '../mark';

export interface NewEvent {
  readonly appealId: number | null;
  readonly body: LogEventBody;
}

export interface EventOrigin {
  readonly actor: string;
  readonly lane: Lane;
  readonly restored: boolean;
  /** Epoch ms. */
  readonly recordedAt: number;
}

/** Appends events in the given order, in the transaction of the state they explain. */
export async function appendEvents(
  tx: Transaction,
  events: readonly NewEvent[],
  origin: EventOrigin,
): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map((event, i) => ({
    i,
    appeal_id: event.appealId,
    body: event.body,
  }));
  await tx.execute(sql`
    INSERT INTO appeal_event (appeal_id, actor, lane, restored, recorded_at, body)
    SELECT r.appeal_id, ${origin.actor}, ${origin.lane}, ${origin.restored}, ${mark(origin.recordedAt)}, r.body
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS r(i int, appeal_id bigint, body jsonb)
    ORDER BY r.i`);
}
