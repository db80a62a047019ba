import { CsvCells, type Scan } from '@/lib/domain/csv-cells';
import type { Line } from './read-lines';

/** A quote that stays open longer than this is taken for a broken one. */
export const QUOTED_LINES = 1_000;
export const QUOTED_CHARS = 2 * 1024 * 1024;

export interface CsvRecord {
  /** Physical line on which it begins. */
  readonly line: number;
  /** Physical lines as they came. */
  readonly raw: string;
  readonly cells: readonly string[];
  /** Why the cells cannot be trusted; null for a sound record. */
  readonly fault: string | null;
}

const UNCLOSED = 'кавычка открыта и не закрыта: закройте её или удвойте кавычки внутри поля';
const AFTER_QUOTE = 'после закрывающей кавычки идёт текст: удвойте кавычки внутри поля';
export const TOO_LONG = 'строка длиннее 4 млн знаков: сократите её или приложите текст файлом';

interface Closed {
  readonly record: CsvRecord | null;
  /** Lines that are to be read anew: their record was broken before them. */
  readonly again: readonly Line[];
}

/**
 * Reads CSV by physical lines and recovers: a broken quote spoils the line on which its record begins, and
 * reading goes on from the next line. `width` is the number of columns, or null while there is no header.
 */
export class CsvReader {
  readonly #delimiter: string;
  readonly #width: number | null;
  #held: Line[] = [];
  #heldChars = 0;
  #open: CsvCells;

  constructor({ delimiter, width }: { delimiter: string; width: number | null }) {
    this.#delimiter = delimiter;
    this.#width = width;
    this.#open = new CsvCells(delimiter);
  }

  push(lines: readonly Line[]): CsvRecord[] {
    const records: CsvRecord[] = [];
    // Lines to be read anew stand before the rest: a stack of queues, none of which is ever copied.
    const queues = [lines.values()];
    for (let queue = queues.at(-1); queue !== undefined; queue = queues.at(-1)) {
      const { value: line } = queue.next();
      if (line === undefined) {
        queues.pop();
        continue;
      }
      const closed = this.#take(line);
      if (closed === null) continue;
      if (closed.record !== null) records.push(closed.record);
      if (closed.again.length > 0) queues.push(closed.again.values());
    }
    return records;
  }

  /** What is still open at the end of the file. */
  end(): CsvRecord[] {
    const records: CsvRecord[] = [];
    while (this.#held.length > 0) {
      const { record, again } = this.#close('open');
      if (record !== null) records.push(record);
      records.push(...this.push(again));
    }
    return records;
  }

  /** Null while the record goes on. */
  #take(line: Line): Closed | null {
    if (this.#held.length === 0 && line.text.trim() === '') return null;
    this.#held.push(line);
    this.#heldChars += line.text.length;
    const scan = this.#open.scan(line.text);
    const isTooLong = line.isCut || this.#held.length > QUOTED_LINES || this.#heldChars > QUOTED_CHARS;
    return scan === 'open' && !isTooLong ? null : this.#close(scan);
  }

  #close(scan: Scan): Closed {
    const held = this.#held;
    const { cells } = this.#open;
    this.#held = [];
    this.#heldChars = 0;
    this.#open = new CsvCells(this.#delimiter);
    const brokenAt = (fault: string): Closed => ({
      record: recordOf(held.slice(0, 1), [], fault),
      again: held.slice(1),
    });
    // A quote that breaks on a later line was left open on the first one.
    if (scan === 'broken' && held.length === 1) return brokenAt(AFTER_QUOTE);
    if (scan !== 'done') return brokenAt(UNCLOSED);
    if (cells.every((cell) => cell.trim() === '')) return { record: null, again: [] };
    const fault = this.#faultOf(cells);
    if (fault !== null && held.slice(1).some((line) => this.#isRecord(line))) return brokenAt(UNCLOSED);
    return { record: recordOf(held, cells.slice(0, this.#width ?? cells.length), fault), again: [] };
  }

  /** Delimiters too many at the end of a line are harmless. */
  #faultOf(cells: readonly string[]): string | null {
    const width = this.#width;
    if (width === null || cells.length === width) return null;
    if (cells.length > width && cells.slice(width).every((cell) => cell.trim() === '')) return null;
    return `столбцов ${cells.length}, а в заголовке ${width}: проверьте кавычки и разделители`;
  }

  /** Whether a line inside an open quote is a whole record by itself: then the quote was never meant to reach it. */
  #isRecord(line: Line): boolean {
    const alone = new CsvCells(this.#delimiter);
    return alone.scan(line.text) === 'done' && this.#faultOf(alone.cells) === null;
  }
}

function recordOf(lines: readonly Line[], cells: readonly string[], fault: string | null): CsvRecord {
  const [first] = lines;
  const raw = lines.map((line) => line.text).join('\n');
  const isCut = lines.some((line) => line.isCut);
  return { line: first?.number ?? 0, raw, cells, fault: isCut ? TOO_LONG : fault };
}
