import { AppError } from '@/lib/contract/app-error';
import { LONG_PART } from './container';
import { type CellValue, columnIndex, MergeFill, type TallMerge } from './merges';
import { walkXml, type XmlVisitor } from './read-xml';
import { serialToSpan, serialToText } from './serial-date';
import { unescapeExcel } from './shared-strings';
import type { Sheet, Workbook } from './workbook';

export interface SheetRow {
  /** As Excel counts, from one. */
  readonly number: number;
  readonly cells: readonly CellValue[];
  /** Columns whose formula was never counted: what stands there nobody knows. */
  readonly uncounted?: readonly number[];
}

/** Signs of one row; a longer one belongs to no list of appeals. */
const ROW_SIGNS = 8 * 1024 * 1024;
const COLUMNS = 16_384;

interface OpenCell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  text: string;
  isFormula: boolean;
  hasValue: boolean;
}

/** Collects rows from the elements of a sheet; formulas give the value that was saved with them. */
class RowCollector implements XmlVisitor {
  rows: SheetRow[] = [];
  readonly #book: Workbook;
  readonly #fill: MergeFill;
  #number = 0;
  #cells: CellValue[] = [];
  #cell: OpenCell | null = null;
  #uncounted: number[] = [];
  #isValue = false;
  #isAid = false;
  #signs = 0;

  constructor(book: Workbook, merges: readonly TallMerge[]) {
    this.#book = book;
    this.#fill = new MergeFill(merges);
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'row') {
      this.#number = Number(attributes.r ?? this.#number + 1);
      this.#cells = [];
      this.#uncounted = [];
      this.#signs = 0;
    } else if (name === 'c') this.#openCell(attributes);
    else if (name === 'f') this.#markCell({ isFormula: true });
    else if (name === 'v' || name === 't') this.#openValue();
    else if (name === 'rPh') this.#isAid = true;
  }

  #openValue(): void {
    this.#isValue = !this.#isAid;
    this.#markCell({ hasValue: true });
  }

  #markCell(found: Partial<Pick<OpenCell, 'isFormula' | 'hasValue'>>): void {
    if (this.#cell !== null) Object.assign(this.#cell, found);
  }

  #openCell({ r: ref, t: type = 'n', s: style = '0' }: Readonly<Record<string, string>>): void {
    const letters = /^[A-Z]{1,3}/.exec(ref ?? '')?.[0];
    const column = letters === undefined ? this.#cells.length : columnIndex(letters);
    const blank = { text: '', isFormula: false, hasValue: false };
    this.#cell = column < COLUMNS ? { column, type, style: Number(style), ...blank } : null;
  }

  text(piece: string): void {
    if (!this.#isValue || this.#cell === null) return;
    this.#signs += piece.length;
    if (this.#signs > ROW_SIGNS) {
      throw new AppError(
        'too-large',
        `${this.#book.name}: строка ${this.#number} длиннее 8 млн знаков, это не список обращений. Ничего не принято`,
      );
    }
    this.#cell.text += piece;
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.#isValue = false;
    else if (name === 'rPh') this.#isAid = false;
    else if (name === 'c') this.#closeCell();
    else if (name === 'row') this.#closeRow();
  }

  #closeCell(): void {
    const cell = this.#cell;
    this.#cell = null;
    if (cell === null) return;
    if (cell.isFormula && !cell.hasValue) this.#uncounted.push(cell.column);
    const value = this.#valueOf(cell);
    if (value === null || value === '') return;
    while (this.#cells.length < cell.column) this.#cells.push(null);
    this.#cells[cell.column] = value;
  }

  #valueOf({ type, style, text }: OpenCell): CellValue {
    switch (type) {
      case 's':
        return this.#book.strings[Number(text)] ?? null;
      case 'b':
        return text.trim() === '1' ? 'да' : 'нет';
      case 'd':
      case 'e':
        return text;
      case 'str':
      case 'inlineStr':
        return unescapeExcel(text);
      default:
        return this.#numberOf(text.trim(), style);
    }
  }

  #numberOf(text: string, style: number): CellValue {
    const number = Number(text);
    if (text === '' || !Number.isFinite(number)) return text;
    const meaning = this.#book.styles[style] ?? 'number';
    if (meaning === 'span') return serialToSpan(number);
    if (meaning === 'date') return serialToText(number, this.#book.epoch) ?? serialToSpan(number);
    // A long number of a record keeps all its digits.
    return /^\d{16,}$/.test(text) ? text : number;
  }

  #closeRow(): void {
    const cells = this.#cells;
    const uncounted = this.#uncounted;
    const isOwn = cells.some((cell) => cell !== null && (typeof cell === 'number' || cell.trim() !== ''));
    this.#fill.fill(this.#number, cells);
    if (!isOwn && uncounted.length === 0) return;
    const row = { number: this.#number, cells: Array.from(cells, (cell) => cell ?? null) };
    this.rows.push(uncounted.length === 0 ? row : { ...row, uncounted });
  }

  take(): SheetRow[] {
    const { rows } = this;
    this.rows = [];
    return rows;
  }
}

export interface SheetReading {
  readonly sheet: Sheet;
  readonly merges: readonly TallMerge[];
  /** Hears how many unpacked bytes were read so far. */
  onBytes?(read: number): void;
}

/** The rows of a sheet that hold anything, by portions, in bounded memory. */
export async function* readRows(
  book: Workbook,
  { sheet, merges, onBytes }: SheetReading,
): AsyncGenerator<SheetRow[]> {
  const collector = new RowCollector(book, merges);
  let read = 0;
  for await (const bytes of walkXml(book.parts.read(sheet.part, LONG_PART), collector)) {
    read += bytes;
    onBytes?.(read);
    if (collector.rows.length > 0) yield collector.take();
  }
  if (collector.rows.length > 0) yield collector.take();
}
