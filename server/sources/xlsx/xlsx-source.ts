import { isReason, listColumns, refuseDoubled } from '../file/csv-header';
import { cellText, quoted } from '../file/csv-source';
import type { InputFile } from '../file/input-file';
import { type AppealSource, REASON_COLUMN, type SourceRow } from '../source-row';
import { type ChosenSheet, chooseSheet, plainText, type SheetChoice } from './choose-sheet';
import { readTallMerges } from './merges';
import { readRows, type SheetRow } from './sheet-rows';
import { openWorkbook, type Workbook } from './workbook';

const SECOND_HEADER = 'повтор заголовка: уберите эту строку';
/** Russian Excel opens such a file in columns. */
const DELIMITER = ';';

function uncountedWords(columns: readonly number[], names: readonly string[]): string {
  const where = listColumns(columns.map((column) => names[column] ?? `столбец ${column + 1}`));
  return `формула без сохранённого значения: ${where}; откройте книгу в Excel, сохраните и загрузите снова`;
}

function toRow({ number, cells, uncounted = [] }: SheetRow, names: readonly string[]): SourceRow {
  const texts = names.map((_, i) => cells[i] ?? '');
  const original = texts.map((cell) => cellText(String(cell), DELIMITER)).join(DELIMITER);
  const isHeading = texts.every((cell, i) => plainText(cell) === names[i] || cell === '');
  if (isHeading && texts.filter((cell) => cell !== '').length > 1) {
    return { kind: 'unreadable', line: number, fault: SECOND_HEADER, original };
  }
  if (uncounted.length > 0) {
    return { kind: 'unreadable', line: number, fault: uncountedWords(uncounted, names), original };
  }
  const values = new Map<string, unknown>();
  for (const [i, name] of names.entries()) if (!isReason(name)) values.set(name, texts[i] ?? '');
  return { kind: 'readable', line: number, values, original };
}

/** What was known before a row was understood, with dates as they were read. */
function rejectCells(row: SourceRow): string {
  if (row.kind === 'unreadable') return row.original;
  return [...row.values.values()].map((value) => cellText(String(value ?? ''), DELIMITER)).join(DELIMITER);
}

function noteOf(book: Workbook, { sheet, skipped, alike }: ChosenSheet): string {
  const others = book.sheets.length > 1 ? ` из ${book.sheets.length}` : '';
  const above = skipped === 0 ? '' : `, строк над заголовком пропущено: ${skipped}`;
  const more =
    alike.length === 0 ? '' : `; такие же столбцы на листах ${listColumns(alike)}: загрузите каждый`;
  return `книга Excel, лист «${sheet.name}»${others}${above}${more}`;
}

/** Opens the book anew for every reading: it holds a file handle and the book's texts only meanwhile. */
async function* readBook(
  file: InputFile,
  { sheet, names, headingRow }: ChosenSheet,
  onShare: (share: number) => void,
): AsyncGenerator<readonly SourceRow[]> {
  const book = await openWorkbook(file.path, file.name);
  try {
    const size = Math.max(1, book.parts.sizeOf(sheet.part));
    const merges = await readTallMerges(book, sheet.part);
    const reading = { sheet, merges, onBytes: (read: number) => onShare(read / size) };
    for await (const rows of readRows(book, reading)) {
      yield rows.filter(({ number }) => number > headingRow).map((row) => toRow(row, names));
    }
  } finally {
    book.parts.close();
  }
}

/** A sheet of a workbook as a source of appeals. Errors: invalid when the book or its heading cannot be used. */
export async function openXlsxSource(file: InputFile, choice: SheetChoice): Promise<AppealSource> {
  const book = await openWorkbook(file.path, file.name);
  try {
    const chosen = await chooseSheet(book, choice);
    refuseDoubled(chosen.names);
    const columns = chosen.names.filter((name) => !isReason(name));
    const heading = [...columns, REASON_COLUMN].map((name) => cellText(name, DELIMITER)).join(DELIMITER);
    let share = 0;
    const hear = (read: number) => {
      share = read;
    };
    return {
      format: 'xlsx',
      sheet: chosen.sheet.name,
      sheets: book.sheets.map((entry) => entry.name),
      epoch: book.epoch,
      note: noteOf(book, chosen),
      columns,
      rejectsHeader: `\uFEFF${heading}\r\n`,
      portions: () => readBook(file, chosen, hear),
      bytesRead: () => share * file.size,
      rejectLine: (row, reasons) => `${rejectCells(row)}${DELIMITER}${quoted(reasons)}\r\n`,
    };
  } finally {
    book.parts.close();
  }
}
