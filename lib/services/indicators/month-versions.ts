import { and, desc, eq, max, sql } from 'drizzle-orm';
import type { MonthVersion } from '@/lib/contract/indicators';
import type { Orm, Transaction } from '@/lib/db/database';
import { indicatorMonth } from '@/lib/db/schema';
import type { Month } from '@/lib/domain/indicator/month';
import type { MonthReport } from '@/lib/domain/indicator/report';

type Reading = Pick<Transaction, 'select'> | Pick<Orm, 'select'>;

/** The versions of a month, latest first, without what they say. */
export async function listVersions(tx: Reading, month: Month): Promise<MonthVersion[]> {
  const { version, actor, madeAt, reason } = indicatorMonth;
  const rows = await tx
    .select({ version, actor, madeAt, reason })
    .from(indicatorMonth)
    .where(eq(indicatorMonth.month, month))
    .orderBy(desc(version));
  return rows.map(({ madeAt: made, ...row }) => ({ ...row, at: made.toISOString() }));
}

/** A month as it was reported; null where there is no such version, or where none was. */
export async function readVersion(
  tx: Reading,
  { month, version }: { month: Month; version: number | null },
): Promise<{ version: number; report: MonthReport } | null> {
  const asked = version === null ? undefined : eq(indicatorMonth.version, version);
  const [row] = await tx
    .select({ version: indicatorMonth.version, report: indicatorMonth.content })
    .from(indicatorMonth)
    .where(and(eq(indicatorMonth.month, month), asked))
    .orderBy(desc(indicatorMonth.version))
    .limit(1);
  return row ?? null;
}

/** One at a time for a month: of two who freeze it at once one learns that it is frozen. */
export async function holdMonth(tx: Transaction, month: Month): Promise<void> {
  await tx.execute(
    sql`SELECT pg_advisory_xact_lock(hashtext(current_schema()), hashtext(${`indicator-month ${month}`}))`,
  );
}

export async function writeVersion(
  tx: Transaction,
  version: typeof indicatorMonth.$inferInsert,
): Promise<void> {
  await tx.insert(indicatorMonth).values(version);
}

/** The latest version of every month that was frozen. */
export async function listFrozen(tx: Reading): Promise<Map<Month, number>> {
  const rows = await tx
    .select({ month: indicatorMonth.month, version: max(indicatorMonth.version) })
    .from(indicatorMonth)
    .groupBy(indicatorMonth.month);
  return new Map(rows.map(({ month, version }) => [month, version ?? 1]));
}
