import type postgres from 'postgres';
import type { Channel, Kind, Status } from '@/lib/domain/appeal';
import { DAY } from '@/lib/domain/city-time';
import type { RoundFact } from '@/lib/domain/indicator/facts';
import type { MonthSpan } from '@/lib/domain/indicator/month';
import { type LifeFacts, NEW_LIFE } from '@/lib/domain/life/facts';
import { inRound } from '@/lib/domain/life/round';
import { isLedHere } from '@/lib/domain/life/source-facts';
import type { Contribution } from '@/lib/domain/log-event';
import { mark } from '../mark';

/** One snapshot of the store, for all queries of a count. */
export type Snapshot = postgres.TransactionSql;

const PAGE = 5_000;
/** No term is longer: rounds that were reopened earlier are due before the month. */
const LONGEST_TERM = 366 * DAY;
const GONE: ReadonlySet<Status> = new Set(['withdrawn', 'redirected']);

/** A page of appeals, column by column: PostgreSQL writes it in half the time that an array for each row takes. */
interface Page {
  readonly kind: readonly Kind[];
  readonly channel: readonly Channel[];
  readonly status: readonly Status[];
  readonly department: readonly (string | null)[];
  readonly created: readonly number[];
  readonly due: readonly (number | null)[];
  readonly finished: readonly (number | null)[];
  readonly isAnswered: readonly boolean[];
  readonly life: readonly (LifeFacts | null)[];
}

/** Errors: throws where a column is shorter than the others, which one query cannot give. */
function required<T>(column: readonly T[], i: number): T {
  const value = column[i];
  if (value === undefined) throw new Error('a column of a page is too short');
  return value;
}

function toRound(page: Page, i: number): RoundFact {
  const created = required(page.created, i);
  const life = page.life[i] ?? NEW_LIFE;
  return {
    kind: required(page.kind, i),
    channel: required(page.channel, i),
    department: page.department[i] ?? null,
    received: created,
    start: life.reopenedAt ?? created,
    reacted: inRound(life.reactedAt, life),
    due: page.due[i] ?? null,
    finished: page.finished[i] ?? null,
    isAnswered: required(page.isAnswered, i),
    outcome: life.outcome,
    isFastTrack: isLedHere(life) ? life.isFastTrack : null,
    isGone: GONE.has(required(page.status, i)),
    redirected: life.redirectedAt,
    interim: inRound(life.interimAt, life),
    extended: life.extensions.map(({ at }) => at),
  };
}

/** The present round of every appeal that a month may speak of: open at some time of it, or due in it. */
export async function* readRounds(sql: Snapshot, { from, to }: MonthSpan): AsyncGenerator<RoundFact[]> {
  const [start, end] = [mark(from), mark(to)];
  const pages = sql<Page[]>`
    SELECT json_agg(kind) AS kind, json_agg(channel) AS channel, json_agg(status) AS status,
      json_agg(department) AS department, json_agg(life) AS life, json_agg(answered_at IS NOT NULL) AS "isAnswered",
      json_agg(round(date_part('epoch', created_at) * 1000)) AS created,
      json_agg(round(date_part('epoch', due_at) * 1000)) AS due,
      json_agg(round(date_part('epoch', coalesce(answered_at, closed_at)) * 1000)) AS finished
    FROM (SELECT *, (row_number() OVER () - 1) / ${PAGE}::int AS page FROM appeal
      WHERE created_at < ${end} AND ((answered_at IS NULL AND closed_at IS NULL)
        OR coalesce(answered_at, closed_at) >= ${start} OR (due_at >= ${start} AND due_at < ${end}))) a
    GROUP BY page`.cursor(1);
  for await (const [page] of pages)
    if (page !== undefined) yield page.created.map((_created, i) => toRound(page, i));
}

interface EarlierRow {
  readonly before: Contribution;
  readonly start: number;
  readonly isFastTrack: boolean | null;
}

/**
 * Rounds that ended in a reopening, as the log has them: the state of an appeal forgets the answer that its author
 * did not accept, the month does not.
 */
export async function readEarlierRounds(sql: Snapshot, { from, to }: MonthSpan): Promise<RoundFact[]> {
  const rows = await sql<EarlierRow[]>`
    SELECT e.body->'before' AS before, (a.life->'isFastTrack')::bool AS "isFastTrack",
      round(date_part('epoch', coalesce((SELECT max(p.moved_at) FROM appeal_move p
        WHERE p.appeal_id = m.appeal_id AND p.version < m.version AND p.kind = 'reopen'
          AND p.details->>'base' IN ('dissatisfied', 'repeat')), a.created_at)) * 1000)::float8 AS start
    FROM appeal_move m JOIN appeal a ON a.id = m.appeal_id
      JOIN appeal_event e ON e.appeal_id = m.appeal_id AND e.body->'move'->>'version' = m.version::text
    WHERE m.kind = 'reopen' AND m.details->>'base' IN ('dissatisfied', 'repeat')
      AND m.moved_at >= ${mark(from - LONGEST_TERM)} AND a.created_at < ${mark(to)}`;
  return rows.map(toEarlierRound);
}

function toEarlierRound({ before, start, isFastTrack }: EarlierRow): RoundFact {
  const { kind, channel, status, department, due, answered, closed, reacted = null, outcome = null } = before;
  return {
    kind,
    channel,
    department,
    received: null,
    start,
    reacted: inRound(reacted, { reopenedAt: start }),
    due,
    finished: answered ?? closed,
    isAnswered: answered !== null,
    outcome,
    isFastTrack,
    isGone: GONE.has(status),
    redirected: null,
    interim: null,
    extended: [],
  };
}
