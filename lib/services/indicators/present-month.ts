import type {
  DrillItem,
  FigureItem,
  MonthAnswer,
  MonthVersion,
  SubjectItem,
} from '@/lib/contract/indicators';
import {
  type CatalogueEntry,
  type IndicatorCode,
  indicatorOf,
  indicatorsOf,
} from '@/lib/domain/indicator/catalogue';
import type { Figures } from '@/lib/domain/indicator/count-month';
import { SUBJECTS, type Subject } from '@/lib/domain/indicator/indicator';
import type { Measured } from '@/lib/domain/indicator/measure';
import { monthWords } from '@/lib/domain/indicator/month';
import { against } from '@/lib/domain/indicator/plan';
import type { MonthReport } from '@/lib/domain/indicator/report';
import { RANKED_FROM } from '../departments/department-quality';
import type { ShownMonth } from './get-month';

export interface MonthView {
  readonly previous: ShownMonth | null;
  readonly versions: readonly MonthVersion[];
  /** Whose figures alone; null for the centre's. */
  readonly department: string | null;
  /** The one indicator that is shown by departments. */
  readonly drill: { readonly subject: Subject; readonly code: IndicatorCode } | null;
  readonly now: number;
}

const NOTHING: Measured = { value: null, of: null, n: 0 };
const stateOf = ({ version }: ShownMonth) => (version === null ? 'preliminary' : 'frozen');

function figuresOf({ figures }: MonthReport, subject: Subject, department: string | null): Figures {
  const { all, departments } = figures[subject];
  return department === null ? all : (departments[department] ?? {});
}

function presentFigure(
  { report }: ShownMonth,
  { entry, subject, view }: { entry: CatalogueEntry; subject: Subject; view: MonthView },
): FigureItem {
  const { code, name, unit, group, better, numerator, denominator, excluded } = entry;
  const { previous, department } = view;
  const measured = figuresOf(report, subject, department)[code] ?? NOTHING;
  const before =
    previous === null ? NOTHING : (figuresOf(previous.report, subject, department)[code] ?? NOTHING);
  const plan = report.plans[subject][code] ?? null;
  return {
    code,
    name,
    unit,
    group,
    better,
    formula: { numerator, denominator, excluded },
    ...measured,
    plan,
    deviation: against(entry, measured.value, plan?.value ?? null),
    previous: before.value,
  };
}

function presentSubject(shown: ShownMonth, subject: Subject, view: MonthView): SubjectItem {
  const figures = indicatorsOf(subject).map((entry) => presentFigure(shown, { entry, subject, view }));
  return { subject, figures };
}

/** The worst first; who is not ranked stands behind by name. */
function compareItems({ better }: CatalogueEntry) {
  const sign = better === 'more' ? 1 : -1;
  return (a: DrillItem, b: DrillItem) => {
    if (a.isRanked !== b.isRanked) return a.isRanked ? -1 : 1;
    const byName = a.name.localeCompare(b.name, 'ru');
    if (!a.isRanked || a.value === null || b.value === null) return byName;
    return sign * (a.value - b.value) || byName;
  };
}

function presentDrill({ report }: ShownMonth, drill: MonthView['drill']): MonthAnswer['drill'] {
  if (drill === null) return null;
  const { subject, code } = drill;
  const items = Object.entries(report.figures[subject].departments).flatMap(([department, figures]) => {
    const { value, of, n } = figures[code] ?? NOTHING;
    const { name = department, kind = 'outside' } = report.departments[department] ?? {};
    const isRanked = kind !== 'outside' && n >= RANKED_FROM && value !== null;
    return n === 0 ? [] : [{ code: department, name, kind, value, of, n, isRanked }];
  });
  return { ...drill, items: items.toSorted(compareItems(indicatorOf(code))) };
}

function presentDepartments({ departments }: MonthReport): MonthAnswer['departments'] {
  return Object.entries(departments)
    .map(([code, { name, kind }]) => ({ code, name, kind }))
    .sort((a, b) => a.name.localeCompare(b.name, 'ru'));
}

/** A month as it is shown: every figure with its formula, its plan and the month before. */
export function presentMonth(shown: ShownMonth, view: MonthView): MonthAnswer {
  const { report, version } = shown;
  const { previous, versions, department, drill, now } = view;
  return {
    month: report.month,
    name: monthWords(report.month),
    state: stateOf(shown),
    isOver: now >= report.to,
    version,
    countedAt: new Date(report.countedAt).toISOString(),
    calendar: report.calendar,
    department,
    subjects: SUBJECTS.map((subject) => presentSubject(shown, subject, view)),
    departments: presentDepartments(report),
    drill: presentDrill(shown, drill),
    missingYears: [...report.missingYears],
    previous: previous === null ? null : { month: previous.report.month, state: stateOf(previous) },
    versions: [...versions],
  };
}
