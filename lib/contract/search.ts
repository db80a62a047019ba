import { z } from 'zod';
import { CHANNELS, KINDS, PRECISIONS, STATUSES } from '@/lib/domain/appeal';
import { isCell } from '@/lib/domain/cell';
import { DEADLINE_STANDINGS } from '@/lib/domain/deadline/standing';
import { explainInstantProblem, parseInstant } from './instant';
import { madeMove } from './life';
import { placeView } from './place';

export const PAGE_LIMIT = 1_000;

export const RELATIVE_MOMENT = /^(?:now|today|now-(\d{1,4})([mhd]))$/;

/** `2026-11-23T14:05:00+04:00`, `now`, `today`, `now-24h`, `now-7d`. Resolved on the server's clock. */
const moment = z.string().superRefine((text, ctx) => {
  if (RELATIVE_MOMENT.test(text)) return;
  const parsed = parseInstant(text, null);
  if (!parsed.ok) ctx.addIssue({ code: 'custom', message: explainInstantProblem(parsed.problem) });
});

export const SORTS = ['time', 'relevance', 'deadline'] as const;
export type Sort = (typeof SORTS)[number];

export const BAR_UNITS = ['auto', 'hour', 'day', 'week'] as const;

/** What makes up a search that a person can name, send and come back to. */
export const SEARCH_FILTERS = [
  'q',
  'exact',
  'topic',
  'kind',
  'district',
  'channel',
  'department',
  'status',
  'deadline',
  'precision',
  'from',
  'to',
  'cell',
  'sort',
] as const;

/** Query of `GET /api/v1/search` and of the page `/appeals`. */
export const searchQuery = z.strictObject({
  q: z.string().max(500).optional().describe('Слова, «фразы», -исключения'),
  topic: z.string().max(64).optional(),
  kind: z.enum(KINDS).optional(),
  district: z.string().max(64).optional(),
  channel: z.enum(CHANNELS).optional(),
  department: z.string().max(64).optional(),
  status: z.enum(STATUSES).optional(),
  precision: z.enum(PRECISIONS).optional().describe('Насколько точно известно место'),
  deadline: z.enum(DEADLINE_STANDINGS).optional().describe('Как запись стоит к своему сроку'),
  from: moment.optional(),
  to: moment.optional(),
  cell: z.string().refine(isCell, 'это не ячейка H3').optional(),
  sort: z
    .enum(SORTS)
    .default('time')
    .describe(
      'time — новые первыми, deadline — ближайший срок первым, relevance — слова подряд, затем прочие',
    ),
  exact: z.enum(['1']).optional().describe('Искать точно: без исправлений и близких слов'),
  facets: z.enum(['0', '1']).default('1').describe('0 — без подсказок отбора: так быстрее листать'),
  cells: z.coerce.number().int().min(7).max(9).optional().describe('Сосчитать по ячейкам H3 этого уровня'),
  bars: z.enum(BAR_UNITS).optional().describe('Сосчитать по времени: час, день, неделя или что подойдёт'),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(PAGE_LIMIT).default(20),
});
export type SearchQuery = z.output<typeof searchQuery>;

export const EXPORT_FORMATS = ['csv', 'xlsx'] as const;
export const EXPORT_LIMIT = 50_000;

/** Query of `GET /api/v1/search/export`: the same search, as a file. */
export const exportQuery = searchQuery
  .omit({ cursor: true, limit: true, facets: true, cells: true, bars: true })
  .extend({ format: z.enum(EXPORT_FORMATS).default('csv') });
export type ExportQuery = z.output<typeof exportQuery>;

/** A piece of a text; `hit` where the query met it. */
export const textPiece = z.object({ text: z.string(), hit: z.boolean() });
export type TextPiece = z.infer<typeof textPiece>;

export const FACETS = [
  'topic',
  'district',
  'channel',
  'status',
  'kind',
  'department',
  'precision',
  'deadline',
] as const;
export type Facet = (typeof FACETS)[number];

export const appealItem = z.object({
  id: z.int(),
  kind: z.enum(KINDS),
  source: z.string(),
  externalId: z.string(),
  channel: z.enum(CHANNELS),
  topic: z.string(),
  topicName: z.string(),
  district: z.string().nullable(),
  precision: z.enum(PRECISIONS),
  cell: z.string().nullable(),
  status: z.enum(STATUSES),
  department: z.string().nullable(),
  createdAt: z.iso.datetime(),
  dueAt: z.iso.datetime().nullable(),
  soonAt: z.iso.datetime().nullable().describe('С какого времени срок «скоро»; null — за два часа до срока'),
  answeredAt: z.iso.datetime().nullable(),
  closedAt: z.iso.datetime().nullable(),
  snippet: z.array(textPiece),
});
export type AppealItem = z.infer<typeof appealItem>;

const wordChange = z.object({ from: z.string(), to: z.string() });

/** How a query was read. */
export const queryReading = z.object({
  query: z.string().describe('По какому запросу искали'),
  corrections: z.array(wordChange).describe('Слова, которых нет ни в одной записи, и как они прочитаны'),
  alike: z.array(wordChange).describe('Редкие слова и частые, на которые они похожи: найдены те и другие'),
  synonyms: z.array(z.string()).describe('Близкие слова, которые тоже искали; найденное по ним — в конце'),
});
export type QueryReading = z.infer<typeof queryReading>;

/** A search near one that found nothing, and how much it finds. */
export const nearSearch = z.object({
  kind: z.enum(['word', 'period', 'filter', 'phrase', 'exclusion']),
  name: z.string().describe('Какой параметр запроса меняется'),
  value: z.string().nullable().describe('На что меняется; пусто — убирается'),
  count: z.int(),
});
export type NearSearch = z.infer<typeof nearSearch>;

export const searchItem = appealItem.extend({
  isExact: z.boolean().describe('Встретились сами слова запроса, а не только близкие'),
});
export type SearchItem = z.infer<typeof searchItem>;

export const timeBars = z.object({
  length: z.int().describe('Ширина столбца, мс'),
  items: z.array(z.object({ from: z.iso.datetime(), count: z.int() })),
});
export type TimeBars = z.infer<typeof timeBars>;

export const searchAnswer = z.object({
  total: z.int(),
  exactTotal: z.int().describe('Из них со словами самого запроса'),
  reading: queryReading,
  near: z.array(nearSearch).describe('Если не найдено ничего: похожие запросы, которые находят'),
  items: z.array(searchItem),
  facets: z.record(z.enum(FACETS), z.array(z.object({ value: z.string(), count: z.int() }))),
  cells: z.array(z.object({ cell: z.string(), count: z.int() })),
  bars: timeBars.nullable(),
  next: z.string().nullable().describe('Курсор следующей страницы; пусто на последней'),
});
export type SearchAnswer = z.infer<typeof searchAnswer>;

/** One thing that happened to an appeal, in codes, and the masked words of a move: never a person. */
export const historyEntry = z.object({
  at: z.iso.datetime(),
  event: z.enum(['registered', 'corrected', 'updated', 'relabelled', 'moved']),
  actor: z.string(),
  changes: z.array(
    z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
  ),
  reason: z.string().nullable().describe('Почему закрыто подразделение, от которого запись перешла'),
  move: madeMove.nullable().describe('Ход с его словами; личные данные в них закрыты'),
});
export type HistoryEntry = z.infer<typeof historyEntry>;

/** `GET /api/v1/appeals/{id}`: the record as an observer may see it. */
export const appealRecord = appealItem.omit({ snippet: true }).extend({
  text: z.string().describe('Личные данные закрыты знаком «•»'),
  address: z.string().nullable(),
  place: placeView,
  topicLabel: z.string().nullable(),
  statusLabel: z.string().nullable(),
  receivedAt: z.iso.datetime(),
  registeredAt: z.iso.datetime(),
  hasAuthor: z.boolean(),
  route: z
    .object({ words: z.string().nullable(), isChosen: z.boolean() })
    .describe('Почему этот исполнитель: правило маршрутизации словами, или его выбрал человек либо источник'),
  version: z.int(),
  history: z.array(historyEntry),
});
export type AppealRecord = z.infer<typeof appealRecord>;
