import type { Database } from '@/lib/db/database';
import type { LogReader } from '@/lib/stream/event-stream';
import { PUBLISHED_COLUMNS, type PublishedRow, toPublishedEvent } from './published-event';

export function createLogReader({ sql }: Database): LogReader {
  return {
    async head() {
      const [row] = await sql<{ head: string | null }[]>`SELECT max(pos) AS head FROM event_publication`;
      return Number(row?.head ?? 0);
    },
    async read(after, limit) {
      const rows = await sql<PublishedRow[]>`
        SELECT p.pos, (extract(epoch from p.published_at) * 1000)::float8 AS published_at, ${sql.unsafe(PUBLISHED_COLUMNS)}
        FROM event_publication p JOIN appeal_event e ON e.id = p.event_id
        WHERE p.pos > ${after} ORDER BY p.pos LIMIT ${limit}`;
      return rows.map(toPublishedEvent);
    },
  };
}
