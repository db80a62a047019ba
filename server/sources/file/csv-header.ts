import { AppError } from '@/lib/contract/app-error';
import { guessDelimiter } from '@/lib/domain/csv-table';
import { REASON_COLUMN } from '../source-row';
import { CsvReader, type CsvRecord } from './csv-reader';
import type { InputFile } from './input-file';
import { type Line, readLines } from './read-lines';

export interface CsvHeader {
  readonly delimiter: string;
  readonly cells: readonly string[];
  /** Its last physical line: rows begin after it. */
  readonly lastLine: number;
}

/** Excel's own first line that names the delimiter. */
const EXCEL_HINT = /^sep=([,;\t])$/i;

/** Shown when names are wanted: at most sixty, none longer than forty signs. */
export function listColumns(columns: readonly string[]): string {
  const shown = columns.slice(0, 60).map((name) => `«${name.length > 40 ? `${name.slice(0, 40)}…` : name}»`);
  const rest = columns.length - shown.length;
  return shown.join(', ') + (rest > 0 ? ` и ещё ${rest}` : '');
}

function nameCells(cells: readonly string[]): string[] {
  const names = cells.map((cell) => cell.trim());
  while (names.length > 1 && names.at(-1) === '') names.pop();
  return names.map((name, i) => (name === '' ? `столбец ${i + 1}` : name));
}

export function refuseDoubled(names: readonly string[]): void {
  const doubled = names.filter((name, i) => names.indexOf(name) !== i);
  if (doubled.length === 0) return;
  throw new AppError(
    'invalid',
    `в заголовке повторяются столбцы: ${listColumns([...new Set(doubled)])}; ` +
      `найдены: ${listColumns(names)}. Переименуйте или уберите лишние и загрузите снова: ничего не принято`,
  );
}

/** A report's title above the heading: one cell is filled in a row of several. */
function isTitle({ cells, fault }: CsvRecord): boolean {
  return fault === null && cells.length > 2 && cells.filter((cell) => cell.trim() !== '').length === 1;
}

/** Meets the lines of a file one by one until the header is whole. */
class HeaderFinder {
  #reader: CsvReader | null = null;
  #delimiter = ',';
  #isHinted = false;

  /** The header that ends with this line, or null. */
  take(line: Line): CsvHeader | null {
    if (this.#reader === null) {
      const hint = EXCEL_HINT.exec(line.text)?.[1];
      if (hint !== undefined) {
        this.#delimiter = hint;
        this.#isHinted = true;
      }
      if (hint !== undefined || line.text.trim() === '') return null;
      if (!this.#isHinted) this.#delimiter = guessDelimiter(line.text);
      this.#reader = new CsvReader({ delimiter: this.#delimiter, width: null });
    }
    const [record] = this.#reader.push([line]);
    if (record === undefined) return null;
    if (!isTitle(record)) return headerOf(record, this.#delimiter, line.number);
    this.#reader = null;
    return null;
  }

  /** What is left open at the end of the file. */
  end(): CsvHeader | null {
    const [record] = this.#reader?.end() ?? [];
    return record === undefined ? null : headerOf(record, this.#delimiter, record.line);
  }
}

/** The first record of a file and the delimiter that reads it. Errors: invalid when there is none or it is doubled. */
export async function readHeader(file: InputFile): Promise<CsvHeader> {
  const finder = new HeaderFinder();
  for await (const lines of readLines(file)) {
    for (const line of lines) {
      const header = finder.take(line);
      if (header !== null) return header;
    }
  }
  const header = finder.end();
  if (header !== null) return header;
  throw new AppError('invalid', `в файле ${file.name} только пустые строки: загружать нечего`);
}

function headerOf(record: CsvRecord, delimiter: string, lastLine: number): CsvHeader {
  if (record.fault !== null) {
    throw new AppError(
      'invalid',
      `заголовок (строка ${record.line}) не читается: ${record.fault}; ничего не принято`,
    );
  }
  const cells = nameCells(record.cells);
  refuseDoubled(cells);
  return { delimiter, cells, lastLine };
}

export const isReason = (column: string) => column.toLowerCase() === REASON_COLUMN;
