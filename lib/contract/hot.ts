import { z } from 'zod';
import { OUTAGE_KINDS } from './outage-input';

const count = z.int();
const interval = z.tuple([count, count]);

export const hotTopicName = z
  .string({ error: 'нужен код темы' })
  .min(1, { error: 'нужен код темы' })
  .max(64, { error: 'код темы длиннее 64 знаков' });

/** What the centre knows already of what people tell. */
const known = {
  outages: z
    .array(
      z.object({
        id: z.string(),
        title: z.string(),
        kind: z.enum(OUTAGE_KINDS),
        by: z.string().nullable().describe('Кто проводит работы или сообщил'),
        service: z.string().nullable(),
        area: z.string().nullable(),
        district: z.string().nullable(),
        from: z.iso.datetime(),
        to: z.iso.datetime().describe('Когда закончилось, а пока нет — когда обещано'),
        promisedEnd: z.iso.datetime(),
        actualEnd: z.iso.datetime().nullable(),
        state: z
          .enum(['expected', 'active', 'overdue', 'ended'])
          .describe('overdue: обещанное время прошло, а о конце не сказали'),
      }),
    )
    .describe('Отключения и аварии этих тем: идущие и закончившиеся за 12 часов'),
  problems: z
    .array(
      z.object({
        id: z.int(),
        title: z.string(),
        authors: count,
        open: count.describe('Открытых записей'),
        dueAt: z.iso.datetime().nullable().describe('Самый строгий срок открытых записей'),
        lastAt: z.iso.datetime(),
        department: z.string().nullable().describe('Кто ведёт тему'),
        explainedBy: z.array(z.string()).describe('Отключения и аварии, к которым проблема привязана'),
      }),
    )
    .describe('Проблемы, в которых эти сообщения собраны'),
} as const;

const words = z
  .array(z.object({ word: z.string(), authors: count }))
  .describe('Слова, которых в этой теме обычно не бывает: каждое сказали не меньше пяти авторов');
const sources = z.array(z.object({ source: z.string(), name: z.string(), count }));
const phase = z.enum(['opened', 'grew', 'calmed', 'none']);
const people = { authors: count, addresses: count, sources, words };

/** `GET /api/v1/hot/{topic}`: why a topic rings, or that it does not. */
export const hotAnswer = z.object({
  topic: z.string(),
  name: z.string(),
  asOf: z.iso.datetime(),
  phase: phase.describe('none: тема сейчас не горячая'),
  since: z.iso.datetime().nullable(),
  district: z.string().nullable(),
  place: z.string().nullable(),
  seen: z.object({
    minutes: count,
    count,
    norm: interval.nullable(),
    bound: count.nullable(),
  }),
  ...people,
  cells: z.array(z.object({ cell: z.string(), count })).describe('Ячейки H3-7 последнего часа'),
  department: z.string().nullable().describe('Кто ведёт тему'),
  ...known,
  past: z
    .array(z.object({ since: z.iso.datetime(), closedAt: z.iso.datetime() }))
    .describe('Когда тема была горячей за 30 дней, последнее первым'),
});

export type HotAnswer = z.output<typeof hotAnswer>;

export const clusterId = z
  .string({ error: 'нужен код скопления' })
  .regex(/^[0-9a-f]{15}-[0-9a-z]{1,12}$/, { error: 'это не код скопления' });

/** `GET /api/v1/clusters/{id}`: why a neighbourhood rings where no topic does. */
export const clusterAnswer = z.object({
  id: z.string(),
  topic: z.string().nullable().describe('Пусто, когда сообщения о разном'),
  name: z.string().nullable(),
  asOf: z.iso.datetime(),
  phase: phase.exclude(['none']),
  since: z.iso.datetime(),
  district: z.string().nullable(),
  place: z.string().nullable(),
  cell: z.string(),
  centre: z.string(),
  rings: count,
  seen: z.object({ hours: count, count, norm: interval }),
  topics: z.array(z.object({ topic: z.string(), name: z.string(), count })).describe('О чём пишут'),
  ...people,
  ...known,
});

export type ClusterAnswer = z.output<typeof clusterAnswer>;
export type HotKnown = Pick<HotAnswer, 'outages' | 'problems'>;
