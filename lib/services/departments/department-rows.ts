import { eq, sql } from 'drizzle-orm';
import { AppError } from '@/lib/contract/app-error';
import type { Transaction } from '@/lib/db/database';
import { department } from '@/lib/db/schema';
import { withTransaction } from '@/lib/db/with-transaction';
import type { Department } from '@/lib/domain/departments/department';
import { requireScope } from '../actor';
import { toMs } from '../mark';
import type { SettingDoing } from '../setting-changes/note-change';
import type { VerbContext } from '../store';

/** A change of departments by a person: with the right, one at a time, as a whole or not at all. */
export async function changingDepartments<T>(
  { store, actor }: VerbContext,
  reason: string | null | undefined,
  work: (tx: Transaction, doing: SettingDoing) => Promise<T>,
): Promise<T> {
  requireScope(actor, 'settings');
  const doing = { actor: actor.id, reason: reason ?? null, now: store.clock.now() };
  const done = await withTransaction(store.db, async (tx) => {
    await tx.execute(sql`LOCK TABLE department, routing_rule IN SHARE ROW EXCLUSIVE MODE`);
    return work(tx, doing);
  });
  await store.departments.board(store.db.orm);
  store.pokeRelay();
  return done;
}

/** Whoever gives work to a department holds its row shared meanwhile: nothing is given to one that is being closed. */
export async function holdDepartment(tx: Transaction, code: string): Promise<void> {
  await tx.select({ code: department.code }).from(department).where(eq(department.code, code)).for('update');
}

export async function readDepartments(tx: Pick<Transaction, 'select'>): Promise<Map<string, Department>> {
  const rows = await tx.select().from(department).orderBy(department.name);
  return new Map(rows.map(({ closedAt, ...row }) => [row.code, { ...row, closedAt: toMs(closedAt) }]));
}

/** Errors: not-found; conflict where it was changed after the version that the person saw. */
export async function requireDepartment(
  tx: Transaction,
  departments: ReadonlyMap<string, Department>,
  { code, seen }: { code: string; seen: number | null },
): Promise<Department> {
  const found = departments.get(code);
  if (found === undefined) throw new AppError('not-found', `подразделения «${code}» нет`);
  if (seen === null) return found;
  const [newer] = await tx.execute<{ actor: string }>(sql`
    SELECT actor FROM setting_change WHERE area = 'departments' AND item = ${code} AND id > ${seen} LIMIT 1`);
  if (newer === undefined) return found;
  throw new AppError(
    'conflict',
    `не изменено: «${found.name}» изменили, пока вы смотрели (${newer.actor}); обновите страницу`,
  );
}

export async function writeDepartment(tx: Transaction, { closedAt, ...row }: Department): Promise<void> {
  const values = { ...row, closedAt: closedAt === null ? null : new Date(closedAt) };
  const { code: _code, ...set } = values;
  await tx.insert(department).values(values).onConflictDoUpdate({ target: department.code, set });
}
