import { z } from 'zod';
import { DEPARTMENT_KINDS, SHORT_NAME_LIMIT } from '@/lib/domain/departments/department';
import { maskPersonalData } from '@/lib/domain/personal-data';
import { SETTING_AREAS } from '@/lib/domain/setting-area';
import { fieldError } from './receipt';
import { words } from './words';

export const departmentCode = z
  .string('ожидается код')
  .trim()
  .regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'код: латинские строчные буквы, цифры и дефис, не длиннее 60 знаков');

const DIGIT = /\d/;
/** A common telephone and an e-mail of an office may stand there; a person's name may not. */
const namesNobody = (text: string) =>
  text
    .split(/[,;\n]/)
    .every((part) => DIGIT.test(part) || part.includes('@') || maskPersonalData(part) === part);

export const changeReason = words(300).nullish().describe('Почему; без личных данных');

const fields = {
  name: words(200).describe('Полное название'),
  short: words(SHORT_NAME_LIMIT).describe(`Короткое название для стены, до ${SHORT_NAME_LIMIT} знаков`),
  kind: z
    .enum(DEPARTMENT_KINDS, 'ожидается body, municipal или outside')
    .describe('body — орган администрации, municipal — МП или МУ, outside — сторонняя организация'),
  parent: departmentCode.nullish().describe('Код подразделения, в которое входит'),
  contact: words(300)
    .refine(namesNobody, 'здесь не должно быть имён: укажите должность, кабинет, общий телефон')
    .nullish()
    .describe('Должность, кабинет, общий телефон; без людей'),
};

/** The body of `POST /api/v1/departments`. */
export const departmentInput = z.strictObject({ code: departmentCode, ...fields, reason: changeReason });
export type DepartmentInput = z.output<typeof departmentInput>;

const seen = z
  .int()
  .nullish()
  .describe('Версия списка, которую видел человек: подразделение, изменённое после неё, не трогается');

/** The body of `POST /api/v1/departments/{code}/changes`. */
export const departmentChange = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('rename'), ...fields, seen, reason: changeReason }),
  z.strictObject({
    action: z.literal('close'),
    successor: departmentCode
      .nullish()
      .describe('Кто отвечает вместо него; нужен, если за ним есть записи, поручения или правила'),
    seen,
    reason: changeReason.describe('Нужна, если работа переходит к преемнику; без личных данных'),
  }),
  z.strictObject({ action: z.literal('reopen'), seen, reason: changeReason }),
]);
export type DepartmentChange = z.output<typeof departmentChange>;

export const departmentItem = z.object({
  code: z.string(),
  name: z.string(),
  short: z.string(),
  kind: z.enum(DEPARTMENT_KINDS),
  parent: z.string().nullable(),
  contact: z.string().nullable(),
  closedAt: z.iso.datetime().nullable(),
  successor: z.string().nullable(),
  open: z.int().describe('Открытых записей'),
  instructions: z.int().describe('Открытых поручений'),
  links: z.int().describe('Действующих ссылок для ответа'),
  rules: z.int().describe('Правил маршрутизации'),
});
export type DepartmentItem = z.infer<typeof departmentItem>;

/** `GET /api/v1/departments`. */
export const departmentsAnswer = z.object({
  version: z.int().describe('Растёт с каждым изменением'),
  items: z.array(departmentItem),
});
export type DepartmentsAnswer = z.infer<typeof departmentsAnswer>;

export const departmentChanged = z.object({ code: z.string(), version: z.int(), message: z.string() });
export type DepartmentChanged = z.infer<typeof departmentChanged>;

/** A row of an imported file that cannot be taken; `line` as the file counts it. */
const rowFault = fieldError.extend({ line: z.int() });

/** `POST /api/v1/departments/file`: with any fault nothing is taken. */
export const settingsImport = z.object({
  created: z.int(),
  changed: z.int(),
  same: z.int(),
  faults: z.array(rowFault),
  isApplied: z.boolean(),
  message: z.string(),
});
export type SettingsImport = z.infer<typeof settingsImport>;
export type RowFault = z.infer<typeof rowFault>;

export const fileQuery = z.strictObject({
  mode: z.enum(['check', 'apply']).default('check').describe('check — только проверить, apply — принять'),
});

export const fileFormat = z.strictObject({ format: z.enum(['csv', 'json']).default('csv') });

/** Query of `GET /api/v1/settings/changes`. */
export const settingChangesQuery = z.strictObject({
  area: z.enum(SETTING_AREAS),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

const settingChangeItem = z.object({
  id: z.int(),
  area: z.enum(SETTING_AREAS),
  item: z.string(),
  action: z.string(),
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
  actor: z.string(),
  reason: z.string().nullable(),
  at: z.iso.datetime(),
});
export type SettingChangeItem = z.infer<typeof settingChangeItem>;
export const settingChangesAnswer = z.object({ items: z.array(settingChangeItem) });
export type SettingChangesAnswer = z.infer<typeof settingChangesAnswer>;
