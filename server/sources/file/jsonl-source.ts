import { AppError } from '@/lib/contract/app-error';
import { type AppealSource, REASON_COLUMN, type SourceRow } from '../source-row';
import { TOO_LONG } from './csv-reader';
import type { InputFile } from './input-file';
import { type Line, readLines } from './read-lines';

/** Keys of one file that are remembered; a file with more of them is no list of appeals. */
const COLUMN_LIMIT = 1_000;
/** Between a line that is not JSON and why it was refused; what follows is not read again. */
const MARK = '\t← причина отказа: ';

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

type ReadLine =
  | { readonly object: Readonly<Record<string, unknown>>; readonly text: string }
  | { readonly fault: string; readonly text: string };

function parse(text: string): { value: unknown } | { fault: string } {
  try {
    const value: unknown = JSON.parse(text);
    return { value };
  } catch (error) {
    const at = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
    const where = at === undefined ? '' : `: ошибка у знака ${Number(at) + 1}`;
    return { fault: `строка — не JSON${where}` };
  }
}

function readObject(line: string): ReadLine {
  const [text = ''] = line.split(MARK);
  const parsed = parse(text);
  if ('fault' in parsed) return { ...parsed, text };
  if (isObject(parsed.value)) return { object: parsed.value, text: text.trim() };
  return { fault: 'ожидается объект с полями обращения, по одному в строке', text };
}

/** Values by name; what lies one level deeper is named `author.name`. */
function valuesOf(object: Readonly<Record<string, unknown>>): Map<string, unknown> {
  const values = new Map<string, unknown>();
  for (const [key, value] of Object.entries(object)) {
    if (key === REASON_COLUMN) continue;
    if (!isObject(value)) values.set(key, value);
    else for (const [inner, deep] of Object.entries(value)) values.set(`${key}.${inner}`, deep);
  }
  return values;
}

/** The object as it came; a reason from an earlier import goes. */
function originalOf(object: Readonly<Record<string, unknown>>, text: string): string {
  if (!Object.hasOwn(object, REASON_COLUMN)) return text;
  return JSON.stringify({ ...object, [REASON_COLUMN]: undefined });
}

function toRow({ number: line, text, isCut }: Line, refusesDamage: boolean): SourceRow {
  const read = readObject(text);
  const unreadable = (fault: string): SourceRow => ({
    kind: 'unreadable',
    line,
    fault,
    original: read.text,
  });
  if (isCut) return unreadable(TOO_LONG);
  if ('fault' in read) return unreadable(read.fault);
  if (refusesDamage && text.includes('\uFFFD')) {
    return unreadable('в строке повреждённые знаки «�»: исправьте их и загрузите строку снова');
  }
  return {
    kind: 'readable',
    line,
    values: valuesOf(read.object),
    original: originalOf(read.object, read.text),
  };
}

function rejectLine(row: SourceRow, reasons: string): string {
  if (row.kind === 'unreadable') return `${row.original}${MARK}${reasons}\n`;
  const body = row.original.slice(0, -1).trimEnd();
  return `${body}${body === '{' ? '' : ','}${JSON.stringify(REASON_COLUMN)}:${JSON.stringify(reasons)}}\n`;
}

/** Every key of the file, in the order in which they are met. */
async function readColumns(file: InputFile): Promise<string[]> {
  const columns = new Set<string>();
  let rows = 0;
  for await (const lines of readLines(file)) {
    for (const { text } of lines) {
      if (text.trim() === '') continue;
      rows++;
      const read = readObject(text);
      if ('fault' in read || columns.size >= COLUMN_LIMIT) continue;
      for (const name of valuesOf(read.object).keys()) columns.add(name);
    }
  }
  if (rows === 0)
    throw new AppError('invalid', `в файле ${file.name} только пустые строки: загружать нечего`);
  if (columns.size === 0) {
    throw new AppError(
      'invalid',
      `в файле ${file.name} нет ни одной строки с объектом JSON: каждый объект занимает одну строку. Ничего не принято`,
    );
  }
  return [...columns];
}

/** A file with one JSON object a line as a source of appeals. */
export async function openJsonlSource(file: InputFile): Promise<AppealSource> {
  const columns = await readColumns(file);
  let read = 0;
  async function* portions(): AsyncGenerator<readonly SourceRow[]> {
    const hear = (bytes: number) => {
      read = bytes;
    };
    for await (const lines of readLines(file, hear)) {
      const full = lines.filter((line) => line.text.trim() !== '');
      yield full.map((line) => toRow(line, file.isDamaged));
    }
  }
  return {
    format: 'jsonl',
    note: 'JSONL',
    columns,
    rejectsHeader: null,
    portions,
    bytesRead: () => read,
    rejectLine,
  };
}
