import { z } from 'zod';
import { DEPARTMENT_KINDS } from '@/lib/domain/departments/department';
import { INDICATOR_CODES } from '@/lib/domain/indicator/catalogue';
import { GROUPS, SUBJECTS, UNITS } from '@/lib/domain/indicator/indicator';
import { isMonth } from '@/lib/domain/indicator/month';
import { words } from './words';

export const monthText = z
  .string('ожидается месяц')
  .refine(isMonth, 'месяц вида 2026-11')
  .describe('Месяц города, 2026-11');

const subject = z.enum(SUBJECTS, 'вид записей: message, petition или instruction');
const code = z.enum(INDICATOR_CODES, 'такого показателя нет');
const version = z.coerce.number('версия — целое число').int('версия — целое число').min(1, 'версии идут с 1');

/** Query of `GET /api/v1/indicators`. */
export const monthQuery = z.strictObject({
  month: monthText.optional().describe('Без месяца — последний закончившийся, за который есть записи'),
  version: version.optional().describe('Какая из зафиксированных версий; без неё — последняя'),
  view: z
    .enum(['reported', 'now'], 'ожидается reported или now')
    .default('reported')
    .describe('now — посчитать по нынешним записям, даже если месяц зафиксирован'),
  department: z.string().optional().describe('Показатели одного подразделения'),
  subject: subject.optional().describe('Вместе с code — один показатель по подразделениям'),
  code: code.optional().describe('Вместе с subject — один показатель по подразделениям'),
});
export type MonthQuery = z.output<typeof monthQuery>;

/** Query of `GET /api/v1/indicators/file`. */
export const monthFileQuery = monthQuery.pick({ month: true, version: true, view: true });

/** The body of `POST /api/v1/indicators/{month}/corrections`. */
export const correctionInput = z.strictObject({
  basedOn: z.int('версия — целое число').describe('Версия, которую исправляют'),
  reason: words(500).describe('Почему отчёт исправляется; без личных данных'),
});
export type CorrectionInput = z.output<typeof correctionInput>;

export const monthFrozen = z.object({ month: z.string(), version: z.int(), message: z.string() });
export type MonthFrozen = z.infer<typeof monthFrozen>;

const planFields = {
  subject,
  code,
  value: z.number('план — число').nullable().describe('В единицах показателя; null снимает план'),
  act: words(500).describe('Акт, который установил план'),
  isConfirmed: z.boolean('ожидается да или нет').describe('Подтверждено центром'),
};

/** The body of `PUT /api/v1/indicators/plans`. */
export const planInput = z.strictObject({
  ...planFields,
  since: monthText.describe('С какого месяца действует'),
  reason: words(300).nullish().describe('Почему; без личных данных'),
});
export type PlanInput = z.output<typeof planInput>;

export const planItem = z.object({ ...planFields, since: z.string().nullable() });
export type PlanItem = z.infer<typeof planItem>;
export const plansAnswer = z.object({ items: z.array(planItem) });
export const planSet = z.object({ version: z.int(), message: z.string() });
export type PlanSet = z.infer<typeof planSet>;

const deviation = z.object({ by: z.number(), isMet: z.boolean() });

const figureItem = z.object({
  code,
  name: z.string(),
  unit: z.enum(UNITS),
  group: z.enum(GROUPS),
  better: z.enum(['more', 'less']).nullable(),
  formula: z.object({
    numerator: z.string(),
    denominator: z.string().nullable(),
    excluded: z.string(),
  }),
  value: z.number().nullable().describe('null — считать не из чего'),
  of: z.int().nullable().describe('Числитель доли'),
  n: z.int().describe('Записей за числом'),
  plan: planItem.pick({ value: true, act: true, isConfirmed: true, since: true }).nullable(),
  deviation: deviation.nullable().describe('Значение минус план, и выполнен ли он'),
  previous: z.number().nullable().describe('Значение прошлого месяца'),
});
export type FigureItem = z.infer<typeof figureItem>;

const subjectFigures = z.object({ subject, figures: z.array(figureItem) });
export type SubjectItem = z.infer<typeof subjectFigures>;

const monthVersion = z.object({
  version: z.int(),
  actor: z.string(),
  at: z.iso.datetime(),
  reason: z.string().nullable(),
});
export type MonthVersion = z.infer<typeof monthVersion>;

const drillItem = z.object({
  code: z.string(),
  name: z.string(),
  kind: z.enum(DEPARTMENT_KINDS),
  value: z.number().nullable(),
  of: z.int().nullable(),
  n: z.int(),
  isRanked: z
    .boolean()
    .describe('Стоит в общем ряду: не сторонняя организация, и записей за числом хотя бы две'),
});
export type DrillItem = z.infer<typeof drillItem>;

/** `GET /api/v1/indicators`: messages, petitions and instructions apart, never added. */
export const monthAnswer = z.object({
  month: z.string(),
  name: z.string().describe('ноябрь 2026'),
  state: z.enum(['frozen', 'preliminary']),
  isOver: z.boolean().describe('Месяц закончился'),
  version: z.int().nullable().describe('Показанная версия; null — предварительный счёт'),
  countedAt: z.iso.datetime(),
  calendar: z.string().describe('По какому рабочему времени'),
  department: z.string().nullable(),
  subjects: z.array(subjectFigures),
  departments: z.array(z.object({ code: z.string(), name: z.string(), kind: z.enum(DEPARTMENT_KINDS) })),
  drill: z
    .object({ subject, code, items: z.array(drillItem) })
    .nullable()
    .describe('Один показатель по подразделениям, худшие первыми'),
  missingYears: z.array(z.int()).describe('Годы, которых нет в рабочем календаре'),
  previous: z.object({ month: z.string(), state: z.enum(['frozen', 'preliminary']) }).nullable(),
  versions: z.array(monthVersion).describe('Зафиксированные версии, последняя первой'),
});
export type MonthAnswer = z.infer<typeof monthAnswer>;

/** `GET /api/v1/indicators/months`. */
export const monthsAnswer = z.object({
  items: z.array(
    z.object({ month: z.string(), name: z.string(), version: z.int().nullable(), isOver: z.boolean() }),
  ),
});
export type MonthsAnswer = z.infer<typeof monthsAnswer>;
