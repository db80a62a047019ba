import { isDeepStrictEqual } from 'node:util';
import { AppError } from '@/lib/contract/app-error';
import type { CorrectionInput, MonthFrozen } from '@/lib/contract/indicators';
import type { Transaction } from '@/lib/db/database';
import { withTransaction } from '@/lib/db/with-transaction';
import { type Month, monthWords } from '@/lib/domain/indicator/month';
import type { MonthReport } from '@/lib/domain/indicator/report';
import { requireScope } from '../actor';
import { noteChanges } from '../setting-changes/note-change';
import type { Store, VerbContext } from '../store';
import { countMonth } from './count-month';
import { holdMonth, readVersion, writeVersion } from './month-versions';

const RECOUNTED = 'ничего не записано';

/** Errors: invalid for a month that is not over. */
async function countWhole(store: Store, month: Month): Promise<MonthReport> {
  const report = await countMonth(store, month);
  if (report.countedAt >= report.to) return report;
  throw new AppError('invalid', `${monthWords(month)} ещё идёт: зафиксировать можно, когда он закончится`);
}

const alreadyFrozen = (month: Month, version: number) =>
  new AppError(
    'conflict',
    `${monthWords(month)} уже зафиксирован, версия ${version}; ${RECOUNTED}. Чтобы изменить отчёт, исправьте его с причиной`,
  );

/**
 * Reports a month: from then on its figures are what they were, whatever becomes of the appeals. Needs the scope
 * `indicators`; errors: invalid for a month that is not over, conflict for one that is frozen already.
 */
export async function freezeMonth({
  ctx,
  input: { month },
}: {
  ctx: VerbContext;
  input: { month: Month };
}): Promise<MonthFrozen> {
  const { store, actor } = ctx;
  requireScope(actor, 'indicators');
  const known = await readVersion(store.db.orm, { month, version: null });
  if (known !== null) throw alreadyFrozen(month, known.version);
  const report = await countWhole(store, month);
  await withTransaction(store.db, async (tx) => {
    await holdMonth(tx, month);
    const meanwhile = await readVersion(tx, { month, version: null });
    if (meanwhile !== null) throw alreadyFrozen(month, meanwhile.version);
    await keep(tx, ctx, { report, version: 1, reason: null });
  });
  store.pokeRelay();
  return { month, version: 1, message: `${monthWords(month)} зафиксирован` };
}

/**
 * Reports a month anew, counted from the store as it is now: one more version, the earlier ones stay. Needs the scope
 * `indicators`; errors: not-found for a month that was not frozen, conflict where another correction came first,
 * invalid where nothing has changed.
 */
export async function correctMonth({
  ctx,
  input: { month, basedOn, reason },
}: {
  ctx: VerbContext;
  input: CorrectionInput & { month: Month };
}): Promise<MonthFrozen> {
  const { store, actor } = ctx;
  requireScope(actor, 'indicators');
  await requireLatest(store.db.orm, { month, basedOn });
  const report = await countWhole(store, month);
  const version = basedOn + 1;
  await withTransaction(store.db, async (tx) => {
    await holdMonth(tx, month);
    const before = await requireLatest(tx, { month, basedOn });
    if (isSameReport(before, report))
      throw new AppError('invalid', `исправлять нечего: числа и планы те же; ${RECOUNTED}`);
    await keep(tx, ctx, { report, version, reason });
  });
  store.pokeRelay();
  return { month, version, message: `${monthWords(month)} исправлен, версия ${version}` };
}

async function requireLatest(
  tx: Parameters<typeof readVersion>[0],
  { month, basedOn }: { month: Month; basedOn: number },
): Promise<MonthReport> {
  const latest = await readVersion(tx, { month, version: null });
  if (latest === null)
    throw new AppError('not-found', `${monthWords(month)} не зафиксирован: исправлять нечего`);
  if (latest.version === basedOn) return latest.report;
  throw new AppError(
    'conflict',
    `${monthWords(month)} исправили, пока вы смотрели: есть версия ${latest.version}, вы видели ${basedOn}; ${RECOUNTED}`,
  );
}

const isSameReport = (a: MonthReport, b: MonthReport) =>
  isDeepStrictEqual(a.figures, b.figures) && isDeepStrictEqual(a.plans, b.plans);

async function keep(
  tx: Transaction,
  { store, actor }: VerbContext,
  { report, version, reason }: { report: MonthReport; version: number; reason: string | null },
): Promise<void> {
  const { month } = report;
  const now = store.clock.now();
  const madeAt = new Date(now);
  await writeVersion(tx, { month, version, content: report, reason, actor: actor.id, madeAt });
  const action = version === 1 ? 'freeze' : 'correct';
  const after = { version, name: monthWords(month) };
  const note = { area: 'indicators', item: month, action, before: null, after } as const;
  await noteChanges(tx, [note], { actor: actor.id, reason, now });
}
