import type postgres from 'postgres';
import { ALL, type FinishSpan, GAUGE_BY, type GaugeBy, NONE } from '@/lib/contract/figures';
import { windowStartInSql } from './sql-oracle';

/** The gauges of deadlines as plain SQL over the store's state says them; shares no rule with the folds. */
export interface OracleGauges {
  /** `topics/snow` → [in time, soon, late, without a due time]. */
  readonly open: Readonly<Record<string, readonly number[]>>;
  readonly lateCells: Readonly<Record<string, number>>;
  /** Day, hour, count and so on. */
  readonly dueSlots: readonly number[];
  readonly dueToday: Readonly<Record<string, number>>;
  readonly lateSinceShift: number;
  readonly controls: Readonly<Record<string, readonly number[]>>;
}

export interface OracleFinishes {
  /** `topics/snow` → [finished with a due time, of them late]. */
  readonly finished: Readonly<Record<string, readonly number[]>>;
  /** [median minutes, count]; [−1, 0] for none. */
  readonly reaction: readonly number[];
}

export interface GaugeQuestion {
  readonly kind: 'message' | 'petition';
  /** Epoch ms. */
  readonly at: number;
  readonly zone: string;
}

const COLUMN: Readonly<Record<GaugeBy, string>> = {
  topics: 'topic',
  regimes: 'regime',
  departments: 'department',
  districts: 'district',
  sources: 'source',
};

type Row = { key: string | null } & Record<string, string | null>;
const listed = (rows: readonly Row[], name: string, columns: readonly string[]) =>
  rows
    .map(
      ({ key, ...row }) => [`${name}/${key ?? NONE}`, columns.map((column) => Number(row[column]))] as const,
    )
    .filter(([, values]) => values.some((value) => value !== 0));

async function byEach(
  rowsOf: (column: postgres.Sql | string | null) => Promise<readonly Row[]>,
  columns: readonly string[],
): Promise<Record<string, readonly number[]>> {
  const found = new Map<string, readonly number[]>();
  for (const by of GAUGE_BY) {
    for (const [key, values] of listed(await rowsOf(COLUMN[by]), by, columns)) found.set(key, values);
  }
  const [all] = await rowsOf(null);
  found.set(
    `topics/${ALL}`,
    columns.map((column) => Number(all?.[column] ?? 0)),
  );
  return Object.fromEntries(found);
}

export async function oracleGauges(sql: postgres.Sql, question: GaugeQuestion): Promise<OracleGauges> {
  const { kind, at, zone } = question;
  const t = sql`to_timestamp(${at}::float8 / 1000)`;
  const open = sql`(SELECT *, date_trunc('second', ${t}) > date_trunc('second', due_at) AS is_late,
      coalesce(soon_at, due_at - interval '2 hours') <= ${t} AS is_near,
      date_trunc('second', due_at) AT TIME ZONE ${zone} AS local
    FROM appeal WHERE kind = ${kind} AND answered_at IS NULL AND closed_at IS NULL)`;
  const states = (column: postgres.Sql | string | null) => sql<Row[]>`
    SELECT ${column === null ? sql`'all'` : sql(String(column))} AS key,
      count(*) FILTER (WHERE NOT is_late AND NOT is_near) AS a, count(*) FILTER (WHERE NOT is_late AND is_near) AS b,
      count(*) FILTER (WHERE is_late) AS c, count(*) FILTER (WHERE due_at IS NULL) AS d
    FROM ${open} o GROUP BY 1`;
  const cells = await sql<Row[]>`
    SELECT CASE WHEN cell IS NULL THEN NULL ELSE to_hex(cell_parent(cell, 7)) END AS key, count(*) AS n
    FROM ${open} o WHERE is_late GROUP BY 1`;
  const slots = await sql<{ day: number; hour: number; n: number }[]>`
    WITH s AS (SELECT *, local = date_trunc('day', local) AS is_midnight,
        local >= date_trunc('day', local) + interval '23:59' AS is_last FROM ${open} o WHERE NOT is_late),
      d AS (SELECT (CASE WHEN is_midnight THEN local - interval '1 day' ELSE local END)::date - date '1970-01-01' AS day,
        CASE WHEN is_midnight OR is_last THEN 24 ELSE extract(hour FROM local)::int END AS hour FROM s)
    SELECT day, hour, count(*)::int AS n FROM d
    WHERE day < (${t} AT TIME ZONE ${zone})::date - date '1970-01-01' + 8 GROUP BY 1, 2 ORDER BY 1, 2`;
  const today = await sql<Row[]>`
    SELECT department AS key, count(*) AS n FROM ${open} o WHERE NOT is_late
      AND (local - interval '1 microsecond')::date = (${t} AT TIME ZONE ${zone})::date GROUP BY 1`;
  const [late] = await sql<{ n: number }[]>`
    WITH shift AS (SELECT date_trunc('day', (${t} AT TIME ZONE ${zone}) - interval '8 hours') + interval '8 hours' AS began)
    SELECT count(*)::int AS n FROM ${open} o, shift WHERE is_late AND local >= began`;
  const marks = await sql<Row[]>`
    WITH m AS (SELECT mark->>'controller' AS key, to_timestamp((mark->>'until')::float8 / 1000) AS until,
        coalesce(answered_at, closed_at, ${t}) AS done
      FROM appeal, jsonb_array_elements(life->'controls') AS mark WHERE kind = ${kind})
    SELECT key, count(*) AS n, count(*) FILTER (WHERE date_trunc('second', done) > date_trunc('second', until)) AS v
    FROM m GROUP BY 1`;
  const counts = (rows: readonly Row[]) =>
    Object.fromEntries(rows.map(({ key, n }) => [key ?? NONE, Number(n)]));
  return {
    open: await byEach(states, ['a', 'b', 'c', 'd']),
    lateCells: counts(cells),
    dueSlots: slots.flatMap(({ day, hour, n }) => [day, hour, n]),
    dueToday: counts(today),
    lateSinceShift: late?.n ?? 0,
    controls: Object.fromEntries(marks.map(({ key, n, v }) => [key, [Number(n), Number(v)]])),
  };
}

export async function oracleFinishes(
  sql: postgres.Sql,
  { kind, at, zone, span }: GaugeQuestion & { span: FinishSpan },
): Promise<OracleFinishes> {
  const t = sql`to_timestamp(${at}::float8 / 1000)`;
  const start =
    span === 'ever'
      ? '-infinity'
      : await windowStartInSql(sql, { kind, at, zone, window: span, topic: null });
  const within = (column: string) => sql`${sql(column)} >= ${start}::timestamptz AND ${sql(column)} <= ${t}`;
  const finished = (column: postgres.Sql | string | null) => sql<Row[]>`
    SELECT ${column === null ? sql`'all'` : sql(String(column))} AS key, count(*) AS a,
      count(*) FILTER (WHERE date_trunc('second', done) > date_trunc('second', due_at)) AS b
    FROM (SELECT *, coalesce(answered_at, closed_at) AS done FROM appeal WHERE kind = ${kind} AND due_at IS NOT NULL) f
    WHERE ${within('done')} GROUP BY 1`;
  const [reaction] = await sql<{ median: number | null; n: number }[]>`
    SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY minutes)::int AS median, count(*)::int AS n
    FROM (SELECT word AS reacted, greatest(0, floor(extract(epoch FROM word - created_at) / 60)) AS minutes
      FROM (SELECT created_at, least(to_timestamp((life->>'reactedAt')::float8 / 1000), answered_at) AS word
        FROM appeal WHERE kind = ${kind}) w) r WHERE ${within('reacted')}`;
  return {
    finished: await byEach(finished, ['a', 'b']),
    reaction: [reaction?.median ?? -1, reaction?.n ?? 0],
  };
}
