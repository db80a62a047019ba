import type postgres from 'postgres';
import type { Channel, Kind, Status } from '@/lib/domain/appeal';
import type { DeadlineFacts } from '@/lib/domain/deadline/clock';
import { type LifeFacts, NEW_LIFE } from '@/lib/domain/life/facts';

/** An open appeal as the rules look at it, with the due time that holds. */
export interface OpenAppeal extends DeadlineFacts {
  readonly id: number;
  readonly due: number | null;
  readonly soon: number | null;
  readonly regime: string | null;
}

interface Row {
  readonly id: string;
  readonly kind: Kind;
  readonly source: string;
  readonly channel: Channel;
  readonly topic: string;
  readonly status: Status;
  readonly created: number;
  readonly received: number;
  readonly source_due: number | null;
  readonly due: number | null;
  readonly soon: number | null;
  readonly regime: string | null;
  readonly life: LifeFacts | null;
}

const PAGE = 10_000;

const toFacts = ({ id, source_due, life, ...row }: Row): OpenAppeal => ({
  ...row,
  id: Number(id),
  sourceDue: source_due,
  answered: null,
  closed: null,
  life: life ?? NEW_LIFE,
});

/** Open appeals in the order of their numbers, a page at a time; the next page is fetched meanwhile. */
export async function* readOpen(sql: postgres.Sql): AsyncGenerator<readonly OpenAppeal[]> {
  const cursor = sql<Row[]>`
    SELECT id, kind, source, channel, topic, status, (extract(epoch FROM created_at) * 1000)::float8 AS created,
      (extract(epoch FROM received_at) * 1000)::float8 AS received,
      (extract(epoch FROM source_due_at) * 1000)::float8 AS source_due,
      (extract(epoch FROM due_at) * 1000)::float8 AS due, (extract(epoch FROM soon_at) * 1000)::float8 AS soon,
      regime, life
    FROM appeal WHERE answered_at IS NULL AND closed_at IS NULL`.cursor(PAGE);
  for await (const rows of cursor) yield rows.map(toFacts);
}
