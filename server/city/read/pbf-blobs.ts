import { createReadStream } from 'node:fs';
import { promisify } from 'node:util';
import { inflate } from 'node:zlib';
import { PbfReader } from 'pbf';
import { AppError } from '@/lib/contract/app-error';
import { cutShort, damaged } from './faults';
import type { CityFile } from './file-kind';

const inflateAsync = promisify(inflate);

/** The format's own limits: a larger header or block is a broken file. */
const HEADER_LIMIT = 64 * 1024;
const BLOB_LIMIT = 32 * 1024 * 1024;

export interface Blob {
  readonly type: string;
  readonly bytes: Uint8Array;
  /** Where the block begins and ends in the file. */
  readonly from: number;
  readonly to: number;
}

interface BlobHeader {
  type: string;
  size: number;
}

interface RawBlob {
  raw: Uint8Array | null;
  zlib: Uint8Array | null;
  rawSize: number;
  foreign: number;
}

/** Takes exact numbers of bytes from a file that is read chunk by chunk. */
class ByteQueue {
  readonly #chunks: AsyncIterator<Buffer>;
  #held: Buffer[] = [];
  #length = 0;
  position = 0;

  constructor(file: CityFile) {
    this.#chunks = createReadStream(file.path, { highWaterMark: 1024 * 1024 })[Symbol.asyncIterator]();
  }

  /** Fewer bytes than asked for mean the end of the file. */
  async take(length: number): Promise<Buffer> {
    while (this.#length < length) {
      const { value, done } = await this.#chunks.next();
      if (done === true) break;
      this.#held.push(value);
      this.#length += value.length;
    }
    const all = this.#held.length === 1 ? (this.#held[0] ?? Buffer.alloc(0)) : Buffer.concat(this.#held);
    const taken = all.subarray(0, length);
    const rest = all.subarray(taken.length);
    this.#held = rest.length === 0 ? [] : [rest];
    this.#length = rest.length;
    this.position += taken.length;
    return taken;
  }

  async close(): Promise<void> {
    await this.#chunks.return?.();
  }
}

function readHeader(bytes: Uint8Array): BlobHeader {
  return new PbfReader(bytes).readFields<BlobHeader>(
    (tag, header, pbf) => {
      if (tag === 1) header.type = pbf.readString();
      else if (tag === 3) header.size = pbf.readVarint();
    },
    { type: '', size: -1 },
  );
}

function readRaw(bytes: Uint8Array): RawBlob {
  return new PbfReader(bytes).readFields<RawBlob>(
    (tag, blob, pbf) => {
      if (tag === 1) blob.raw = pbf.readBytes();
      else if (tag === 2) blob.rawSize = pbf.readVarint();
      else if (tag === 3) blob.zlib = pbf.readBytes();
      else if (tag >= 4 && tag <= 7) blob.foreign = tag;
    },
    { raw: null, zlib: null, rawSize: 0, foreign: 0 },
  );
}

async function unpack(bytes: Uint8Array, fault: (what: string) => Error): Promise<Uint8Array> {
  const { raw, zlib, rawSize, foreign } = readRaw(bytes);
  if (raw !== null) return raw;
  if (zlib === null) {
    throw fault(foreign > 0 ? 'блок сжат не zlib: пересохраните выгрузку со сжатием zlib' : 'пустой блок');
  }
  const unpacked = await inflateAsync(zlib, { maxOutputLength: BLOB_LIMIT }).catch(() => null);
  if (unpacked === null) throw fault('блок не распаковывается');
  if (rawSize > 0 && unpacked.length !== rawSize) throw fault('длина блока не та, что объявлена');
  return unpacked;
}

/** Null at the end of the file. */
async function readBlob(file: CityFile, queue: ByteQueue): Promise<Blob | null> {
  const from = queue.position;
  const fault = (what: string) => damaged(file.name, from, what);
  const exactly = async (length: number) => {
    const bytes = await queue.take(length);
    if (bytes.length < length) throw cutShort(file.name, queue.position);
    return bytes;
  };
  const first = await queue.take(1);
  if (first.length === 0) return null;
  const length = Buffer.concat([first, await exactly(3)]).readUInt32BE(0);
  if (length === 0 || length > HEADER_LIMIT) throw fault('нет заголовка блока');
  const headerBytes = await exactly(length);
  const { type, size } = guarded(() => readHeader(headerBytes), fault);
  if (size < 0 || size > BLOB_LIMIT) throw fault('нет длины блока');
  const body = await exactly(size);
  return { type, bytes: await unpack(body, fault), from, to: queue.position };
}

/** The blocks of a PBF file, unpacked one after another. Errors: invalid for a file that is cut or damaged. */
export async function* readBlobs(file: CityFile): AsyncGenerator<Blob> {
  const queue = new ByteQueue(file);
  try {
    for (let blob = await readBlob(file, queue); blob !== null; blob = await readBlob(file, queue))
      yield blob;
  } finally {
    await queue.close();
  }
}

/** What a decoder throws over bytes that make no sense, as a refusal in our words. */
export function guarded<T>(work: () => T, fault: (what: string) => Error): T {
  try {
    return work();
  } catch (error) {
    // A refusal that our own reader of the elements gave keeps its words.
    throw error instanceof AppError ? error : fault('содержимое блока не разбирается');
  }
}
