import { CsvReader } from '@/server/sources/file/csv-reader';
import type { DirtyExport } from './dirty-exports';

const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

/** A rejects file after a person has mended the rows that can be mended; the reasons stay in their column. */
export function mendRejects(text: string, { columns, rows }: DirtyExport): string {
  const reader = new CsvReader({ delimiter: ';', width: null });
  const lines = text
    .replace('\uFEFF', '')
    .split('\r\n')
    .flatMap((part) => part.split('\n'))
    .map((line, i) => ({ number: i + 1, text: line, isCut: false }));
  const records = [...reader.push(lines), ...reader.end()];
  const mended = records.map(({ cells }) => {
    const dirt = cells[columns.indexOf('Пометка оператора')];
    const mend = rows.find((row) => row.dirt === dirt)?.mend ?? {};
    return cells.map((cell, i) => mend[columns[i] ?? ''] ?? cell);
  });
  return `\uFEFF${mended.map((cells) => cells.map(quote).join(';')).join('\r\n')}\r\n`;
}
