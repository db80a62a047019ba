import { open } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '@/lib/contract/app-error';
import type { AppealSource, FileFormat } from '../source-row';
import type { SheetChoice } from '../xlsx/choose-sheet';
import { openXlsxSource } from '../xlsx/xlsx-source';
import { openCsvSource } from './csv-source';
import type { InputFile } from './input-file';
import { openJsonlSource } from './jsonl-source';

const ANY_SHEET: SheetChoice = { sheet: null, preset: null };

const EXTENSIONS: Readonly<Record<string, FileFormat>> = {
  '.csv': 'csv',
  '.tsv': 'csv',
  '.jsonl': 'jsonl',
  '.ndjson': 'jsonl',
};

async function firstLetter(file: InputFile): Promise<string> {
  const handle = await open(file.path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4_096), 0, 4_096, 0);
    return new TextDecoder(file.encoding).decode(buffer.subarray(0, bytesRead)).trimStart().slice(0, 1);
  } finally {
    await handle.close();
  }
}

/** By the caller's word, by the extension, else by the first letter. Errors: invalid for one JSON list. */
async function formatOf(file: InputFile, asked: FileFormat | null): Promise<FileFormat> {
  const first = await firstLetter(file);
  const named = asked ?? EXTENSIONS[path.extname(file.name).toLowerCase()];
  if (first === '[' && named !== 'csv') {
    throw new AppError(
      'invalid',
      `${file.name} — один список JSON, а нужен JSONL: по объекту в строке, без скобок и запятых вокруг`,
    );
  }
  return named ?? (first === '{' ? 'jsonl' : 'csv');
}

/** Opens a file as a source of appeals. Errors: AppError that says what is wrong with the file. */
export async function openSource(
  file: InputFile,
  asked: FileFormat | null,
  choice: SheetChoice = ANY_SHEET,
): Promise<AppealSource> {
  if (file.isBook) return openXlsxSource(file, choice);
  if (asked === 'xlsx') throw new AppError('invalid', `${file.name} — не книга Excel: уберите --format xlsx`);
  if (choice.sheet !== null) throw new AppError('invalid', `${file.name} — не книга Excel: уберите --sheet`);
  const format = await formatOf(file, asked);
  return format === 'csv' ? openCsvSource(file) : openJsonlSource(file);
}
