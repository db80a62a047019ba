import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '@/lib/contract/app-error';
import { UPLOAD_LIMIT } from '@/lib/contract/imports';

const MEGABYTE = 1024 * 1024;

/** Where uploaded files lie: in the data folder, readable by nobody else. */
export interface StoredFiles {
  pathOf(id: number, name: string): string;
  has(id: number, name: string): Promise<boolean>;
  /** Writes a file as it comes; answers where, under a name of its own, and its size. Errors: too-large, invalid. */
  receive(body: AsyncIterable<Uint8Array>): Promise<{ path: string; size: number }>;
  keep(temporary: string, file: { id: number; name: string }): Promise<void>;
  drop(file: string): Promise<void>;
}

/** Only what no file system minds stays of a name; its end tells its kind. */
const safeName = (name: string) => name.replace(/[^\p{L}\p{N}._-]+/gu, '_').slice(-120);

async function* limited(body: AsyncIterable<Uint8Array>, onSize: (size: number) => void) {
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > UPLOAD_LIMIT) {
      throw new AppError(
        'too-large',
        `файл больше ${UPLOAD_LIMIT / MEGABYTE} МБ: ничего не принято; загрузите его командой npm run import`,
      );
    }
    onSize(size);
    yield chunk;
  }
}

export function createStoredFiles(dataDir: string): StoredFiles {
  const folder = path.join(dataDir, 'imports');
  let next = 0;
  const pathOf = (id: number, name: string) => path.join(folder, `${id}-${safeName(name)}`);
  return {
    pathOf,
    has: async (id, name) => (await stat(pathOf(id, name)).catch(() => null)) !== null,
    async receive(body) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const file = path.join(folder, `coming-${process.pid}-${++next}`);
      let size = 0;
      const counted = limited(body, (sum) => {
        size = sum;
      });
      try {
        await pipeline(Readable.from(counted), createWriteStream(file, { mode: 0o600 }));
      } catch (error) {
        await rm(file, { force: true });
        if (error instanceof AppError) throw error;
        throw new AppError('invalid', 'файл пришёл не целиком: ничего не принято, отправьте его снова');
      }
      if (size > 0) return { path: file, size };
      await rm(file, { force: true });
      throw new AppError('invalid', 'файл пуст: загружать нечего');
    },
    keep: (temporary, { id, name }) => rename(temporary, pathOf(id, name)),
    drop: (file) => rm(file, { force: true }),
  };
}
