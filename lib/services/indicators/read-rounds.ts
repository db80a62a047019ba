import type postgres from 'postgres';
import type { Channel, Kind, Status } from '@/lib/domain/appeal';
import { DAY } from '@/lib/domain/city-time';
import type { RoundFact } from '@/lib/domain/indicator/facts';
import type { MonthSpan } from '@/lib/domain/indicator/month';
import type { Extension, Outcome } from '@/lib/domain/life/facts';
import { inRound } from '@/lib/domain/life/round';
import type { Contribution } from '@/lib/domain/log-event';
import { mark } from '../mark';

/** One snapshot of the store, for all queries of a count. */
export type Snapshot = postgres.TransactionSql;

const PAGE = 5_000;
/** No term is longer: rounds that were reopened earlier are due before the month. */
const LONGEST_TERM = 366 * DAY;
const GONE: ReadonlySet<Status> = new Set(['withdrawn', 'redirected']);

type PresentRow = [
  kind: Kind,
  channel: Channel,
  status: Status,
  department: string | null,
  created: number,
  due: number | null,
  finished: number | null,
  reacted: number | null,
  interim: number | null,
  redirected: number | null,
  reopened: number | null,
  outcome: Outcome | null,
  isFastTrack: boolean | null,
  extensions: readonly Extension[] | null,
];

function toRound(row: PresentRow): RoundFact {
  const [kind, channel, status, department, created, due, finished, reacted, interim, ...rest] = row;
  const [redirected, reopened, outcome, isFastTrack, extensions] = rest;
  const round = { reopenedAt: reopened };
  return {
    kind,
    channel,
    department,
    received: created,
    start: reopened ?? created,
    reacted: inRound(reacted, round),
    due,
    finished,
    outcome,
    isFastTrack: isFastTrack ?? false,
    isGone: GONE.has(status),
    redirected,
    interim: inRound(interim, round),
    extended: (extensions ?? []).map(({ at }) => at),
  };
}

/**
 * The present round of every appeal that a month may speak of: open at some time of it, or due in it. They come as
 * JSON pages, which the driver reads several times faster than columns.
 */
export async function* readRounds(
  sql: Snapshot,
  { from, to }: MonthSpan,
): AsyncGenerator<readonly RoundFact[]> {
  const pages = sql<{ page: PresentRow[] }[]>`
    SELECT json_agg(json_build_array(kind, channel, status, department, created, due, finished,
      life->'reactedAt', life->'interimAt', life->'redirectedAt', life->'reopenedAt', life->'outcome',
      life->'isFastTrack', life->'extensions')) AS page
    FROM (SELECT kind, channel, status, department, life,
        round(date_part('epoch', created_at) * 1000) AS created, round(date_part('epoch', due_at) * 1000) AS due,
        round(date_part('epoch', coalesce(answered_at, closed_at)) * 1000) AS finished,
        (row_number() OVER () - 1) / ${PAGE}::int AS page
      FROM appeal
      WHERE created_at < ${mark(to)} AND ((answered_at IS NULL AND closed_at IS NULL)
        OR coalesce(answered_at, closed_at) >= ${mark(from)} OR (due_at >= ${mark(from)} AND due_at < ${mark(to)}))) a
    GROUP BY page`.cursor(1);
  for await (const [row] of pages) if (row !== undefined) yield row.page.map(toRound);
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
    outcome,
    isFastTrack: isFastTrack ?? false,
    isGone: GONE.has(status),
    redirected: null,
    interim: null,
    extended: [],
  };
}
