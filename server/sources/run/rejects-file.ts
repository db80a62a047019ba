import { constants } from 'node:fs';
import { type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { ImportJob } from '@/lib/services/imports/import-job';
import type { AppealSource, FileFormat } from '../source-row';

const FOLDER = 'rejects';
const NAME_LIMIT = 120;

export interface RejectsPlace {
  readonly dataDir: string;
  /** Name of the imported file. */
  readonly fileName: string;
  readonly format: FileFormat;
}

/** `<data folder>/rejects/<file name>.<job>.<format>`; the rejects of rejects carry one number, not two. */
export function rejectsPath(place: RejectsPlace, job: ImportJob): string {
  const name = place.fileName.replace(/\.\d+\.(?:csv|jsonl)$/, '').slice(0, NAME_LIMIT);
  // What was refused of a workbook is mended as CSV.
  const extension = place.format === 'xlsx' ? 'csv' : place.format;
  return path.join(place.dataDir, FOLDER, `${name}.${job.id}.${extension}`);
}

const sizeOf = async (file: string) => (await stat(file).catch(() => null))?.size ?? null;

/** Whether the rejects of an interrupted import are still there. */
export async function areRejectsKept(file: string, job: ImportJob): Promise<boolean> {
  return ((await sizeOf(file)) ?? 0) >= job.rejectsBytes;
}

/** A person may be mending the rejects of a finished import: they are moved aside, not overwritten. */
export async function setAsideRejects(file: string, now: number): Promise<string | null> {
  if ((await sizeOf(file)) === null) return null;
  const stamp = new Date(now).toISOString().slice(0, 19).replace(/\D/g, '');
  const { dir, name, ext } = path.parse(file);
  const aside = path.join(dir, `${name}.before-${stamp}${ext}`);
  await rename(file, aside);
  return aside;
}

/** The rows that were not taken, as they came, with the reasons; there is no file while there are none. */
export class RejectsFile {
  readonly path: string;
  readonly #header: string;
  #handle: FileHandle | null = null;

  constructor(file: string, source: Pick<AppealSource, 'rejectsHeader'>) {
    this.path = file;
    this.#header = source.rejectsHeader ?? '';
  }

  /** Puts lines behind the first `from` bytes, durably, drops what stood there, and answers the new length. */
  async keep(from: number, lines: string): Promise<number> {
    if (lines === '') return from;
    const bytes = Buffer.from(from === 0 ? this.#header + lines : lines);
    const handle = await this.#open();
    const { bytesWritten } = await handle.write(bytes, 0, bytes.length, from);
    if (bytesWritten < bytes.length)
      throw new Error(`файл отклонённых строк записан не целиком: ${this.path}`);
    await handle.truncate(from + bytes.length);
    await handle.datasync();
    return from + bytes.length;
  }

  /** Drops what a killed import wrote without counting it. */
  async cut(length: number): Promise<void> {
    if ((await sizeOf(this.path)) === null) return;
    if (length === 0) await rm(this.path);
    else await (await this.#open()).truncate(length);
  }

  async close(): Promise<void> {
    await this.#handle?.close();
    this.#handle = null;
  }

  async #open(): Promise<FileHandle> {
    if (this.#handle === null) {
      await mkdir(path.dirname(this.path), { recursive: true, mode: 0o700 });
      this.#handle = await open(this.path, constants.O_RDWR | constants.O_CREAT, 0o600);
    }
    return this.#handle;
  }
}
