import { z } from 'zod';
import { STATUSES } from '@/lib/domain/appeal';
import { CLOCK_KINDS } from '@/lib/domain/deadline/clock';
import { CONTROLLERS, OUTCOMES } from '@/lib/domain/life/facts';
import { EXTENSION_GROUNDS, MOVE_KINDS, PAUSE_GROUNDS, REOPENING_BASES } from '@/lib/domain/life/move';
import { cleanString, instant } from './appeal-input';

const REASON_LIMIT = 2_000;
const ANSWER_LIMIT = 20_000;
const LABEL_LIMIT = 300;

const words = (limit: number, empty: string) =>
  cleanString
    .transform((text) => text.trim())
    .pipe(z.string().min(1, empty).max(limit, `длиннее ${limit} знаков`));

const reason = words(REASON_LIMIT, 'назовите причину');
const optionalReason = z
  .preprocess((value) => (typeof value === 'string' && value.trim() === '' ? null : value), reason.nullish())
  .transform((text) => text ?? null);
const answerText = words(ANSWER_LIMIT, 'напишите текст').describe(
  'Текст; личные данные закрываются при показе',
);
const amount = z.int('целое число').positive('должно быть больше нуля').max(10_000, 'слишком много');

/** A move with the facts that it needs, as the API takes it. */
export const moveInput = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('assign'),
    department: words(64, 'выберите исполнителя').describe('Код подразделения'),
    reason: optionalReason,
  }),
  z.strictObject({ kind: z.literal('take') }),
  z.strictObject({ kind: z.literal('submit'), text: answerText }),
  z.strictObject({ kind: z.literal('approve') }),
  z.strictObject({ kind: z.literal('return'), reason }),
  z.strictObject({ kind: z.literal('interim'), text: answerText }),
  z.strictObject({
    kind: z.literal('answer'),
    outcome: z.enum(OUTCOMES, 'выберите итог'),
    text: answerText,
    until: instant
      .nullish()
      .transform((at) => at ?? null)
      .describe('«Запланировано до»'),
  }),
  z.strictObject({ kind: z.literal('close'), reason: optionalReason }),
  z.strictObject({
    kind: z.literal('redirect'),
    to: words(LABEL_LIMIT, 'назовите, кому перенаправлено'),
    reason,
    isAuthorTold: z.boolean().default(false),
  }),
  z.strictObject({ kind: z.literal('not-competent'), reason }),
  z.strictObject({
    kind: z.literal('hand-over'),
    number: words(64, 'укажите номер в ЕДДС'),
    at: instant.describe('Когда передано'),
    takenBy: words(LABEL_LIMIT, 'укажите, кто принял').describe('Должность того, кто принял'),
  }),
  z.strictObject({ kind: z.literal('withdraw'), reason }),
  z.strictObject({
    kind: z.literal('reopen'),
    base: z.enum(REOPENING_BASES, 'выберите основание'),
    reason,
  }),
  z.strictObject({
    kind: z.literal('extend'),
    amount: amount.describe('На сколько, в единицах срока'),
    ground: z.enum(EXTENSION_GROUNDS, 'выберите основание'),
    reason,
    isAuthorTold: z.boolean().default(false),
  }),
  z.strictObject({ kind: z.literal('notice') }),
  z.strictObject({ kind: z.literal('fast-track-on') }),
  z.strictObject({ kind: z.literal('fast-track-off'), reason }),
  z.strictObject({
    kind: z.literal('control-set'),
    controller: z.enum(CONTROLLERS, 'выберите контролёра'),
    until: instant,
  }),
  z.strictObject({
    kind: z.literal('control-off'),
    controller: z.enum(CONTROLLERS, 'выберите контролёра'),
    reason: optionalReason,
  }),
  z.strictObject({
    kind: z.literal('pause'),
    ground: z.enum(PAUSE_GROUNDS, 'выберите основание'),
    reason,
  }),
  z.strictObject({ kind: z.literal('resume') }),
  z.strictObject({ kind: z.literal('promise-kept') }),
  z.strictObject({ kind: z.literal('promise-broken'), reason }),
]);
export type MoveBody = z.input<typeof moveInput>;

/** The body of `POST /api/v1/appeals/{id}/moves`. */
export const moveRequest = z.strictObject({
  version: z.int('целое число').positive().describe('Версия записи, которую видел тот, кто делает ход'),
  move: moveInput,
});

/** `Idempotency-Key`: the same request sent again is the same move. */
export const requestKey = z
  .string()
  .min(1)
  .max(200, 'ключ повтора длиннее 200 знаков')
  .regex(/^[\x21-\x7e]+$/, 'ключ повтора: латинские буквы, цифры и знаки без пробелов')
  .nullable();

export const moveAnswer = z.object({
  id: z.int(),
  version: z.int().describe('Версия записи после хода'),
  status: z.enum(STATUSES),
  isRepeat: z.boolean().describe('Этот ход уже был сделан по тому же ключу повтора'),
  message: z.string(),
});
export type MoveAnswer = z.infer<typeof moveAnswer>;

const moment = z.iso.datetime();

/** A move that was made; personal data in its words are masked. */
export const madeMove = z.object({
  kind: z.enum(MOVE_KINDS),
  version: z.int(),
  reason: z.string().nullable(),
  text: z.string().nullable(),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});
export type MadeMove = z.infer<typeof madeMove>;

const clockView = z.object({
  kind: z.enum(CLOCK_KINDS),
  name: z.string(),
  regime: z.object({ name: z.string(), source: z.string(), isConfirmed: z.boolean() }).nullable(),
  from: moment,
  due: moment,
  soon: moment,
  metAt: moment.nullable(),
  pausedSince: moment.nullable(),
  words: z.string().describe('Как получился срок'),
});
export type ClockView = z.infer<typeof clockView>;

const lifeView = z.object({
  outcome: z.enum(OUTCOMES).nullable(),
  promise: z
    .object({ at: moment, until: moment, keptAt: moment.nullable(), brokenAt: moment.nullable() })
    .nullable(),
  controls: z.array(z.object({ controller: z.enum(CONTROLLERS), since: moment, until: moment })),
  isFastTrack: z.boolean(),
  isPaused: z.boolean(),
  owesNotice: z.boolean().describe('Автора ещё не уведомили о продлении или перенаправлении'),
  approvedAt: moment.nullable(),
  reworks: z.int(),
  reopenings: z.int(),
});
export type LifeView = z.infer<typeof lifeView>;

const earlierAppeal = z.object({
  id: z.int(),
  version: z.int(),
  createdAt: moment,
  status: z.enum(STATUSES),
  finishedAt: moment.nullable(),
  isRepeat: z.boolean().describe('Ответ уже был: повторное; нет — напоминание'),
});
export type EarlierAppeal = z.infer<typeof earlierAppeal>;

/** `GET /api/v1/appeals/{id}/moves`: where an appeal stands, what can be done with it, and why not. */
export const movesAnswer = z.object({
  id: z.int(),
  version: z.int(),
  status: z.enum(STATUSES),
  department: z.string().nullable(),
  moves: z.array(
    z.object({
      kind: z.enum(MOVE_KINDS),
      name: z.string(),
      scope: z.enum(['work', 'control']),
      why: z.string().nullable().describe('Почему нельзя; пусто — можно'),
    }),
  ),
  clocks: z.array(clockView),
  faults: z.array(z.string()).describe('Чего нельзя сосчитать'),
  life: lifeView,
  extension: z.object({ timesLeft: z.int(), most: z.int(), mostWords: z.string() }).nullable(),
  draft: z.string().nullable().describe('Последний текст, отданный на согласование'),
  earlier: z.array(earlierAppeal).describe('Прежние записи автора о том же и там же'),
  history: z.array(madeMove.extend({ at: moment, actor: z.string() })),
});
export type MovesAnswer = z.infer<typeof movesAnswer>;
