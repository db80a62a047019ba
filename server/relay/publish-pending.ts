import type postgres from 'postgres';
import type { PublishedEvent } from '@/lib/domain/log-event';
import { PUBLISHED_COLUMNS, type PublishedRow, toPublishedEvent } from '@/lib/services/log/published-event';

/**
 * Gives committed events their places, live ones first, in one statement that is durable before it answers.
 * A bulk event of an appeal that a live one touches goes along, so that an appeal's own order stands.
 */
export async function publishPending(
  sql: postgres.Sql,
  input: { limit: number; now: number },
): Promise<PublishedEvent[]> {
  const rows = await sql<PublishedRow[]>`
    WITH live AS (
      SELECT event_id, appeal_id FROM event_pending WHERE lane = 'live' ORDER BY event_id LIMIT ${input.limit}
    ), earlier AS (
      SELECT p.event_id FROM event_pending p JOIN live l ON l.appeal_id = p.appeal_id
      WHERE p.lane = 'bulk' AND p.event_id < l.event_id
    ), bulk AS (
      SELECT event_id FROM event_pending
      WHERE lane = 'bulk' AND NOT EXISTS (SELECT 1 FROM live) ORDER BY event_id LIMIT ${input.limit}
    ), next AS (
      SELECT event_id FROM live UNION SELECT event_id FROM earlier UNION SELECT event_id FROM bulk
    ), gone AS (
      DELETE FROM event_pending p USING next WHERE p.event_id = next.event_id RETURNING p.event_id
    ), placed AS (
      INSERT INTO event_publication (pos, event_id, published_at)
      SELECT coalesce((SELECT max(pos) FROM event_publication), 0) + row_number() OVER (ORDER BY event_id),
        event_id, to_timestamp(${input.now / 1000}::float8)
      FROM gone
      RETURNING pos, event_id, published_at
    )
    SELECT placed.pos, (extract(epoch from placed.published_at) * 1000)::float8 AS published_at, ${sql.unsafe(PUBLISHED_COLUMNS)}
    FROM placed JOIN appeal_event e ON e.id = placed.event_id ORDER BY placed.pos`;
  return rows.map(toPublishedEvent);
}
