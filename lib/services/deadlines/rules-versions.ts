import { desc, eq, isNull, lt, sql } from 'drizzle-orm';
import type { RulesVersion } from '@/lib/contract/deadline-rules';
import type { Transaction } from '@/lib/db/database';
import { deadlineVersion } from '@/lib/db/schema';
import type { DeadlineRules } from '@/lib/domain/deadline/regime';
import { toDate } from '../mark';
import type { Store } from '../store';
import { RULES_LOCK } from './deadline-desk';

export interface NewVersion {
  readonly content: DeadlineRules;
  readonly note: string;
  readonly actor: string;
  readonly undoes: number | null;
}

/**
 * Waits until nobody counts by the rules that hold, and answers their version: until the transaction ends
 * nobody begins to count either.
 */
export async function holdRules(tx: Transaction): Promise<number> {
  await tx.execute(sql`SELECT pg_advisory_xact_lock(${RULES_LOCK})`);
  const [row] = await tx.execute<{ version: string }>(
    sql`SELECT coalesce(max(id), 0) AS version FROM deadline_version`,
  );
  return Number(row?.version ?? 0);
}

/** Writes a version that holds from now on; one that was still moving appeals leaves the rest to it. */
export async function writeVersion(tx: Transaction, store: Store, version: NewVersion): Promise<number> {
  const madeAt = toDate(store.clock.now()) ?? new Date(0);
  await tx.update(deadlineVersion).set({ doneAt: madeAt }).where(isNull(deadlineVersion.doneAt));
  const [row] = await tx
    .insert(deadlineVersion)
    .values({ ...version, madeAt })
    .returning({ id: deadlineVersion.id });
  if (row === undefined) throw new Error('a version without its number');
  return row.id;
}

/** The rules that held before a version. */
export async function contentBefore(tx: Transaction, store: Store, id: number): Promise<DeadlineRules> {
  const [row] = await tx
    .select({ content: deadlineVersion.content })
    .from(deadlineVersion)
    .where(lt(deadlineVersion.id, id))
    .orderBy(desc(deadlineVersion.id))
    .limit(1);
  return row?.content ?? store.deadlines.profileRules;
}

const SHOWN = 50;

/** The latest versions, newest first, without their contents. */
export async function listVersions({ db }: Store): Promise<RulesVersion[]> {
  const { id, note, actor, madeAt: made, undoes, moved, doneAt: done } = deadlineVersion;
  const columns = { id, note, actor, madeAt: made, undoes, moved, doneAt: done };
  const rows = await db.orm
    .select(columns)
    .from(deadlineVersion)
    .orderBy(desc(deadlineVersion.id))
    .limit(SHOWN);
  return rows.map(({ doneAt, madeAt, ...row }) => ({
    ...row,
    madeAt: madeAt.toISOString(),
    isDone: doneAt !== null,
  }));
}

/** Notes that a version has looked at the open appeals up to an id. */
export async function noteMoved(
  tx: Transaction,
  id: number,
  step: { readonly through: number; readonly moved: number; readonly doneAt: number | null },
): Promise<void> {
  await tx
    .update(deadlineVersion)
    .set({
      movedThrough: step.through,
      moved: sql`${deadlineVersion.moved} + ${step.moved}`,
      doneAt: toDate(step.doneAt),
    })
    .where(eq(deadlineVersion.id, id));
}
