import { AppError } from '@/lib/contract/app-error';
import type { MonthAnswer, MonthQuery, MonthsAnswer, MonthVersion } from '@/lib/contract/indicators';
import { type Month, monthAfter, monthOf, monthSpan, monthWords } from '@/lib/domain/indicator/month';
import type { MonthReport } from '@/lib/domain/indicator/report';
import type { Store, VerbContext } from '../store';
import { countMonth } from './count-month';
import { listFrozen, listVersions, readVersion } from './month-versions';
import { presentMonth } from './present-month';

/** A report with the version under which it is frozen; null while it is preliminary. */
export interface ShownMonth {
  readonly report: MonthReport;
  readonly version: number | null;
}

/** The month of the earliest appeal, or the present one where there is none. */
async function firstMonth({ db, city, clock }: Store): Promise<Month> {
  const [row] = await db.sql<{ first: number | null }[]>`
    SELECT round(date_part('epoch', min(created_at)) * 1000)::float8 AS first FROM appeal`;
  return monthOf(city.profile.zone, row?.first ?? clock.now());
}

const presentMonthOf = ({ city, clock }: Store) => monthOf(city.profile.zone, clock.now());

/** What a person wants to see first: the last month that is over, or the present one where none is. */
async function usualMonth(store: Store): Promise<Month> {
  const present = presentMonthOf(store);
  const last = monthAfter(present, -1);
  return (await firstMonth(store)) <= last ? last : present;
}

async function shownMonth(
  store: Store,
  { month, version, view }: { month: Month; version: number | null; view: MonthQuery['view'] },
): Promise<ShownMonth> {
  if (view === 'now') return { report: await countMonth(store, month), version: null };
  const frozen = await readVersion(store.db.orm, { month, version });
  if (frozen !== null) return frozen;
  if (version === null) return { report: await countMonth(store, month), version: null };
  throw new AppError('not-found', `версии ${version} у месяца «${monthWords(month)}» нет`);
}

async function previousOf(store: Store, month: Month): Promise<ShownMonth | null> {
  const before = monthAfter(month, -1);
  if (before < (await firstMonth(store))) return readVersion(store.db.orm, { month: before, version: null });
  return shownMonth(store, { month: before, version: null, view: 'reported' });
}

export interface ReadMonth {
  readonly shown: ShownMonth;
  readonly previous: ShownMonth | null;
  readonly versions: readonly MonthVersion[];
}

/** A month, the one before it and its versions. Errors: those of `getMonth`. */
export async function readMonth(
  store: Store,
  { month, version, view }: Pick<MonthQuery, 'month' | 'version' | 'view'>,
): Promise<ReadMonth> {
  const asked = month ?? (await usualMonth(store));
  const [shown, previous] = await Promise.all([
    shownMonth(store, { month: asked, version: version ?? null, view }),
    previousOf(store, asked),
  ]);
  return { shown, previous, versions: await listVersions(store.db.orm, asked) };
}

/**
 * The indicators of a month: as they were reported, or counted now where they were not. Needs no right: figures
 * name nobody. Errors: invalid for a month that has not begun, not-found for a version or department that is none.
 */
export async function getMonth({
  ctx: { store },
  input: { department: asked, subject, code, ...input },
}: {
  ctx: VerbContext;
  input: MonthQuery;
}): Promise<MonthAnswer> {
  const { shown, ...rest } = await readMonth(store, input);
  const department = asked ?? null;
  if (department !== null && shown.report.departments[department] === undefined)
    throw new AppError(
      'not-found',
      `у подразделения «${department}» нет записей за ${monthWords(shown.report.month)}`,
    );
  const drill = subject === undefined || code === undefined ? null : { subject, code };
  return presentMonth(shown, { ...rest, department, drill, now: store.clock.now() });
}

const MOST = 120;

/** The months that can be chosen, latest first: from the first appeal to the present, and those that were frozen. */
export async function listMonths({ ctx: { store } }: { ctx: VerbContext }): Promise<MonthsAnswer> {
  const frozen = await listFrozen(store.db.orm);
  const present = presentMonthOf(store);
  const first = [await firstMonth(store), ...frozen.keys()].reduce((a, b) => (a < b ? a : b));
  const now = store.clock.now();
  const items: MonthsAnswer['items'] = [];
  for (let month = present; month >= first && items.length < MOST; month = monthAfter(month, -1)) {
    const isOver = monthSpan(store.city.profile.zone, month).to <= now;
    items.push({ month, name: monthWords(month), version: frozen.get(month) ?? null, isOver });
  }
  return { items };
}
