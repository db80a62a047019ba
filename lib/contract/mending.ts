import { z } from 'zod';
import { sourceCode } from './appeal-input';
import { fieldError } from './receipt';

/** Query of the two lists on the page «На исправление». */
export const pageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(500).default(50),
  cursor: z
    .string()
    .regex(/^\d{1,15}$/, 'курсор — число из прошлого ответа')
    .optional(),
});
export type PageQuery = z.output<typeof pageQuery>;

/** A row that could not be taken, without its body: that may name a person. */
export const parkedItem = z.object({
  id: z.int(),
  source: z.string().nullable(),
  externalId: z.string().nullable(),
  reason: z.enum(['future', 'invalid']).describe('future — дата впереди часов, invalid — ошибки в полях'),
  errors: z.array(fieldError),
  firstAt: z.iso.datetime(),
  lastAt: z.iso.datetime(),
  times: z.int().describe('Сколько раз прислана'),
});
export type ParkedItem = z.infer<typeof parkedItem>;

/** `GET /api/v1/parked`: what waits to be mended, newest first. */
export const parkedAnswer = z.object({
  total: z.int(),
  items: z.array(parkedItem),
  next: z.string().nullable(),
});
export type ParkedAnswer = z.infer<typeof parkedAnswer>;

export const labelItem = z.object({
  source: z.string(),
  label: z.string(),
  topic: z.string().nullable().describe('Код темы; пусто — ждёт решения'),
  topicName: z.string().nullable(),
  appeals: z.int().describe('Сколько записей с этой меткой'),
  firstSeenAt: z.iso.datetime(),
});
export type LabelItem = z.infer<typeof labelItem>;

/** `GET /api/v1/labels`: labels without a topic first, those with most appeals first. */
export const labelsAnswer = z.object({ waiting: z.int(), items: z.array(labelItem) });
export type LabelsAnswer = z.infer<typeof labelsAnswer>;

/** The body of `PUT /api/v1/labels`. */
export const labelMapping = z.strictObject({
  source: sourceCode,
  label: z.string().min(1, 'пусто').max(300, 'длиннее 300 знаков'),
  topic: z.string().min(1).max(64).nullable().describe('Код темы города; пусто — снять решение'),
});
export type LabelMapping = z.output<typeof labelMapping>;

export const labelMapped = z.object({
  topic: z.string(),
  relabelled: z.int().describe('У скольких записей сменилась тема'),
  message: z.string(),
});
export type LabelMapped = z.infer<typeof labelMapped>;
