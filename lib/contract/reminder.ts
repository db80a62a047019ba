import { z } from 'zod';
import { REMINDER_KINDS, REMINDER_STAGES } from '@/lib/domain/reminder';

const MOST = 200;

/** Query of `GET /api/v1/reminders`. */
export const remindersQuery = z.strictObject({
  state: z.enum(['new', 'all']).default('new').describe('new — ещё не отмеченные вами, all — все'),
  limit: z.coerce.number().int().min(0).max(MOST).default(MOST).describe('0 — только число'),
});
export type RemindersQuery = z.output<typeof remindersQuery>;

const reminderItem = z.object({
  id: z.int(),
  kind: z.enum(REMINDER_KINDS).describe('instruction — поручение, control — запись на контроле'),
  targetId: z.int().describe('Номер поручения или записи'),
  stage: z.enum(REMINDER_STAGES).describe('soon — срок близко, late — срок вышел'),
  title: z.string().describe('Личные данные закрыты'),
  executorName: z.string().nullable(),
  isGiver: z.boolean().describe('Это ваше поручение или ваш контроль'),
  dueAt: z.iso.datetime(),
  madeAt: z.iso.datetime(),
  seenAt: z.iso.datetime().nullable().describe('Когда вы отметили; пусто — ещё нет'),
});
export type ReminderItem = z.infer<typeof reminderItem>;

export const remindersAnswer = z.object({
  fresh: z.int().describe('Сколько ещё не отмечено вами'),
  items: z.array(reminderItem),
});
export type RemindersAnswer = z.infer<typeof remindersAnswer>;

/** The body of `POST /api/v1/reminders/seen`. */
export const remindersSeen = z.strictObject({
  ids: z.array(z.int().positive()).min(1, 'назовите напоминания').max(MOST, `не больше ${MOST} сразу`),
});
export type RemindersSeen = z.output<typeof remindersSeen>;

export const remindersMarked = z.object({ fresh: z.int(), message: z.string() });
export type RemindersMarked = z.infer<typeof remindersMarked>;
