import { type InputFile, readChunks } from './input-file';

/** A longer physical line is cut: memory stays bounded on a file without line ends. */
export const LINE_LIMIT = 4 * 1024 * 1024;

export interface Line {
  /** From one, as an editor counts. */
  readonly number: number;
  readonly text: string;
  readonly isCut: boolean;
}

/** Cuts decoded text into physical lines; `\n` and `\r\n` end one. */
export class LineSplitter {
  #tail: string[] = [];
  #tailLength = 0;
  #number = 0;

  push(text: string): Line[] {
    const lines: Line[] = [];
    let at = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', at)) {
      this.#keep(text.slice(at, end));
      lines.push(this.#take());
      at = end + 1;
    }
    this.#keep(text.slice(at));
    return lines;
  }

  end(): Line[] {
    return this.#tailLength === 0 ? [] : [this.#take()];
  }

  #keep(part: string): void {
    const room = LINE_LIMIT + 1 - this.#tailLength;
    if (part === '' || room <= 0) return;
    this.#tail.push(part.slice(0, room));
    this.#tailLength += Math.min(part.length, room);
  }

  #take(): Line {
    const text = this.#tail.length === 1 ? (this.#tail[0] ?? '') : this.#tail.join('');
    this.#tail = [];
    this.#tailLength = 0;
    const isCut = text.length > LINE_LIMIT;
    const whole = isCut ? text.slice(0, LINE_LIMIT) : text;
    return { number: ++this.#number, text: whole.endsWith('\r') ? whole.slice(0, -1) : whole, isCut };
  }
}

/** The physical lines of a file, decoded, by portions of one chunk; `onBytes` hears how far it has read. */
export async function* readLines(
  file: InputFile,
  onBytes: (read: number) => void = () => undefined,
): AsyncGenerator<Line[]> {
  const decoder = new TextDecoder(file.encoding);
  const splitter = new LineSplitter();
  let read = 0;
  for await (const chunk of readChunks(file.path, file.size)) {
    read += chunk.length;
    onBytes(read);
    yield splitter.push(decoder.decode(chunk, { stream: true }));
  }
  yield [...splitter.push(decoder.decode()), ...splitter.end()];
}
