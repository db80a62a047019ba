import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '@/lib/contract/app-error';
import { type Encoding, EncodingJudge } from './encoding';

export const CHUNK_BYTES = 256 * 1024;

export interface InputFile {
  readonly path: string;
  readonly name: string;
  readonly size: number;
  /** SHA-256 of all bytes. */
  readonly digest: string;
  readonly encoding: Encoding;
  readonly isDamaged: boolean;
  /** An archive: a workbook, whose text is inside. */
  readonly isBook: boolean;
}

const ZIP = [0x50, 0x4b, 0x03, 0x04] as const;
/** The container of old Office files, and of new ones under a password. */
const OLE = [0xd0, 0xcf, 0x11, 0xe0] as const;
const startsWith = (head: Uint8Array, sign: readonly number[]) => sign.every((byte, i) => head[i] === byte);

/** What can be told from the first bytes that it is no text at all. */
function refuseForeign(head: Uint8Array, name: string): void {
  const isMarked = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  const start = head.subarray(0, 1_000);
  const zeros = start.filter((byte) => byte === 0).length;
  if (!isMarked && zeros * 4 > start.length) {
    throw new AppError(
      'invalid',
      `${name} похож на UTF-16 без метки или на двоичный файл: сохраните его в UTF-8`,
    );
  }
}

async function sizeOf(file: string): Promise<number> {
  const found = await stat(file).catch(() => null);
  if (found === null)
    throw new AppError('invalid', `файла ${file} нет или он недоступен: проверьте имя и папку`);
  if (!found.isFile()) throw new AppError('invalid', `${file} — не файл: укажите файл CSV или JSONL`);
  if (found.size === 0) throw new AppError('invalid', `файл ${path.basename(file)} пуст: загружать нечего`);
  return found.size;
}

/** Name of the stream that holds a locked workbook, as the container writes it. */
const LOCKED = Buffer.from('EncryptedPackage', 'utf16le');

/** A container is no workbook that can be read: says which of the two kinds it is. */
async function refuseContainer(file: string, name: string, size: number): Promise<never> {
  let tail: Uint8Array = new Uint8Array();
  for await (const chunk of readChunks(file, size)) {
    if (Buffer.concat([tail, chunk]).includes(LOCKED)) {
      throw new AppError(
        'invalid',
        `${name} закрыт паролем: снимите пароль и загрузите снова. Ничего не принято`,
      );
    }
    tail = chunk.subarray(-LOCKED.length);
  }
  throw new AppError(
    'invalid',
    `${name} — книга старого вида (.xls): сохраните её как XLSX или лист как «CSV UTF-8» и загрузите снова. Ничего не принято`,
  );
}

/**
 * Reads a file once from end to end, in bounded memory: its digest and its encoding. `name` is what a person
 * calls it.
 * Errors: invalid for a missing, empty or foreign file.
 */
export async function inspectFile(file: string, name = path.basename(file)): Promise<InputFile> {
  const size = await sizeOf(file);
  const hash = createHash('sha256');
  const judge = new EncodingJudge();
  let isFirst = true;
  let isBook = false;
  for await (const chunk of readChunks(file, size)) {
    if (isFirst) {
      isBook = startsWith(chunk, ZIP);
      if (startsWith(chunk, OLE)) await refuseContainer(file, name, size);
      if (!isBook) refuseForeign(chunk, name);
    }
    isFirst = false;
    hash.update(chunk);
    if (!isBook) judge.add(chunk);
  }
  return { path: file, name, size, digest: hash.digest('hex'), isBook, ...judge.verdict() };
}

/** The bytes of a file up to `size`: what is appended meanwhile is not read. */
export async function* readChunks(file: string, size: number): AsyncGenerator<Buffer> {
  const stream = createReadStream(file, { end: size - 1, highWaterMark: CHUNK_BYTES });
  for await (const chunk of stream) {
    if (Buffer.isBuffer(chunk)) yield chunk;
  }
}
