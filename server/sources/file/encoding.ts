import { isAscii, isUtf8 } from 'node:buffer';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1251';

export interface EncodingVerdict {
  readonly encoding: Encoding;
  /** Bytes that the encoding does not allow were met: a � may stand for a lost letter. */
  readonly isDamaged: boolean;
}

const MARKS: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

function markOf(head: Uint8Array): Encoding | null {
  return MARKS.find(([, bytes]) => bytes.every((byte, i) => head[i] === byte))?.[0] ?? null;
}

/** Bytes that a lead byte of UTF-8 promises after itself; −1 for what leads nothing. */
function promised(lead: number): number {
  if (lead >= 0xc2 && lead <= 0xdf) return 1;
  if (lead >= 0xe0 && lead <= 0xef) return 2;
  return lead >= 0xf0 && lead <= 0xf4 ? 3 : -1;
}

const isContinuation = (byte: number | undefined) => byte !== undefined && byte >= 0x80 && byte <= 0xbf;

function isLetter(bytes: Uint8Array, at: number, length: number): boolean {
  if (length < 0) return false;
  for (let i = at + 1; i <= at + length; i++) if (!isContinuation(bytes[i])) return false;
  return true;
}

/** Where the last, unfinished letter of a chunk begins; its length when all letters are whole. */
function wholeLength(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (isContinuation(byte)) continue;
    return promised(byte) >= back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

/** Judges a file by all its bytes: a mark decides, else UTF-8 unless most of its letters break UTF-8's rules. */
export class EncodingJudge {
  #mark: Encoding | null = null;
  #isFirst = true;
  #carry: Uint8Array = new Uint8Array(0);
  #sound = 0;
  #damaged = 0;
  /** Letters that look whole and yet are none: overlong ones, halves of a pair. */
  #isForged = false;

  add(chunk: Uint8Array): void {
    if (this.#isFirst) this.#mark = markOf(chunk);
    this.#isFirst = false;
    if (this.#mark !== null && this.#mark !== 'utf-8') return;
    const bytes = this.#carry.length === 0 ? chunk : Buffer.concat([this.#carry, chunk]);
    const whole = wholeLength(bytes);
    this.#carry = bytes.slice(whole);
    this.#count(bytes.subarray(0, whole));
  }

  #count(bytes: Uint8Array): void {
    if (isAscii(bytes)) return;
    const isSure = isUtf8(bytes);
    const before = this.#damaged;
    for (let i = 0; i < bytes.length; i++) {
      const lead = bytes[i] ?? 0;
      if (lead < 0x80) continue;
      const length = promised(lead);
      if (isSure || isLetter(bytes, i, length)) {
        this.#sound++;
        i += length;
      } else this.#damaged++;
    }
    if (!isSure && this.#damaged === before) this.#isForged = true;
  }

  verdict(): EncodingVerdict {
    const damaged = this.#damaged + this.#carry.length;
    if (this.#mark === 'utf-16le' || this.#mark === 'utf-16be')
      return { encoding: this.#mark, isDamaged: true };
    if (this.#mark === 'utf-8' || damaged === 0 || this.#sound > damaged) {
      return { encoding: 'utf-8', isDamaged: damaged > 0 || this.#isForged };
    }
    return { encoding: 'windows-1251', isDamaged: false };
  }
}
