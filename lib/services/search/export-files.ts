import { Readable } from 'node:stream';
import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import { CSV_START, csvLine } from '@/lib/domain/csv';
import type { AppealExport } from './export-appeals';
import { EXPORT_COLUMNS, type ExportView } from './export-columns';

export const FILE_TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** Of one cell, the format allows no more. */
const LONGEST_CELL = 32_000;

/** The list as CSV: each page is written as it is read. */
export function writeCsv({ pages }: AppealExport, view: ExportView): Readable {
  async function* lines(): AsyncGenerator<string> {
    yield CSV_START + csvLine(EXPORT_COLUMNS.map(({ title }) => title));
    for await (const page of pages) {
      yield page.map((item) => csvLine(EXPORT_COLUMNS.map(({ read }) => read(item, view)))).join('');
    }
  }
  return Readable.from(lines());
}

/** The list as a spreadsheet. Every cell is text by its type, so that no program takes one for a formula. */
export async function writeXlsx({ pages }: AppealExport, view: ExportView): Promise<Readable> {
  const sheet: SheetData = [EXPORT_COLUMNS.map(({ title }) => ({ value: title, fontWeight: 'bold' }))];
  for await (const page of pages) {
    for (const item of page) {
      sheet.push(
        EXPORT_COLUMNS.map(({ read }) => {
          const value = read(item, view).slice(0, LONGEST_CELL);
          return value === '' ? null : { value, type: String };
        }),
      );
    }
  }
  const columns = EXPORT_COLUMNS.map(({ width }) => ({ width }));
  const bytes = await writeXlsxFile(sheet, { columns, sheet: 'Обращения', stickyRowsCount: 1 }).toBuffer();
  return Readable.from([bytes]);
}
