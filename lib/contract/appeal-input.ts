import { z } from 'zod';
import { CHANNELS, KINDS } from '@/lib/domain/appeal';
import { explainInstantProblem, parseInstant } from './instant';

export const TEXT_LIMIT = 100_000;
const LABEL_LIMIT = 300;

const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/** Text that PostgreSQL and JSON can hold as it is. */
export const cleanString = z
  .string()
  .refine((text) => !text.includes('\0'), 'содержит символ NUL: уберите его и пришлите снова')
  .refine(
    (text) => !LONE_SURROGATE.test(text),
    'содержит половину символа (одиночный суррогат): текст повреждён',
  );

const label = cleanString
  .transform((text) => text.trim())
  .pipe(z.string().min(1, 'пусто').max(LABEL_LIMIT, `длиннее ${LABEL_LIMIT} знаков`));

/** A blank stands for nothing: feeds send empty strings where they have no value. */
const optionalLabel = z.preprocess(
  (value) => (typeof value === 'string' && value.trim() === '' ? null : value),
  label.nullish(),
);

export const SOURCE_CODE = /^[a-z0-9][a-z0-9._-]{0,63}$/;
export const sourceCode = z
  .string()
  .regex(SOURCE_CODE, 'код источника: латинские строчные буквы, цифры, «-», «_», «.», до 64 знаков');

/** A moment as ISO 8601 with its zone; becomes epoch milliseconds. */
export const instant = z
  .string()
  .meta({ format: 'date-time', example: '2026-11-23T14:05:00+04:00' })
  .transform((text, ctx) => {
    const parsed = parseInstant(text, null);
    if (parsed.ok) return parsed.at;
    ctx.addIssue({ code: 'custom', message: explainInstantProblem(parsed.problem) });
    return z.NEVER;
  });

const latitude = z.number().min(-90, 'широта от −90 до 90').max(90, 'широта от −90 до 90');
const longitude = z.number().min(-180, 'долгота от −180 до 180').max(180, 'долгота от −180 до 180');

const author = z.strictObject({
  name: optionalLabel,
  contact: optionalLabel,
  profile: optionalLabel,
});

/** What may be told of an appeal after it was registered. Absent keeps, null clears. */
const laterFacts = {
  topic: optionalLabel.describe('Тема словами источника или код темы города'),
  lat: latitude.nullish(),
  lon: longitude.nullish(),
  address: optionalLabel,
  dueAt: instant.nullish().describe('Срок ответа'),
  status: optionalLabel.describe('Код состояния или метка источника'),
  answeredAt: instant.nullish(),
  closedAt: instant.nullish(),
  department: optionalLabel,
};

const pairedPlace = (row: { lat?: unknown; lon?: unknown }) => (row.lat == null) === (row.lon == null);
const PAIR_MESSAGE = { message: 'широта и долгота указываются вместе', path: ['lat'] };

const EXTRA_FIELDS = 200;
const extraName = cleanString.refine((name) => name.length <= LABEL_LIMIT, `длиннее ${LABEL_LIMIT} знаков`);
const extraText = cleanString.refine((text) => text.length <= TEXT_LIMIT, `длиннее ${TEXT_LIMIT} знаков`);

/** What a source tells beside the fields above: numbers of other systems, marks, answers. Kept as it came. */
const extra = z
  .record(extraName, extraText)
  .refine((fields) => Object.keys(fields).length <= EXTRA_FIELDS, `больше ${EXTRA_FIELDS} сведений`);

/** One row of `POST /api/v1/appeals`. */
export const appealInput = z
  .strictObject({
    source: sourceCode.describe('Откуда пришло: код ленты'),
    externalId: label.describe('Номер в источнике; вместе с source не повторяется'),
    text: cleanString
      .refine((text) => text.trim() !== '', 'пустой текст')
      .refine((text) => text.length <= TEXT_LIMIT, {
        error: (issue) =>
          `текст длиной ${String(issue.input).length} знаков: принимается до ${TEXT_LIMIT}; сократите или приложите файлом`,
      }),
    createdAt: instant.describe('Когда гражданин написал'),
    receivedAt: instant.nullish().describe('Когда получил центр'),
    channel: z.enum(CHANNELS).nullish(),
    kind: z
      .enum(KINDS)
      .nullish()
      .describe('message — сообщение (по умолчанию), petition — обращение по 59-ФЗ'),
    author: author.nullish(),
    extra: extra.nullish().describe('Прочие сведения источника: название → значение; null убирает их'),
    ...laterFacts,
  })
  .refine(pairedPlace, PAIR_MESSAGE);
export type AppealInput = z.output<typeof appealInput>;

/** The body of `PATCH /api/v1/appeals/{id}`. */
export const appealPatch = z
  .strictObject(laterFacts)
  .refine(pairedPlace, PAIR_MESSAGE)
  .refine((body) => Object.keys(body).length > 0, 'пустое изменение: укажите хотя бы одно поле');
export type AppealPatch = z.output<typeof appealPatch>;
