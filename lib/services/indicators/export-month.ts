import type { z } from 'zod';
import type { FigureItem, MonthAnswer, monthFileQuery } from '@/lib/contract/indicators';
import { CSV_START, csvLine } from '@/lib/domain/csv';
import type { Subject } from '@/lib/domain/indicator/indicator';
import { SUBJECT_NAMES, UNIT_NAMES } from '@/lib/domain/indicator/indicator-words';
import type { VerbContext } from '../store';
import { readMonth } from './get-month';
import { presentMonth } from './present-month';

const HEADINGS = [
  'месяц',
  'состояние',
  'вид записей',
  'подразделение',
  'показатель',
  'единица',
  'значение',
  'числитель',
  'записей',
  'план',
  'отклонение',
  'акт',
  'подтверждено центром',
  'прошлый месяц',
  'что считается',
  'к чему относится',
  'что не считается',
];

const CENTRE = 'весь центр';
const cell = (value: number | null) => value ?? '';

interface RowOf {
  readonly month: MonthAnswer;
  readonly subject: Subject;
  readonly owner: string;
}

function rowOf({ month, subject, owner }: RowOf, figure: FigureItem): string {
  const { name, unit, value, of, n, plan, deviation, previous, formula } = figure;
  const state = month.version === null ? 'предварительно' : `зафиксирован, версия ${month.version}`;
  return csvLine([
    month.month,
    state,
    SUBJECT_NAMES[subject],
    owner,
    name,
    UNIT_NAMES[unit],
    cell(value),
    cell(of),
    cell(n),
    cell(plan?.value ?? null),
    cell(deviation?.by ?? null),
    plan?.act ?? '',
    plan === null ? '' : plan.isConfirmed ? 'да' : 'нет',
    cell(previous),
    formula.numerator,
    formula.denominator ?? '',
    formula.excluded,
  ]);
}

function linesOf(month: MonthAnswer, owner: string): string {
  return month.subjects
    .flatMap(({ subject, figures }) => figures.map((figure) => rowOf({ month, subject, owner }, figure)))
    .join('');
}

/** A month as a table for a spreadsheet: the centre first, then its departments. Errors: those of `getMonth`. */
export async function exportMonth({
  ctx: { store },
  input,
}: {
  ctx: VerbContext;
  input: z.output<typeof monthFileQuery>;
}): Promise<{ name: string; text: string }> {
  const { shown, ...rest } = await readMonth(store, input);
  const now = store.clock.now();
  const of = (department: string | null) => presentMonth(shown, { ...rest, department, drill: null, now });
  const whole = of(null);
  const own = whole.departments.map(({ code, name }) => linesOf(of(code), name));
  const version = whole.version === null ? 'preliminary' : `v${whole.version}`;
  const text = CSV_START + csvLine(HEADINGS) + linesOf(whole, CENTRE) + own.join('');
  return { name: `indicators-${whole.month}-${version}`, text };
}
