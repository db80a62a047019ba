import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { AppError } from '@/lib/contract/app-error';
import { counted } from '@/lib/domain/russian';
import { checkExamples, type Example } from '@/lib/domain/topics/examples';

const LINE_FORMS = ['строка', 'строки', 'строк'] as const;
const TEXT_FORMS = ['текст', 'текста', 'текстов'] as const;
const MOST_BYTES = 200_000_000;
const NAMED_FAULTS = 5;

/** Fields beside these two are let be. */
const line = z.object({
  text: z.string('нет поля text со строкой').trim().min(1, 'поле text пусто'),
  group: z
    .string('нет поля group со строкой')
    .trim()
    .min(1, 'поле group пусто')
    .max(200, 'группа длиннее 200 знаков'),
});

export interface ExamplesFile {
  readonly examples: readonly Example[];
  /** What was left out and why, in sentences for a person. */
  readonly notes: readonly string[];
}

function readLine(text: string): Example | string {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return 'строка — не JSON';
  }
  const read = line.safeParse(json);
  if (read.success) return read.data;
  return read.error.issues[0]?.message ?? 'строка не разобрана';
}

async function readText(file: string): Promise<string> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EISDIR')
      throw new AppError('invalid', `${file} — папка; нужен файл JSONL с полями text и group`);
    throw new AppError('invalid', `файл ${file} не открыть; проверьте путь`);
  });
  if (bytes.length > MOST_BYTES)
    throw new AppError('too-large', `файл ${file} больше 200 МБ; разделите его на части`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new AppError('invalid', `файл ${file} не в UTF-8; сохраните его в UTF-8`);
  }
}

/** Rows of a JSONL file with `text` and `group`; broken lines are named and left out. Errors: invalid, too-large. */
export async function readExamples(file: string): Promise<ExamplesFile> {
  const name = path.basename(file);
  const rows: Example[] = [];
  const faults: string[] = [];
  (await readText(file)).split(/\r?\n/).forEach((text, i) => {
    if (text.trim() === '') return;
    const read = readLine(text);
    if (typeof read === 'string') faults.push(`строка ${i + 1}: ${read}`);
    else rows.push(read);
  });
  if (rows.length === 0 && faults.length === 0)
    throw new AppError(
      'invalid',
      `файл ${name} пуст; нужна строка JSON с полями text и group на каждый пример`,
    );
  if (rows.length === 0)
    throw new AppError(
      'invalid',
      `в файле ${name} нет ни одного примера; ${faults.slice(0, NAMED_FAULTS).join('; ')}`,
    );
  return { examples: rows, notes: faults.length === 0 ? [] : [faultNote(name, faults)] };
}

function faultNote(name: string, faults: readonly string[]): string {
  const named = faults.slice(0, NAMED_FAULTS).join('; ');
  const more = faults.length > NAMED_FAULTS ? '; …' : '';
  return `${name}: пропущено — ${counted(faults.length, LINE_FORMS)} (${named}${more})`;
}

/** Examples fit for training. Errors: invalid when there are none, or all are of one group. */
export async function readTrainingFile(file: string): Promise<ExamplesFile> {
  const { examples: given, notes } = await readExamples(file);
  const checked = checkExamples(given);
  const name = path.basename(file);
  const told = [...notes];
  if (checked.wordless > 0)
    told.push(
      `${name}: без единого слова — ${counted(checked.wordless, TEXT_FORMS)}; для обучения не годятся`,
    );
  if (checked.contradicting > 0)
    told.push(
      `${name}: одинаковые тексты с разными группами; взята группа большинства, оставлено в стороне — ${counted(checked.contradicting, TEXT_FORMS)}`,
    );
  if (checked.fault === 'empty')
    throw new AppError(
      'invalid',
      [`обучать не на чем: в файле ${name} не осталось примеров`, ...told].join('\n'),
    );
  if (checked.fault === 'one-class')
    throw new AppError(
      'invalid',
      `обучать не на чем: в файле ${name} только одна группа «${checked.examples[0]?.group}»; нужны хотя бы две`,
    );
  return { examples: checked.examples, notes: told };
}
