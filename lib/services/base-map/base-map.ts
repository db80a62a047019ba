import { type FileHandle, open, stat } from 'node:fs/promises';
import { PMTiles, type RangeResponse, SharedPromiseCache, type Source } from 'pmtiles';
import { z } from 'zod';
import type { BaseMapInfo } from '@/lib/contract/base-map';

/** The base map of a city, where one was imported. */
export interface BaseMap {
  /** Null while there is none. */
  info(): Promise<BaseMapInfo | null>;
  /** A vector tile; null where the map has nothing. */
  tile(zoom: number, x: number, y: number): Promise<Uint8Array | null>;
  close(): Promise<void>;
}

const LOOK_MS = 1_000;
const metadataShape = z.object({ digest: z.string(), attribution: z.string() });

class FileSource implements Source {
  readonly #handle: FileHandle;
  readonly #key: string;

  constructor(handle: FileHandle, key: string) {
    this.#handle = handle;
    this.#key = key;
  }

  getKey(): string {
    return this.#key;
  }

  async getBytes(offset: number, length: number): Promise<RangeResponse> {
    const bytes = new Uint8Array(length);
    const { bytesRead } = await this.#handle.read(bytes, 0, length, offset);
    return { data: bytes.slice(0, bytesRead).buffer };
  }
}

interface Opened {
  readonly key: string;
  readonly handle: FileHandle;
  readonly archive: PMTiles;
  readonly info: BaseMapInfo;
}

async function keyOf(file: string): Promise<string | null> {
  const found = await stat(file).catch(() => null);
  return found === null ? null : `${found.ino}-${found.size}-${found.mtimeMs}`;
}

async function openArchive(file: string, key: string): Promise<Opened> {
  const handle = await open(file);
  try {
    const archive = new PMTiles(new FileSource(handle, key), new SharedPromiseCache());
    const { minZoom, maxZoom } = await archive.getHeader();
    const { digest: version, attribution } = metadataShape.parse(await archive.getMetadata());
    return { key, handle, archive, info: { version, minZoom, maxZoom, attribution } };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/**
 * The base map in a file that may appear, change and vanish meanwhile; looks at it once a second at most.
 * Errors: throws over a file that is no map.
 */
export function openBaseMap(file: string): BaseMap {
  let opened: Opened | null = null;
  let looked = Number.NEGATIVE_INFINITY;
  let looking: Promise<void> = Promise.resolve();

  async function look(): Promise<void> {
    const key = await keyOf(file);
    if (key === (opened?.key ?? null)) return;
    const before = opened;
    opened = key === null ? null : await openArchive(file, key);
    await before?.handle.close();
  }

  async function current(): Promise<Opened | null> {
    const now = performance.now();
    if (now - looked >= LOOK_MS) {
      looked = now;
      looking = looking.catch(() => undefined).then(look);
    }
    await looking;
    return opened;
  }

  return {
    info: async () => (await current())?.info ?? null,
    async tile(zoom, x, y) {
      const found = await (await current())?.archive.getZxy(zoom, x, y);
      return found === undefined ? null : new Uint8Array(found.data);
    },
    async close() {
      await looking.catch(() => undefined);
      await opened?.handle.close();
      opened = null;
    },
  };
}
