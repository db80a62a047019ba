import { z } from 'zod';

const count = z.int();
const interval = z.tuple([count, count]);

export const hotTopicName = z
  .string({ error: 'нужен код темы' })
  .min(1, { error: 'нужен код темы' })
  .max(64, { error: 'код темы длиннее 64 знаков' });

/** `GET /api/v1/hot/{topic}`: why a topic rings, or that it does not. */
export const hotAnswer = z.object({
  topic: z.string(),
  name: z.string(),
  asOf: z.iso.datetime(),
  phase: z.enum(['opened', 'grew', 'calmed', 'none']).describe('none: тема сейчас не горячая'),
  since: z.iso.datetime().nullable(),
  district: z.string().nullable(),
  place: z.string().nullable(),
  seen: z.object({
    minutes: count,
    count,
    norm: interval.nullable(),
    bound: count.nullable(),
  }),
  authors: count,
  addresses: count,
  sources: z.array(z.object({ source: z.string(), name: z.string(), count })),
  cells: z.array(z.object({ cell: z.string(), count })).describe('Ячейки H3-7 последнего часа'),
  words: z
    .array(z.object({ word: z.string(), authors: count }))
    .describe('Слова, которых в этой теме обычно не бывает: каждое сказали не меньше пяти авторов'),
  outages: z.array(
    z.object({
      title: z.string(),
      district: z.string().nullable(),
      from: z.iso.datetime(),
      to: z.iso.datetime(),
    }),
  ),
  past: z
    .array(z.object({ since: z.iso.datetime(), closedAt: z.iso.datetime() }))
    .describe('Когда тема была горячей за 30 дней, последнее первым'),
});

export type HotAnswer = z.output<typeof hotAnswer>;
