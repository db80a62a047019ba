import { z } from 'zod';

/** The body of `PUT /api/v1/appeals/{id}/topic`. */
export const topicConfirmation = z.strictObject({
  topic: z.string().min(1, 'пусто').max(64, 'длиннее 64 знаков').describe('Код темы города'),
});

export const topicConfirmed = z.object({
  id: z.int(),
  topic: z.string(),
  isChanged: z.boolean().describe('Нет — тема такой и была, теперь её подтвердил человек'),
  message: z.string(),
});
export type TopicConfirmed = z.infer<typeof topicConfirmed>;

/** `GET /api/v1/appeals/{id}/topic`: what the text was taken to be about. */
export const topicReadingAnswer = z.object({
  topic: z.string().describe('Тема записи сейчас'),
  nature: z.enum(['report', 'thanks', 'question', 'spam', 'wordless']),
  suggested: z.string().nullable().describe('Самая вероятная тема, даже ниже порога'),
  suggestedName: z.string().nullable(),
  confidence: z.number().min(0).max(1),
  words: z.array(z.string()).describe('Слова, которые решили'),
  runnerUp: z.object({ topic: z.string(), name: z.string(), confidence: z.number() }).nullable(),
  reader: z.string().describe('lexicon — словарь, model:3 — обученная модель версии 3'),
  confirmed: z.string().nullable().describe('Тема, которую подтвердил человек'),
});
export type TopicReadingAnswer = z.infer<typeof topicReadingAnswer>;

/** Where the training of a model, or the going back to a version, stands. */
export const trainingAnswer = z.object({
  state: z.enum(['idle', 'training', 'relabelling', 'done', 'failed']),
  done: z.int().describe('Пройдено шагов обучения'),
  of: z.int(),
  message: z.string(),
});
export type TrainingAnswer = z.infer<typeof trainingAnswer>;

/** The body of `PUT /api/v1/topics/reader`. */
export const readerChoice = z.strictObject({
  version: z.int().min(1).nullable().describe('Номер версии модели; null — словарь'),
});

/** Quality on texts that the judging model had not seen. */
export const modelQuality = z.object({
  groups: z.array(
    z.object({
      group: z.string(),
      rows: z.number(),
      precision: z.number(),
      recall: z.number(),
      f1: z.number(),
    }),
  ),
  /** Versions trained before this was kept have none. */
  confusions: z.array(z.object({ truth: z.string(), said: z.string(), rows: z.number() })).default([]),
});
export type ModelQuality = z.infer<typeof modelQuality>;

/** What the page «Темы» shows. */
export const topicsAnswer = z.object({
  /** `lexicon`, or `model:3`. */
  reader: z.string(),
  versions: z.array(
    z.object({
      id: z.int(),
      origin: z.string(),
      examples: z.int(),
      trainedAt: z.iso.datetime(),
      isActive: z.boolean(),
      accuracy: z.number(),
      macroF1: z.number(),
      coverage: z.number(),
    }),
  ),
  /** Of the version that reads; null for the lexicon. Groups by their names. */
  quality: modelQuality.nullable(),
  confirmed: z.int(),
  waitingTotal: z.int(),
  waiting: z.array(
    z.object({ id: z.int(), text: z.string(), suggested: z.string().nullable(), confidence: z.number() }),
  ),
});
export type TopicsAnswer = z.infer<typeof topicsAnswer>;
