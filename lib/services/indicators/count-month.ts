import { AppError } from '@/lib/contract/app-error';
import { MonthCounter, type MonthFigures } from '@/lib/domain/indicator/count-month';
import { type Month, type MonthSpan, monthSpan, monthWords } from '@/lib/domain/indicator/month';
import type { MonthReport, ReportedDepartment } from '@/lib/domain/indicator/report';
import type { Ground } from '@/lib/domain/indicator/share-of';
import type { CompiledCalendar } from '@/lib/domain/work-calendar/compile';
import type { DeadlineRuler } from '../deadlines/deadline-desk';
import type { Store } from '../store';
import { monthPlans, readPlans } from './plans';
import { readInstructions, readMoveCounts, readPromises, readRepeats } from './read-counts';
import { readEarlierRounds, readRounds, type Snapshot } from './read-rounds';

const CENTRE = 'centre';

/** The hours by which waiting is measured: the centre's, or the first calendar of rules that have none. */
function calendarOf({ rules, calendar }: DeadlineRuler): CompiledCalendar {
  const known = rules.calendars.find(({ id }) => id === CENTRE) ?? rules.calendars[0];
  if (known === undefined) throw new AppError('invalid', 'нет рабочего календаря: задайте его в настройках');
  return calendar(known.id);
}

/**
 * A month counted from the store as it is now. Errors: invalid for a month that has not begun, or without a work
 * calendar.
 */
export async function countMonth(store: Store, month: Month): Promise<MonthReport> {
  const now = store.clock.now();
  const span = monthSpan(store.city.profile.zone, month);
  if (span.from > now) throw new AppError('invalid', `${monthWords(month)} ещё не начался: считать нечего`);
  const ruler = await store.deadlines.ruler(store.db.orm);
  const calendar = calendarOf(ruler);
  const missing = new Set<number>();
  const ground: Ground = {
    ...span,
    end: Math.min(span.to, now),
    calendar,
    lacks: (year) => missing.add(year),
  };
  const figures = await store.db.sql.begin('ISOLATION LEVEL REPEATABLE READ READ ONLY', (sql) =>
    countIn(sql, span, ground),
  );
  return {
    ...span,
    countedAt: now,
    rules: ruler.version,
    calendar: calendar.name,
    figures,
    plans: monthPlans(await readPlans(store.db.orm), month),
    departments: await departmentsOf(store, figures),
    missingYears: [...missing].sort((a, b) => a - b),
  };
}

async function countIn(sql: Snapshot, span: MonthSpan, ground: Ground): Promise<MonthFigures> {
  const counter = new MonthCounter(ground);
  for await (const page of readRounds(sql, span)) for (const fact of page) counter.round(fact);
  for (const fact of await readEarlierRounds(sql, span)) counter.round(fact);
  for (const fact of await readPromises(sql, span)) counter.promise(fact);
  for (const fact of await readInstructions(sql, span)) counter.instruction(fact);
  for (const fact of await readMoveCounts(sql, span)) counter.counted(fact);
  for (const fact of await readRepeats(sql, span)) counter.counted(fact);
  return counter.figures();
}

/** Departments that have a figure, as they are called now; a code that the directory does not know stands for itself. */
async function departmentsOf(
  store: Store,
  { message, petition, instruction }: MonthFigures,
): Promise<Record<string, ReportedDepartment>> {
  const { byCode } = await store.departments.board(store.db.orm);
  const codes = [message, petition, instruction].flatMap(({ departments }) => Object.keys(departments));
  const entries = [...new Set(codes)].map((code): [string, ReportedDepartment] => {
    const { name = code, kind = 'outside' } = byCode.get(code) ?? {};
    return [code, { name, kind }];
  });
  return Object.fromEntries(entries);
}
