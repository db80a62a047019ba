import { sql } from 'drizzle-orm';
import type { Orm, Transaction } from '@/lib/db/database';
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

type Row = [
  id: number,
  kind: Kind,
  source: string,
  channel: Channel,
  topic: string,
  status: Status,
  created: number,
  received: number,
  sourceDue: number | null,
  due: number | null,
  soon: number | null,
  regime: string | null,
  life: LifeFacts | null,
];

const PAGE = 5_000;

function toFacts(row: Row): OpenAppeal {
  const [id, kind, source, channel, topic, status, created, received, sourceDue, due, soon, regime, life] =
    row;
  const facts = { id, kind, source, channel, topic, status, created, received, sourceDue, due, soon, regime };
  return { ...facts, answered: null, closed: null, life: life ?? NEW_LIFE };
}

/** Whole ms; `extract` would reckon in decimals, several times slower. */
const ms = (column: string) => sql.raw(`round(date_part('epoch', ${column}) * 1000)`);

/**
 * The open appeals that follow a number. They come as one JSON: a page is read in half the time that the driver
 * takes for its columns. `lock` keeps them as they are until the transaction ends.
 */
export async function readOpenPage(
  tx: Pick<Transaction, 'execute'> | Pick<Orm, 'execute'>,
  page: { readonly after: number; readonly limit: number; readonly lock: boolean },
): Promise<OpenAppeal[]> {
  const [row] = await tx.execute<{ page: Row[] | null }>(sql`
    SELECT json_agg(json_build_array(id, kind, source, channel, topic, status, ${ms('created_at')}, ${ms('received_at')},
      ${ms('source_due_at')}, ${ms('due_at')}, ${ms('soon_at')}, regime, life)) AS page
    FROM (SELECT * FROM appeal WHERE answered_at IS NULL AND closed_at IS NULL AND id > ${page.after}
      ORDER BY id LIMIT ${page.limit} ${page.lock ? sql`FOR UPDATE` : sql``}) a`);
  return (row?.page ?? []).map(toFacts);
}

/** Open appeals in the order of their numbers, a page at a time and the next one asked for meanwhile. */
export async function* readOpen(orm: Orm): AsyncGenerator<readonly OpenAppeal[]> {
  const read = (after: number) => readOpenPage(orm, { after, limit: PAGE, lock: false });
  let asked = read(0);
  for (;;) {
    const page = await asked;
    const last = page.at(-1);
    if (last === undefined) return;
    asked = read(last.id);
    yield page;
  }
}
