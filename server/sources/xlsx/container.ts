import { type Entry, open, type ZipFile } from 'yauzl';
import { AppError } from '@/lib/contract/app-error';

const MEGABYTE = 1024 * 1024;
/** Parts that name things are small; sheets and texts may be long. */
export const SMALL_PART = 32 * MEGABYTE;
export const LONG_PART = 2_048 * MEGABYTE;
const PART_COUNT = 10_000;
/** A part that swells more than this was made to fill the memory; real sheets swell ten- to fiftyfold. */
const SWELL_LIMIT = 250;
const SWELL_FROM = 32 * MEGABYTE;
const ENCRYPTED = 1;

/** The parts of a workbook, read one at a time and never more than asked for. */
export interface BookParts {
  has(name: string): boolean;
  /** Unpacked bytes of a part by its own word. */
  sizeOf(name: string): number;
  /** Errors: invalid for a part that is missing, locked, broken or larger than `limit`. */
  read(name: string, limit: number): AsyncGenerator<Buffer>;
  close(): void;
}

const broken = (name: string) =>
  new AppError(
    'invalid',
    `${name} — повреждённая книга Excel или архив: сохраните лист как «CSV UTF-8» и загрузите его. Ничего не принято`,
  );

function openZip(path: string, name: string): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    open(path, { lazyEntries: true, autoClose: false, validateEntrySizes: true }, (error, zip) => {
      if (error !== null || zip === undefined) reject(broken(name));
      else resolve(zip);
    });
  });
}

function listEntries(zip: ZipFile, name: string): Promise<Map<string, Entry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>();
    zip.on('error', () => reject(broken(name)));
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: Entry) => {
      entries.set(entry.fileName.replaceAll('\\', '/').replace(/^\//, ''), entry);
      if (entries.size > PART_COUNT) reject(broken(name));
      else zip.readEntry();
    });
    zip.readEntry();
  });
}

function refuseEntry(entry: Entry, { name, limit }: { name: string; limit: number }): void {
  const { uncompressedSize: size, compressedSize: packed } = entry;
  if ((entry.generalPurposeBitFlag & ENCRYPTED) !== 0) {
    throw new AppError(
      'invalid',
      `${name} закрыт паролем: снимите пароль и загрузите снова. Ничего не принято`,
    );
  }
  if (size > limit || (size > SWELL_FROM && size > packed * SWELL_LIMIT)) {
    throw new AppError(
      'too-large',
      `${name}: внутри книги слишком много данных для её размера (${Math.round(size / MEGABYTE)} МБ). ` +
        'Сохраните нужный лист как «CSV UTF-8» и загрузите его. Ничего не принято',
    );
  }
}

function openEntry(zip: ZipFile, entry: Entry, name: string): Promise<NodeJS.ReadableStream> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error !== null || stream === undefined) reject(broken(name));
      else resolve(stream);
    });
  });
}

/** Opens a workbook's archive. Errors: invalid when it is none. */
export async function openParts(path: string, name: string): Promise<BookParts> {
  const zip = await openZip(path, name);
  const entries = await listEntries(zip, name).catch((error: unknown) => {
    zip.close();
    throw error;
  });
  return {
    has: (part) => entries.has(part),
    sizeOf: (part) => entries.get(part)?.uncompressedSize ?? 0,
    async *read(part, limit) {
      const entry = entries.get(part);
      if (entry === undefined) throw broken(name);
      refuseEntry(entry, { name, limit });
      const stream = await openEntry(zip, entry, name);
      try {
        for await (const chunk of stream) if (Buffer.isBuffer(chunk)) yield chunk;
      } catch (error) {
        throw error instanceof AppError ? error : broken(name);
      }
    },
    close: () => zip.close(),
  };
}
