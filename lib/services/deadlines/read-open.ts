import { sql } from 'drizzle-orm';
import type { Orm, Transaction } from '@/lib/db/database';
import type { DeadlineFacts } from '@/lib/domain/deadline/clock';
import { type LifeFacts, NEW_LIFE } from '@/lib/domain/life/facts';

/** An open appeal as the rules look at it, with the due time that holds. */
export interface OpenAppeal extends DeadlineFacts {
  readonly id: number;
  readonly due: number | null;
  readonly soon: number | null;
  readonly regime: string | null;
}

/** Appeals that the rules tell apart by their times alone: what they share comes once. */
interface Group extends Pick<OpenAppeal, 'kind' | 'source' | 'channel' | 'topic' | 'status' | 'regime'> {
  readonly life: LifeFacts | null;
  /** `id created received sourceDue due soon` of each, a dash for none. */
  readonly times: string;
}

const PAGE = 5_000;

const readTime = (text: string | undefined) => (text === undefined || text === '-' ? null : Number(text));

/** Each field by its name: spread from the group, a hundred thousand of them would take several times longer. */
function toAppeal({ kind, source, channel, topic, status, regime }: Group, life: LifeFacts, line: string) {
  const [id, created, received, sourceDue, due, soon] = line.split(' ');
  const appeal: OpenAppeal = {
    id: Number(id),
    kind,
    source,
    channel,
    topic,
    status,
    regime,
    created: Number(created),
    received: Number(received),
    sourceDue: readTime(sourceDue),
    due: readTime(due),
    soon: readTime(soon),
    answered: null,
    closed: null,
    life,
  };
  return appeal;
}

function appealsOf(group: Group): OpenAppeal[] {
  // A life of an earlier release lacks what is younger.
  const life = group.life === null ? NEW_LIFE : { ...NEW_LIFE, ...group.life };
  return group.times.split(',').map((line) => toAppeal(group, life, line));
}

/** Whole ms; `extract` would reckon in decimals, and a fraction would be written out by its digits: both are slow. */
const ms = (column: string) => sql.raw(`coalesce((date_part('epoch', ${column}) * 1000)::bigint::text, '-')`);

/**
 * The open appeals that follow a number, in the order of their numbers. What many have in common comes once for
 * all of them, the rest as plain numbers: a page is read in a fraction of the time that the driver takes for its
 * columns. `lock` keeps them as they are until the transaction ends.
 */
export async function readOpenPage(
  tx: Pick<Transaction, 'execute'> | Pick<Orm, 'execute'>,
  page: { readonly after: number; readonly limit: number; readonly lock: boolean },
): Promise<OpenAppeal[]> {
  const groups = await tx.execute<Group & Record<string, unknown>>(sql`
    SELECT kind, source, channel, topic, status, regime, life, string_agg(concat_ws(' ', id, ${ms('created_at')},
      ${ms('received_at')}, ${ms('source_due_at')}, ${ms('due_at')}, ${ms('soon_at')}), ',') AS times
    FROM (SELECT * FROM appeal WHERE answered_at IS NULL AND closed_at IS NULL AND id > ${page.after}
      ORDER BY id LIMIT ${page.limit} ${page.lock ? sql`FOR UPDATE` : sql``}) a
    GROUP BY kind, source, channel, topic, status, regime, life`);
  return groups.flatMap(appealsOf).sort((a, b) => a.id - b.id);
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
