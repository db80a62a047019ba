/** How a physical line has ended: a whole record, inside quotes, or on a quote that cannot be. */
export type Scan = 'done' | 'open' | 'broken';

/** Cuts one record into its cells, a physical line at a time. */
export class CsvCells {
  readonly #delimiter: string;
  readonly #cells: string[] = [];
  #field = '';
  #isQuoted = false;

  constructor(delimiter: string) {
    this.#delimiter = delimiter;
  }

  get cells(): readonly string[] {
    return this.#cells;
  }

  /** Reads the next line of the record, in the state that the lines before have left. */
  scan(text: string): Scan {
    let at: number | Scan = 0;
    while (typeof at === 'number') at = this.#readField(text, at);
    return at;
  }

  /** Answers where the next field begins, or how the line has ended. A quote inside a bare field is a sign like any other. */
  #readField(text: string, at: number): number | Scan {
    if (this.#isQuoted) return this.#readQuoted(text, at);
    if (text[at] === '"') {
      this.#isQuoted = true;
      return at + 1;
    }
    const end = text.indexOf(this.#delimiter, at);
    this.#cells.push(end < 0 ? text.slice(at) : text.slice(at, end));
    return end < 0 ? 'done' : end + 1;
  }

  #readQuoted(text: string, at: number): number | Scan {
    const quote = text.indexOf('"', at);
    if (quote < 0) {
      this.#field += `${text.slice(at)}\n`;
      return 'open';
    }
    this.#field += text.slice(at, quote);
    if (text[quote + 1] === '"') {
      this.#field += '"';
      return quote + 2;
    }
    this.#cells.push(this.#field);
    this.#field = '';
    this.#isQuoted = false;
    if (quote + 1 === text.length) return 'done';
    return text[quote + 1] === this.#delimiter ? quote + 2 : 'broken';
  }
}
