import { and, asc, count, desc, gte, lte, type SQL, sql } from 'drizzle-orm';
import { OUTAGE_TIMES, type OutageItem, type OutagesAnswer, type OutagesQuery } from '@/lib/contract/outage';
import { outage } from '@/lib/db/schema';
import { UNTOLD } from '@/lib/domain/outages/outage';
import type { Store, VerbContext } from '../store';
import { keptOf } from './outage-rows';
import { presentOutage } from './present-outage';

type Filter = Pick<OutagesQuery, 'kind' | 'topic' | 'district'>;

/** current, planned or past, as a column. */
function timeAt(now: number): SQL<string> {
  const at = new Date(now).toISOString();
  return sql<string>`CASE WHEN ${outage.withdrawnAt} IS NOT NULL THEN 'past'
    WHEN ${outage.startsAt} > ${at}::timestamptz THEN 'planned'
    WHEN coalesce(${outage.endedAt}, ${outage.promisedAt} + make_interval(secs => ${UNTOLD / 1000})) < ${at}::timestamptz THEN 'past'
    ELSE 'current' END`;
}

/** An annotation without topics or a district is about all of them. */
function fits({ kind, topic, district }: Filter): SQL | undefined {
  return and(
    kind === undefined ? undefined : sql`${outage.kind} = ${kind}`,
    topic === undefined ? undefined : sql`(${outage.topics} = '{}' OR ${topic} = ANY(${outage.topics}))`,
    district === undefined
      ? undefined
      : sql`(${outage.district} IS NULL OR ${outage.district} = ${district})`,
  );
}

const ORDERS = {
  current: [asc(outage.endsAt), asc(outage.id)],
  planned: [asc(outage.startsAt), asc(outage.id)],
  past: [desc(outage.startsAt), asc(outage.id)],
} as const;

/** Annotations of one time: those of now by their end, planned ones by their start, past ones the latest first. */
export async function listOutages({
  ctx: { store },
  input: { time, limit, ...filter },
}: {
  ctx: VerbContext;
  input: OutagesQuery;
}): Promise<OutagesAnswer> {
  const now = store.clock.now();
  const { orm } = store.db;
  const rows = await orm
    .select()
    .from(outage)
    .where(and(fits(filter), sql`${timeAt(now)} = ${time}`))
    .orderBy(...ORDERS[time])
    .limit(limit);
  const times = sql<string>`t`;
  const counted = await orm
    .select({ time: times, n: count() })
    .from(
      orm
        .select({ t: timeAt(now).as('t') })
        .from(outage)
        .where(fits(filter))
        .as('all_of_them'),
    )
    .groupBy(times);
  const counts = new Map(counted.map((row) => [row.time, row.n]));
  const [current, planned, past] = OUTAGE_TIMES.map((name) => counts.get(name) ?? 0);
  return {
    items: rows.map((row) => presentOutage({ kept: keptOf(row), version: row.version }, now)),
    counts: { current: current ?? 0, planned: planned ?? 0, past: past ?? 0 },
  };
}

const MOST_MARKS = 40;

/** What was not withdrawn and touches a span of time, earliest first: marks for a chart of it. */
export async function outagesBetween(
  store: Store,
  { from, to, ...filter }: Pick<Filter, 'topic' | 'district'> & { from: number; to: number },
): Promise<OutageItem[]> {
  const touches = and(
    sql`${outage.withdrawnAt} IS NULL`,
    lte(outage.startsAt, new Date(to)),
    gte(outage.endsAt, new Date(from)),
  );
  const rows = await store.db.orm
    .select()
    .from(outage)
    .where(and(touches, fits(filter)))
    .orderBy(asc(outage.startsAt), asc(outage.id))
    .limit(MOST_MARKS);
  const now = store.clock.now();
  return rows.map((row) => presentOutage({ kept: keptOf(row), version: row.version }, now));
}
