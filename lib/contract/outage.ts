import { z } from 'zod';
import { OUTAGE_ACTIONS, OUTAGE_KINDS, OUTAGE_STATES } from '@/lib/domain/outages/outage';

/** Which of them a list shows. */
export const OUTAGE_TIMES = ['current', 'planned', 'past'] as const;
export type OutageTime = (typeof OUTAGE_TIMES)[number];

export const outagesQuery = z.strictObject({
  time: z
    .enum(OUTAGE_TIMES, 'current, planned или past')
    .default('current')
    .describe('current — идут сейчас, planned — ещё не начались, past — прошли и отменены'),
  kind: z.enum(OUTAGE_KINDS, 'planned, accident или event').optional(),
  topic: z.string().trim().min(1).max(64).optional().describe('Код темы'),
  district: z.string().trim().min(1).max(64).optional().describe('Код района; городские входят тоже'),
  limit: z.coerce.number('ожидается число').int().min(1).max(200).default(100),
});
export type OutagesQuery = z.output<typeof outagesQuery>;

const position = z.tuple([z.number(), z.number()]);

export const outageItem = z.object({
  id: z.string(),
  kind: z.enum(OUTAGE_KINDS),
  title: z.string(),
  by: z.string().nullable(),
  service: z.string().nullable(),
  topics: z.array(z.string()),
  district: z.string().nullable(),
  area: z.string().nullable(),
  houses: z.array(z.string()),
  at: position.nullable().describe('Точка, которую поставил человек: [долгота, широта]'),
  ring: z.array(position).nullable(),
  spots: z.array(position).describe('Где это на карте: точка человека и места, прочитанные из слов'),
  from: z.iso.datetime(),
  promisedEnd: z.iso.datetime(),
  actualEnd: z.iso.datetime().nullable(),
  state: z.enum(OUTAGE_STATES),
  version: z.int(),
});
export type OutageItem = z.infer<typeof outageItem>;

export const outagesAnswer = z.object({
  items: z.array(outageItem),
  counts: z.object({ current: z.int(), planned: z.int(), past: z.int() }).describe('При тех же условиях'),
});
export type OutagesAnswer = z.infer<typeof outagesAnswer>;

/** One field that a change moved; times as ISO, what is not told null. */
const fieldChange = z.object({
  field: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});

export const outageRecord = outageItem.extend({
  history: z.array(
    z.object({
      action: z.enum(OUTAGE_ACTIONS),
      actor: z.string(),
      at: z.iso.datetime(),
      reason: z.string().nullable(),
      changes: z.array(fieldChange),
    }),
  ),
  problems: z.array(z.object({ id: z.int(), title: z.string() })).describe('Проблемы, которые это объясняет'),
});
export type OutageRecord = z.infer<typeof outageRecord>;
