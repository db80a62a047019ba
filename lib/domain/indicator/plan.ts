import { type IndicatorCode, indicatorsOf } from './catalogue';
import type { Indicator, Subject } from './indicator';
import { isMonth, type Month } from './month';

/** Until an act of the city sets one: four hours to the first reaction (the brief of the wall). Not confirmed by the centre. */
export const FIRST_REACTION_PLAN_MINUTES = 4 * 60;

/** The planned value of an indicator of one kind of records, from a month on. */
export interface Plan {
  readonly subject: Subject;
  readonly code: IndicatorCode;
  /** Null: from the beginning. */
  readonly since: Month | null;
  /** In the unit of the indicator; null takes the plan away. */
  readonly value: number | null;
  /** The act that set it. */
  readonly act: string;
  /** «Подтверждено центром». */
  readonly isConfirmed: boolean;
}

/** What a centre begins with: nothing of it is set by its own act yet. */
export const DEFAULT_PLANS: readonly Plan[] = [
  {
    subject: 'message',
    code: 'reaction-median',
    since: null,
    value: FIRST_REACTION_PLAN_MINUTES / 60,
    act: 'Наше предположение: акта центра ещё нет',
    isConfirmed: false,
  },
  {
    subject: 'petition',
    code: 'on-time',
    since: null,
    value: 100,
    act: 'Федеральный закон от 02.05.2006 № 59-ФЗ, ст. 12: ответ даётся в срок; нарушение — ст. 5.59 КоАП',
    isConfirmed: false,
  },
  {
    subject: 'petition',
    code: 'redirected-in-time',
    since: null,
    value: 100,
    act: 'Федеральный закон от 02.05.2006 № 59-ФЗ, ст. 8, ч. 3: перенаправление в течение семи дней',
    isConfirmed: false,
  },
];

/** The plan that holds in a month: the latest of those that had begun by then; null where none had. */
export function planAt(
  plans: readonly Plan[],
  { subject, code, month }: Pick<Plan, 'subject' | 'code'> & { readonly month: Month },
): Plan | null {
  let held: Plan | null = null;
  for (const plan of plans) {
    if (plan.subject !== subject || plan.code !== code) continue;
    if (plan.since !== null && plan.since > month) continue;
    if (held === null || (plan.since ?? '') >= (held.since ?? '')) held = plan;
  }
  return held;
}

export interface PlanFault {
  readonly field: keyof Plan;
  readonly message: string;
}

const DECIMALS = 2;

function valueFault({ unit }: Indicator, value: number): string | null {
  if (!Number.isFinite(value) || value < 0) return 'план — число не меньше нуля';
  if (unit === 'percent' && value > 100) return 'доля не бывает больше 100 %';
  if (unit === 'count' && !Number.isInteger(value)) return 'план этого показателя — целое число';
  return Number(value.toFixed(DECIMALS)) === value ? null : 'не больше двух знаков после запятой';
}

/** What is wrong with a plan, at its fields. */
export function planFaults({ subject, code, since, value, act }: Plan): PlanFault[] {
  const entry = indicatorsOf(subject).find((known) => known.code === code);
  if (entry === undefined) return [{ field: 'code', message: 'у этого вида записей такого показателя нет' }];
  const faults: PlanFault[] = [];
  if (entry.better === null)
    faults.push({
      field: 'code',
      message: 'плана у этого показателя не бывает: ни больше, ни меньше не лучше',
    });
  if (since !== null && !isMonth(since)) faults.push({ field: 'since', message: 'месяц вида 2026-12' });
  const wrong = value === null ? null : valueFault(entry, value);
  if (wrong !== null) faults.push({ field: 'value', message: wrong });
  if (act.trim() === '') faults.push({ field: 'act', message: 'назовите акт, который установил план' });
  return faults;
}

/** How a value stands to its plan: `by` is value − plan; null where one of them is missing. */
export function against(
  { better }: Pick<Indicator, 'better'>,
  value: number | null,
  plan: number | null,
): { readonly by: number; readonly isMet: boolean } | null {
  if (value === null || plan === null || better === null) return null;
  const by = Math.round((value - plan) * 100) / 100;
  return { by, isMet: better === 'more' ? by >= 0 : by <= 0 };
}
