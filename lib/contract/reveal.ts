import { z } from 'zod';

/** Body of `POST /api/v1/appeals/{id}/reveal`: why somebody has to see personal data. */
export const revealRequest = z.strictObject({
  reason: z
    .string()
    .transform((text) => text.trim())
    .pipe(z.string().min(5, 'укажите причину словами: она останется в журнале').max(500)),
});

/** The record's personal data as they came. */
export const revealAnswer = z.object({
  id: z.int(),
  text: z.string(),
  address: z.string().nullable(),
  author: z.object({
    name: z.string().nullable(),
    contact: z.string().nullable(),
    profile: z.string().nullable(),
  }),
  extra: z
    .record(z.string(), z.string())
    .nullable()
    .describe('Сведения источника: что он сообщил сверх полей записи'),
  moves: z
    .array(z.object({ version: z.int(), reason: z.string().nullable(), text: z.string().nullable() }))
    .describe('Причины и тексты ходов, как они написаны'),
});
export type RevealAnswer = z.infer<typeof revealAnswer>;
