import { z } from 'zod';
import { CHANNELS, KINDS } from '@/lib/domain/appeal';
import {
  DAY_ENDS,
  type DeadlineRules,
  LEADS,
  OFF_MOVES,
  RULED_CLOCKS,
  TERM_STARTS,
  TERM_UNITS,
} from '@/lib/domain/deadline/regime';
import { CONTROLLERS } from '@/lib/domain/life/facts';

const code = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]*$/, 'код: латинские строчные буквы, цифры и дефис')
  .max(40, 'длиннее 40 знаков');
const words = (most: number) => z.string().max(most, `длиннее ${most} знаков`);
const whole = z.int('нужно целое число');

const condition = z.strictObject({
  kind: z.enum(KINDS, 'вид: message — сообщение, petition — обращение').nullable().default(null),
  channels: z.array(z.enum(CHANNELS, 'нет такого канала')).default([]),
  sources: z.array(z.string()).default([]),
  topics: z.array(z.string()).default([]),
  severityFrom: whole.min(1, 'тяжесть — от 1 до 5').max(5, 'тяжесть — от 1 до 5').nullable().default(null),
  isFastTrack: z.boolean().nullable().default(null),
  controllers: z.array(z.enum(CONTROLLERS, 'нет такого контролёра')).default([]),
});

const clockRule = z.strictObject({
  clock: z.enum(RULED_CLOCKS, `срок: ${RULED_CLOCKS.join(', ')}`),
  unit: z.enum(TERM_UNITS, `единица: ${TERM_UNITS.join(', ')}`),
  amount: z.number('нужно число').describe('Сколько: минут, рабочих или календарных дней'),
  calendar: z.string(),
  from: z.enum(TERM_STARTS, `начало: ${TERM_STARTS.join(', ')}`).default('start'),
  countsFirstDay: z.boolean().default(false),
  ifOff: z.enum(OFF_MOVES, `перенос: ${OFF_MOVES.join(', ')}`).default('stay'),
  until: z.enum(DAY_ENDS, `конец дня: ${DAY_ENDS.join(', ')}`).default('closing'),
  isPausable: z.boolean().default(true),
  extension: z
    .strictObject({ times: z.number('нужно число'), amount: z.number('нужно число') })
    .nullable()
    .default(null),
  soonMinutes: z.number('нужно число').default(120),
});

const regime = z.strictObject({
  id: code,
  name: words(120),
  when: condition,
  precedence: whole.min(-100, 'от −100 до 100').max(100, 'от −100 до 100').default(0),
  clocks: z.array(clockRule).max(10, 'не больше 10 сроков'),
  lead: z.enum(LEADS, `ведёт: ${LEADS.join(', ')}`).default('source'),
  source: words(400),
  isConfirmed: z.boolean().default(false),
  note: words(1_000).default(''),
});

const minuteSpan = z.tuple([z.number('минуты от полуночи'), z.number('минуты от полуночи')]);

const workCalendar = z.strictObject({
  id: code,
  name: words(120).min(1, 'у календаря нет названия'),
  week: z.array(z.array(minuteSpan).max(6, 'не больше шести промежутков в день')),
  keepsHolidays: z.boolean(),
  shortenedBy: z.number('нужно число').default(60),
  source: words(400).default(''),
  isConfirmed: z.boolean().default(false),
});

const calendarYear = z.strictObject({
  year: z.number('нужен год'),
  source: words(400).default(''),
  isDecreed: z.boolean().default(true),
  off: z.array(z.strictObject({ date: z.string(), name: words(200) })).max(366),
  worked: z
    .array(z.strictObject({ date: z.string(), insteadOf: z.string() }))
    .max(100)
    .default([]),
  shortened: z.array(z.string()).max(100).default([]),
});

/** All that deadlines are counted by, as it is exported, edited and imported. */
export const deadlineRules = z.strictObject({
  regimes: z.array(regime).max(300, 'не больше 300 режимов'),
  calendars: z.array(workCalendar).max(30, 'не больше 30 календарей'),
  years: z.array(calendarYear).max(200, 'не больше 200 лет'),
});

/** The body of a preview or an application. */
export const rulesProposal = z.strictObject({
  /** The version that was on the screen: of two administrators one is told. */
  basedOn: whole.describe('Версия, которую вы меняли'),
  note: words(300).default('').describe('Что изменено: останется в истории'),
  rules: deadlineRules,
});
export interface RulesProposal {
  readonly basedOn: number;
  readonly note: string;
  readonly rules: DeadlineRules;
}

const movedExample = z.object({
  id: whole,
  before: z.iso.datetime().nullable(),
  after: z.iso.datetime().nullable(),
  regime: z.string().nullable().describe('Режим, который ведёт теперь'),
  words: z.string().describe('Как посчитан новый срок'),
});

/** What a change would do to open appeals. */
export const rulesPreview = z.object({
  open: whole.describe('Открытых записей'),
  moved: whole.describe('У скольких изменится срок'),
  earlier: whole,
  later: whole,
  becomeLate: whole.describe('Станут просроченными'),
  noLongerLate: whole.describe('Перестанут быть просроченными'),
  withoutDue: whole.describe('Останутся без срока'),
  examples: z.array(movedExample),
  /** What the new rules could not count, in words. */
  warnings: z.array(z.string()),
  tookMs: whole,
});
export type RulesPreview = z.infer<typeof rulesPreview>;

export const rulesVersion = z.object({
  id: whole.describe('0 — правила, с которых начали'),
  note: z.string(),
  actor: z.string(),
  madeAt: z.iso.datetime(),
  undoes: whole.nullable(),
  /** How many open appeals it has moved. */
  moved: whole,
  isDone: z.boolean().describe('Все открытые записи перенесены'),
});
export type RulesVersion = z.infer<typeof rulesVersion>;

/** `GET /api/v1/settings/deadlines`. */
export const rulesAnswer = z.object({
  version: whole,
  rules: deadlineRules,
  history: z.array(rulesVersion).describe('Новые сверху'),
  warnings: z.array(z.string()).describe('Чего не хватает: лет календаря, подтверждений'),
});
export type RulesAnswer = z.infer<typeof rulesAnswer>;

export const rulesApplied = z.object({ version: whole, message: z.string() });
export type RulesApplied = z.infer<typeof rulesApplied>;

/** The body of `POST /api/v1/settings/deadlines/undo`: the version that was on the screen. */
export const rulesUndo = z.strictObject({ version: whole.describe('Последняя версия') });
