import { AppError } from '@/lib/contract/app-error';
import type { RowFault } from '@/lib/contract/department';
import { readCsvTable } from '@/lib/domain/csv-table';

/** A row of a settings file: field → text of the file; absent where the cell is empty. */
export interface SettingRow {
  readonly line: number;
  readonly values: Readonly<Record<string, unknown>>;
}

/** Column of a file by its heading, folded: Russian words and the fields' own names. */
export type Columns = Readonly<Record<string, string>>;

export interface ReadFile {
  readonly rows: readonly SettingRow[];
  readonly faults: readonly RowFault[];
}

const fold = (text: string) => text.trim().toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' ');

/** A text as an office saves it: UTF-8, or the Windows code page of Excel. */
export function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1251').decode(bytes);
  }
}

/** Rows of a CSV whose headings are among the columns. Errors: invalid for a file without them. */
export function readCsvRows(text: string, columns: Columns): ReadFile {
  const [header, ...rest] = readCsvTable(text);
  const fields = header?.cells.map((cell) => columns[fold(cell)] ?? null) ?? [];
  if (fields.every((field) => field === null)) {
    const known = Object.keys(columns).filter((name) => /[а-я]/.test(name));
    throw new AppError('invalid', `в файле нет знакомых столбцов; ожидаются: ${known.join(', ')}`);
  }
  const faults: RowFault[] = [];
  const rows = rest.flatMap(({ line, cells, fault }): SettingRow[] => {
    if (fault !== null) faults.push({ line, field: '', message: fault });
    if (fault !== null || cells.every((cell) => cell === '')) return [];
    const pairs = fields.map((field, i) => [field, cells[i] ?? ''] as const);
    return [
      { line, values: Object.fromEntries(pairs.filter(([field, cell]) => field !== null && cell !== '')) },
    ];
  });
  return { rows, faults };
}

/** The JSON of a file, or null where it is a table. Errors: invalid for broken JSON. */
export function jsonOf(text: string): unknown {
  if (!/^[\s\uFEFF]*[[{]/u.test(text)) return null;
  try {
    return JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch (error) {
    throw new AppError(
      'invalid',
      `файл не читается как JSON: ${error instanceof Error ? error.message : ''}`,
    );
  }
}
