import type postgres from 'postgres';
import type { TimeWindow } from '@/lib/domain/time-window';

/**
 * The live figures as plain SQL over the store's state says them: slow, obvious, and sharing no code with the
 * folds. Used by property tests and by the long proofs.
 */
export interface OracleFigures {
  readonly totals: { count: number; calls: number; open: number; unplaced: number };
  readonly topics: Readonly<Record<string, number>>;
  readonly cells: Readonly<Record<string, number>>;
  readonly districts: Readonly<Record<string, number>>;
  readonly channels: Readonly<Record<string, number>>;
  readonly statuses: Readonly<Record<string, number>>;
  readonly departments: Readonly<Record<string, number>>;
  readonly deadlines: { inTime: number; soon: number; late: number; answeredLate: number };
}

export interface OracleQuestion {
  readonly kind: 'message' | 'petition';
  readonly window: TimeWindow;
  /** Epoch ms. */
  readonly at: number;
  readonly zone: string;
  readonly topic: string | null;
}

const LENGTH_AND_STEP: Readonly<
  Record<Exclude<TimeWindow, 'today'>, readonly [hours: number, stepMinutes: number]>
> = {
  '1h': [1, 1],
  '24h': [24, 5],
  '7d': [168, 60],
  '30d': [720, 60],
};

/** The older edge of a window, as a timestamp in text. */
export async function windowStartInSql(
  sql: postgres.Sql,
  { window, at, zone }: OracleQuestion,
): Promise<string> {
  if (window === 'today') {
    const [row] = await sql<{ start: string }[]>`
      SELECT (date_trunc('day', to_timestamp(${at}::float8 / 1000) AT TIME ZONE ${zone}) AT TIME ZONE ${zone})::text AS start`;
    return row?.start ?? '';
  }
  const [hours, minutes] = LENGTH_AND_STEP[window];
  const [row] = await sql<{ start: string }[]>`
    SELECT date_bin(make_interval(mins => ${minutes}),
      to_timestamp(${at}::float8 / 1000) - make_interval(hours => ${hours}), 'epoch')::text AS start`;
  return row?.start ?? '';
}

const countsOf = (rows: readonly { key: string | null; n: string }[]) =>
  Object.fromEntries(rows.map(({ key, n }) => [key ?? '-', Number(n)]));

export async function oracleFigures(sql: postgres.Sql, question: OracleQuestion): Promise<OracleFigures> {
  const start = await windowStartInSql(sql, question);
  const t = sql`to_timestamp(${question.at}::float8 / 1000)`;
  const ofKind = sql`kind = ${question.kind}`;
  const ofTopic = question.topic === null ? sql`true` : sql`topic = ${question.topic}`;
  const inWindow = sql`created_at >= ${start}::timestamptz AND created_at <= ${t} AND ${ofKind}`;
  const resolution = question.window === '7d' || question.window === '30d' ? 8 : 7;
  const by = (column: string) =>
    sql<{ key: string | null; n: string }[]>`
      SELECT ${sql(column)} AS key, count(*) AS n FROM appeal WHERE ${inWindow} GROUP BY 1`.then(countsOf);
  const [totals] = await sql<{ count: string; calls: string; open: string; unplaced: string }[]>`
    SELECT count(*) AS count, count(*) FILTER (WHERE channel IN ('phone', 'voice')) AS calls,
      count(*) FILTER (WHERE answered_at IS NULL AND closed_at IS NULL) AS open,
      count(*) FILTER (WHERE precision IN ('district', 'none')) AS unplaced
    FROM appeal WHERE ${inWindow} AND ${ofTopic}`;
  const cells = await sql<{ key: string; n: string }[]>`
    SELECT to_hex(cell_parent(cell, ${resolution})) AS key, count(*) AS n
    FROM appeal WHERE ${inWindow} AND ${ofTopic} AND cell IS NOT NULL GROUP BY 1`;
  const [open] = await sql<{ late: string; soon: string; in_time: string }[]>`
    WITH d AS (
      SELECT date_trunc('second', ${t}) > date_trunc('second', due_at) AS is_late,
        coalesce(soon_at, due_at - interval '2 hours') <= ${t} AS is_near
      FROM appeal
      WHERE ${ofKind} AND ${ofTopic} AND due_at IS NOT NULL AND answered_at IS NULL AND closed_at IS NULL
    )
    SELECT count(*) FILTER (WHERE is_late) AS late, count(*) FILTER (WHERE NOT is_late AND is_near) AS soon,
      count(*) FILTER (WHERE NOT is_late AND NOT is_near) AS in_time FROM d`;
  const [late] = await sql<{ n: string }[]>`
    SELECT count(*) AS n FROM (SELECT coalesce(answered_at, closed_at) AS done, due_at FROM appeal
      WHERE ${ofKind} AND ${ofTopic}) a
    WHERE done >= ${start}::timestamptz AND done <= ${t} AND date_trunc('second', done) > date_trunc('second', due_at)`;
  return {
    totals: {
      count: Number(totals?.count),
      calls: Number(totals?.calls),
      open: Number(totals?.open),
      unplaced: Number(totals?.unplaced),
    },
    topics: await by('topic'),
    cells: countsOf(cells),
    districts: await by('district'),
    channels: await by('channel'),
    statuses: await by('status'),
    departments: await by('department'),
    deadlines: {
      inTime: Number(open?.in_time),
      soon: Number(open?.soon),
      late: Number(open?.late),
      answeredLate: Number(late?.n),
    },
  };
}
