import { z } from 'zod';
import { CHANNELS, KINDS, STATUSES } from '@/lib/domain/appeal';
import { OUTAGE_KINDS } from '@/lib/domain/outages/outage';
import { PROBLEM_ACTIONS } from '@/lib/domain/problems/problem-action';
import { REASON_CODES } from '@/lib/domain/problems/reasons';

const MOST_APPEALS = 1_000;

const reasonWords = z
  .string()
  .transform((text) => text.trim())
  .pipe(z.string().max(300, 'длиннее 300 знаков'))
  .nullish()
  .describe('Почему; без личных данных');
const recordId = z.int().positive('номер записи — целое положительное число');
const appealIds = z
  .array(recordId)
  .min(1, 'укажите хотя бы одну запись')
  .max(MOST_APPEALS, `не больше ${MOST_APPEALS} записей за раз`)
  .transform((ids) => [...new Set(ids)]);

/** The body of `POST /api/v1/problems`: several appeals made one problem by a person. */
export const problemInput = z.strictObject({ appealIds, reason: reasonWords });
export type ProblemInput = z.output<typeof problemInput>;

/** The body of `POST /api/v1/problems/{id}/changes`. */
export const problemChange = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('join'), appealIds, reason: reasonWords }),
  z.strictObject({ action: z.literal('leave'), appealIds, reason: reasonWords }),
  z.strictObject({ action: z.literal('split'), appealIds, reason: reasonWords }),
  z.strictObject({ action: z.literal('merge'), from: z.int().positive(), reason: reasonWords }),
  z.strictObject({
    action: z.literal('attach-outage'),
    outageId: z.string().min(1).max(100),
    reason: reasonWords,
  }),
  z.strictObject({
    action: z.literal('detach-outage'),
    outageId: z.string().min(1).max(100),
    reason: reasonWords,
  }),
]);
export type ProblemChange = z.output<typeof problemChange>;

export const problemChanged = z.object({
  problemId: z.int().nullable().describe('Проблема, в которой записи теперь'),
  changed: z.int().describe('Сколько записей сменили проблему'),
  message: z.string(),
});
export type ProblemChanged = z.infer<typeof problemChanged>;

const reason = z.object({ code: z.enum(REASON_CODES), words: z.string() });

const lead = z.object({ id: z.int(), kind: z.enum(KINDS), dueAt: z.iso.datetime() }).nullable();

const problemOutage = z.object({
  id: z.string(),
  kind: z.enum(OUTAGE_KINDS),
  by: z.string().nullable(),
  title: z.string(),
  from: z.iso.datetime(),
  promisedEnd: z.iso.datetime(),
  actualEnd: z.iso.datetime().nullable(),
  state: z.enum(['expected', 'active', 'overdue', 'ended']),
});
export type ProblemOutage = z.infer<typeof problemOutage>;

export const problemItem = z.object({
  id: z.int(),
  title: z.string().describe('Тема и слова места; никогда не текст гражданина'),
  topic: z.string(),
  topicName: z.string(),
  district: z.string().nullable(),
  place: z.string().nullable(),
  messages: z.int(),
  petitions: z.int(),
  open: z.int(),
  authors: z.int().describe('Массовость: разных авторов; запись без автора — свой автор'),
  collectives: z.int(),
  signatures: z.int(),
  repeats: z.int().describe('Повторность: автор снова написал после ответа'),
  reminders: z.int(),
  sources: z.array(z.string()),
  firstAt: z.iso.datetime(),
  lastAt: z.iso.datetime(),
  lastHour: z.int(),
  hourBefore: z.int(),
  lead,
  outages: z.array(problemOutage),
});
export type ProblemItem = z.infer<typeof problemItem>;

export const PROBLEM_ORDERS = ['authors', 'deadline', 'growth', 'last'] as const;
export type ProblemOrder = (typeof PROBLEM_ORDERS)[number];

/** Query of `GET /api/v1/problems`. */
export const problemQuery = z.strictObject({
  order: z
    .enum(PROBLEM_ORDERS)
    .default('authors')
    .describe('authors — по авторам, deadline — по сроку, growth — по росту, last — по последней записи'),
  state: z.enum(['open', 'all']).default('open').describe('open — только с открытыми записями'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type ProblemQuery = z.output<typeof problemQuery>;

export const problemsAnswer = z.object({ total: z.int(), items: z.array(problemItem) });
export type ProblemsAnswer = z.infer<typeof problemsAnswer>;

const problemMember = z.object({
  appealId: z.int(),
  kind: z.enum(KINDS),
  channel: z.enum(CHANNELS),
  source: z.string(),
  topic: z.string(),
  status: z.enum(STATUSES),
  cell: z.string().nullable(),
  snippet: z.string().describe('Начало текста, личные данные закрыты'),
  createdAt: z.iso.datetime(),
  dueAt: z.iso.datetime().nullable(),
  returned: z.enum(['repeat', 'reminder']).nullable(),
  isCollective: z.boolean(),
  score: z
    .number()
    .nullable()
    .describe('Сходство, с которым присоединило правило; пусто — присоединил человек'),
  reasons: z.array(reason),
  joinedAt: z.iso.datetime(),
  joinedBy: z.string(),
});
export type ProblemMember = z.infer<typeof problemMember>;

const problemHappening = z.object({
  action: z.enum(PROBLEM_ACTIONS),
  appealIds: z.array(z.int()),
  otherId: z.int().nullable(),
  outageId: z.string().nullable(),
  actor: z.string(),
  reason: z.string().nullable(),
  at: z.iso.datetime(),
});
export type ProblemHappening = z.infer<typeof problemHappening>;

/** `GET /api/v1/problems/{id}`. */
export const problemRecord = problemItem.extend({
  firstAt: z.iso.datetime().nullable(),
  lastAt: z.iso.datetime().nullable(),
  mergedInto: z.int().nullable(),
  members: z.array(problemMember),
  cells: z.array(z.object({ cell: z.string(), count: z.int() })),
  history: z.array(problemHappening),
});
export type ProblemRecord = z.infer<typeof problemRecord>;

const suggestion = z.object({
  peerId: z.int().describe('Запись, на которую эта похожа'),
  problemId: z.int().nullable(),
  title: z.string(),
  score: z.number(),
  reasons: z.array(reason),
});
export type ProblemSuggestion = z.infer<typeof suggestion>;

/** `GET /api/v1/appeals/{id}/problem`: where an appeal belongs and what it is like. */
export const appealProblem = z.object({
  problem: z
    .object({ id: z.int(), title: z.string(), authors: z.int(), appeals: z.int(), reasons: z.array(reason) })
    .nullable(),
  suggestions: z.array(suggestion),
});
export type AppealProblem = z.infer<typeof appealProblem>;

/** The body of `POST /api/v1/appeals/{id}/problem`: a person's answer to «Похоже на…». */
export const suggestionAnswer = z.strictObject({
  peerId: recordId,
  decision: z.enum(['join', 'refuse']),
  reason: reasonWords,
});
export type SuggestionAnswer = z.output<typeof suggestionAnswer>;

/** A problem's number in a path. */
export const problemId = z.coerce
  .number()
  .int()
  .positive('номер проблемы — целое положительное число')
  .max(Number.MAX_SAFE_INTEGER);
