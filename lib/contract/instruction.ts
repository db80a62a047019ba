import { z } from 'zod';
import { DUE_PRESETS } from '@/lib/domain/instructions/due';
import { INSTRUCTION_ACTIONS, INSTRUCTION_STATES, LINK_KINDS } from '@/lib/domain/instructions/instruction';
import { instant } from './appeal-input';
import { departmentCode } from './department';
import { words } from './words';

const TEXT = 2_000;

const due = z
  .union([z.enum(DUE_PRESETS), instant], 'срок: today, tomorrow, three-days или дата со временем')
  .describe(
    'today — сегодня 18:00, tomorrow — завтра 12:00, three-days — 3 рабочих дня, или дата со временем',
  );

const link = z.strictObject({
  kind: z.enum(LINK_KINDS).describe('appeal — запись, problem — проблема, hot — горячая тема'),
  target: z
    .string()
    .trim()
    .min(1, 'не заполнено')
    .max(60, 'длиннее 60 знаков')
    .describe('Номер или код темы'),
});
export type InstructionLink = z.output<typeof link>;

/** The body of `POST /api/v1/instructions`. */
export const instructionInput = z.strictObject({
  text: words(TEXT).describe('Что сделать'),
  executor: departmentCode.describe('Код подразделения-исполнителя'),
  due,
  links: z.array(link).max(50, 'не больше 50 связей').default([]),
});
export type InstructionInput = z.output<typeof instructionInput>;

const version = z.int().nullish().describe('Версия, которую видел человек');
const reason = words(TEXT);

/** The body of `POST /api/v1/instructions/{id}/moves`. */
export const instructionMove = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('accept'), version }),
  z.strictObject({ action: z.literal('report'), text: reason.describe('Что сделано'), version }),
  z.strictObject({ action: z.literal('return'), text: reason.describe('Что доделать'), version }),
  z.strictObject({ action: z.literal('finish'), version }),
  z.strictObject({ action: z.literal('extend'), due, text: reason.describe('Почему'), version }),
  z.strictObject({ action: z.literal('cancel'), text: reason.describe('Почему'), version }),
]);
export type InstructionMove = z.output<typeof instructionMove>;

export const instructionItem = z.object({
  id: z.int(),
  text: z.string().describe('Личные данные закрыты'),
  executor: z.string(),
  executorName: z.string(),
  state: z.enum(INSTRUCTION_STATES),
  author: z.string(),
  givenAt: z.iso.datetime(),
  dueAt: z.iso.datetime(),
  firstDueAt: z.iso.datetime().describe('Срок, каким он был дан'),
  reportedAt: z.iso.datetime().nullable(),
  closedAt: z.iso.datetime().nullable(),
  isLate: z.boolean(),
  version: z.int(),
  links: z.array(z.object({ kind: z.enum(LINK_KINDS), target: z.string(), words: z.string() })),
});
export type InstructionItem = z.infer<typeof instructionItem>;

const happening = z.object({
  action: z.enum(INSTRUCTION_ACTIONS),
  actor: z.string(),
  at: z.iso.datetime(),
  dueAt: z.iso.datetime(),
  text: z.string().nullable(),
});

/** `GET /api/v1/instructions/{id}`. */
export const instructionRecord = instructionItem.extend({ history: z.array(happening) });
export type InstructionRecord = z.infer<typeof instructionRecord>;

/** Query of `GET /api/v1/instructions`. */
export const instructionsQuery = z.strictObject({
  state: z.enum(['open', 'all']).default('open').describe('open — на контроле'),
  executor: z.string().optional().describe('Код подразделения'),
  kind: z.enum(LINK_KINDS).optional().describe('Вместе с target: только связанные'),
  target: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(500).default(200),
});
export type InstructionsQuery = z.output<typeof instructionsQuery>;

export const instructionsAnswer = z.object({
  total: z.int(),
  late: z.int().describe('Из них просрочено'),
  items: z.array(instructionItem),
});
export type InstructionsAnswer = z.infer<typeof instructionsAnswer>;

export const instructionChanged = z.object({
  id: z.int(),
  version: z.int(),
  state: z.enum(INSTRUCTION_STATES),
  dueAt: z.iso.datetime(),
  message: z.string(),
});
export type InstructionChanged = z.infer<typeof instructionChanged>;
