import { type AppealSource, REASON_COLUMN, type SourceRow } from '../source-row';
import { type CsvHeader, isReason, readHeader } from './csv-header';
import { CsvReader, type CsvRecord } from './csv-reader';
import type { InputFile } from './input-file';
import { readLines } from './read-lines';

const DAMAGED = 'в строке повреждённые знаки «�»: исправьте их и загрузите строку снова';
const SECOND_HEADER = 'повтор заголовка: уберите эту строку';

export const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

export function cellText(text: string, delimiter: string): string {
  const needsQuotes = text.includes(delimiter) || /["\r\n]/.test(text);
  return needsQuotes ? quoted(text) : text;
}

/** A line that could not be read keeps its own words only, not the reasons of an earlier import. */
function withoutReasons(raw: string, delimiter: string): string {
  const tail = /.("строка \d+: [^"]*(?:""[^"]*)*")$/s.exec(raw);
  return tail !== null && raw[tail.index] === delimiter ? raw.slice(0, tail.index) : raw;
}

interface Layout {
  readonly header: CsvHeader;
  readonly names: readonly string[];
  /** Whether a � is a lost letter rather than a written one. */
  readonly refusesDamage: boolean;
}

function toRow(record: CsvRecord, layout: Layout): SourceRow {
  const { header, names, refusesDamage } = layout;
  const { line, raw, cells } = record;
  const unreadable = (fault: string): SourceRow => ({
    kind: 'unreadable',
    line,
    fault,
    original: withoutReasons(raw, header.delimiter),
  });
  if (record.fault !== null) return unreadable(record.fault);
  if (refusesDamage && raw.includes('\uFFFD')) return unreadable(DAMAGED);
  if (cells.every((cell, i) => cell.trim() === names[i])) return unreadable(SECOND_HEADER);
  const values = new Map<string, unknown>();
  const kept: string[] = [];
  for (const [i, name] of names.entries()) {
    if (isReason(name)) continue;
    const cell = cells[i] ?? '';
    values.set(name, cell);
    kept.push(cellText(cell, header.delimiter));
  }
  return { kind: 'readable', line, values, original: kept.join(header.delimiter) };
}

function rejectsHeaderOf({ header, names }: Layout): string {
  const kept = names.filter((name) => !isReason(name));
  const cells = [...kept, REASON_COLUMN].map((name) => cellText(name, header.delimiter));
  return `\uFEFF${cells.join(header.delimiter)}\r\n`;
}

/** A CSV file as a source of appeals. Errors: invalid when its header cannot be used. */
export async function openCsvSource(file: InputFile): Promise<AppealSource> {
  const header = await readHeader(file);
  const names = header.cells;
  const layout: Layout = { header, names, refusesDamage: file.isDamaged || names.some(isReason) };
  let read = 0;
  async function* portions(): AsyncGenerator<readonly SourceRow[]> {
    const reader = new CsvReader({ delimiter: header.delimiter, width: names.length });
    const hear = (bytes: number) => {
      read = bytes;
    };
    for await (const lines of readLines(file, hear)) {
      const rows = lines.filter((line) => line.number > header.lastLine);
      yield reader.push(rows).map((record) => toRow(record, layout));
    }
    yield reader.end().map((record) => toRow(record, layout));
  }
  return {
    format: 'csv',
    note: `CSV, разделитель ${header.delimiter === '\t' ? 'табуляция' : `«${header.delimiter}»`}`,
    columns: names.filter((name) => !isReason(name)),
    rejectsHeader: rejectsHeaderOf(layout),
    portions,
    bytesRead: () => read,
    rejectLine: (row, reasons) => `${row.original}${header.delimiter}${quoted(reasons)}\r\n`,
  };
}
