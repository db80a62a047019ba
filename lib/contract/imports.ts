import { z } from 'zod';
import { sourceCode } from './appeal-input';
import { fieldError } from './receipt';

/** Largest file that the page takes; a longer one goes by `npm run import`. */
export const UPLOAD_LIMIT = 512 * 1024 * 1024;

export const uploadQuery = z.strictObject({
  name: z
    .string()
    .transform((name) => name.split(/[\\/]/).at(-1)?.trim() ?? '')
    .pipe(z.string().min(1, 'укажите имя файла').max(200, 'имя файла длиннее 200 знаков')),
});

export const IMPORT_EXPORTS = ['incident', 'pos', 'plain'] as const;

/** How a file is to be understood; what is absent is found by itself. */
export const importSettings = z.strictObject({
  export: z.enum(IMPORT_EXPORTS).optional().describe('incident, pos или plain — обычная таблица'),
  sheet: z.string().max(200).optional(),
  source: sourceCode.optional(),
  zone: z.string().max(64).optional(),
  mapping: z
    .record(z.string().max(64), z.string().max(500).nullable())
    .optional()
    .describe('Наше поле → столбец файла; null — не брать поле'),
});
export type ImportSettings = z.output<typeof importSettings>;

/** How the columns of an imported file were understood. */
export interface ImportMeaning {
  readonly columns: readonly string[];
  readonly export: 'incident' | 'pos' | null;
  /** Our field → the column that a person named; null for a field that is not to be taken. */
  readonly asked: Readonly<Record<string, string | null>>;
  readonly zone: string;
}

export const importCounts = z.object({
  created: z.int(),
  duplicate: z.int(),
  corrected: z.int(),
  rejected: z.int(),
  future: z.int(),
});

export const undoCounts = z.object({ removed: z.int(), restored: z.int(), kept: z.int() });

export const importItem = z.object({
  id: z.int().describe('Номер загрузки'),
  fileName: z.string(),
  source: z.string(),
  state: z.enum(['running', 'stopped', 'done', 'undoing', 'undone']),
  rowsDone: z.int(),
  counts: importCounts,
  waiting: z.int().describe('Отклонённых строк ждёт исправления'),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  undone: undoCounts.nullable(),
});
export type ImportItem = z.infer<typeof importItem>;

/** `GET /api/v1/imports`: the latest imports, newest first. */
export const importsAnswer = z.object({ items: z.array(importItem) });

export const previewCell = z.object({
  field: z.string(),
  text: z.string().describe('Как будет понято; личные данные закрыты'),
});

export const previewRow = z.object({
  line: z.int(),
  cells: z.array(previewCell),
  errors: z.array(fieldError),
});

/** A file before it is imported: how its first rows will be understood. */
export const filePreview = z.object({
  note: z.string().describe('Вид файла словами'),
  export: z.enum(IMPORT_EXPORTS),
  sheet: z.string().nullable(),
  sheets: z.array(z.string()),
  source: z.string(),
  zone: z.string(),
  columns: z.array(z.string()),
  mapping: z.array(z.object({ field: z.string(), column: z.string(), isMade: z.boolean() })),
  extras: z.array(z.string()).describe('Столбцы, которые сохраняются как сведения источника'),
  ignored: z.array(z.string()).describe('Столбцы, которые не берутся'),
  rows: z.array(previewRow),
});
export type FilePreview = z.infer<typeof filePreview>;

/** `GET /api/v1/import-files/{id}`. */
export const importFileAnswer = z.object({
  id: z.int(),
  name: z.string(),
  size: z.int(),
  state: z.enum(['ready', 'running', 'done', 'failed']),
  /** From 0 to 1 while it runs. */
  share: z.number(),
  jobId: z.int().nullable().describe('Номер загрузки, когда она начата'),
  problem: z.string().nullable().describe('Почему файл нельзя прочесть или загрузить'),
  preview: filePreview.nullable(),
});
export type ImportFileAnswer = z.infer<typeof importFileAnswer>;

export const rejectItem = z.object({
  line: z.int(),
  values: z.record(z.string(), z.string()).describe('Столбец → значение; пусто, когда строка не разобрана'),
  raw: z.string().nullable().describe('Неразобранная строка, как она есть'),
  errors: z.array(z.object({ field: z.string(), column: z.string().nullable(), message: z.string() })),
});
export type RejectItem = z.infer<typeof rejectItem>;

export const rejectsQuery = z.strictObject({
  after: z.coerce.number().int().min(0).default(0).describe('Номер строки, после которой продолжать'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** `GET /api/v1/imports/{id}/rejects`: rows that wait to be mended, in the order of the file. */
export const rejectsAnswer = z.object({
  total: z.int(),
  columns: z.array(z.string()),
  items: z.array(rejectItem),
});
export type RejectsAnswer = z.infer<typeof rejectsAnswer>;

/** Body of `PUT /api/v1/imports/{id}/rejects/{line}`: the columns that were changed. */
export const rejectMending = z.strictObject({ values: z.record(z.string(), z.string().max(100_000)) });

export const rejectMended = z.object({
  status: z.enum(['created', 'duplicate', 'corrected', 'rejected']),
  message: z.string(),
  item: rejectItem.nullable().describe('Строка с новыми ошибками, если её снова не удалось принять'),
});
export type RejectMended = z.infer<typeof rejectMended>;

export const undoAccepted = z.object({ id: z.int(), message: z.string() });
