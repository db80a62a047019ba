import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { zxyToTileId } from 'pmtiles';
import type { Bounds } from '@/lib/domain/geometry';
import type { Tile } from './map-tiles';

/** PMTiles 3: a header of 127 bytes, the root directory, metadata, leaf directories, tiles. */
const HEADER_BYTES = 127;
/** Header and root directory fit into the first 16 KiB, which a reader asks for at once. */
const ROOT_LIMIT = 16_384 - HEADER_BYTES;
const LEAF_ENTRIES = 4_096;
const GZIP = 2;
const MVT = 1;
const E7 = 1e7;

interface Entry {
  readonly id: number;
  readonly offset: number;
  readonly length: number;
  /** Tiles in a row that it stands for; zero for a leaf directory. */
  readonly run: number;
}

function pushVarint(bytes: number[], value: number): void {
  let rest = value;
  while (rest >= 0x80) {
    bytes.push((rest % 0x80) | 0x80);
    rest = Math.floor(rest / 0x80);
  }
  bytes.push(rest);
}

function toDirectory(entries: readonly Entry[]): Buffer {
  const bytes: number[] = [];
  pushVarint(bytes, entries.length);
  entries.forEach(({ id }, i) => {
    pushVarint(bytes, id - (entries[i - 1]?.id ?? 0));
  });
  for (const { run } of entries) pushVarint(bytes, run);
  for (const { length } of entries) pushVarint(bytes, length);
  entries.forEach(({ offset }, i) => {
    const before = entries[i - 1];
    const follows = before !== undefined && before.offset + before.length === offset;
    pushVarint(bytes, follows ? 0 : offset + 1);
  });
  return gzipSync(Uint8Array.from(bytes));
}

function toDirectories(entries: readonly Entry[]): { root: Buffer; leaves: Buffer } {
  const whole = toDirectory(entries);
  if (whole.length <= ROOT_LIMIT) return { root: whole, leaves: Buffer.alloc(0) };
  const leaves: Buffer[] = [];
  const pointers: Entry[] = [];
  let offset = 0;
  for (let at = 0; at < entries.length; at += LEAF_ENTRIES) {
    const part = entries.slice(at, at + LEAF_ENTRIES);
    const leaf = toDirectory(part);
    pointers.push({ id: part[0]?.id ?? 0, offset, length: leaf.length, run: 0 });
    offset += leaf.length;
    leaves.push(leaf);
  }
  return { root: toDirectory(pointers), leaves: Buffer.concat(leaves) };
}

interface Layout {
  readonly root: number;
  readonly metadata: number;
  readonly leaves: number;
  readonly data: number;
  readonly tiles: number;
  readonly contents: number;
  readonly zooms: readonly [least: number, most: number];
  readonly bounds: Bounds;
}

function toHeader(layout: Layout): Buffer {
  const { root, metadata, leaves, data, tiles, contents, zooms, bounds } = layout;
  const header = Buffer.alloc(HEADER_BYTES);
  header.write('PMTiles', 0, 'latin1');
  header.writeUInt8(3, 7);
  let offset = HEADER_BYTES;
  [root, metadata, leaves, data].forEach((length, i) => {
    header.writeBigUInt64LE(BigInt(offset), 8 + 16 * i);
    header.writeBigUInt64LE(BigInt(length), 16 + 16 * i);
    offset += length;
  });
  [tiles, tiles, contents].forEach((count, i) => {
    header.writeBigUInt64LE(BigInt(count), 72 + 8 * i);
  });
  // Not clustered: tiles lie in the order in which they were cut.
  header.set([0, GZIP, GZIP, MVT, zooms[0], zooms[1]], 96);
  const { west, south, east, north } = bounds;
  [west, south, east, north].forEach((side, i) => {
    header.writeInt32LE(Math.round(side * E7), 102 + 4 * i);
  });
  header.writeUInt8(Math.round((zooms[0] + zooms[1]) / 2), 118);
  header.writeInt32LE(Math.round(((west + east) / 2) * E7), 119);
  header.writeInt32LE(Math.round(((south + north) / 2) * E7), 123);
  return header;
}

/** Tiles in a file beside the one to come, each distinct content once. */
class TileHeap {
  readonly entries: Entry[] = [];
  readonly digest = createHash('sha256');
  readonly #known = new Map<string, Pick<Entry, 'offset' | 'length'>>();
  readonly #handle: FileHandle;
  size = 0;

  constructor(handle: FileHandle) {
    this.#handle = handle;
  }

  get contents(): number {
    return this.#known.size;
  }

  async add({ z, x, y, data }: Tile): Promise<void> {
    const id = zxyToTileId(z, x, y);
    const key = createHash('sha256').update(data).digest('base64');
    this.digest.update(`${id} ${key}\n`);
    let place = this.#known.get(key);
    if (place === undefined) {
      const packed = gzipSync(data);
      await this.#handle.write(packed, 0, packed.length, this.size);
      place = { offset: this.size, length: packed.length };
      this.size += packed.length;
      this.#known.set(key, place);
    }
    this.entries.push({ id, ...place, run: 1 });
  }

  async copyTo(target: FileHandle, from: number): Promise<void> {
    const piece = Buffer.alloc(1024 * 1024);
    for (let at = 0; at < this.size; ) {
      const { bytesRead } = await this.#handle.read(piece, 0, piece.length, at);
      if (bytesRead === 0) return;
      await target.write(piece, 0, bytesRead, from + at);
      at += bytesRead;
    }
  }
}

export interface TilesToWrite {
  readonly tiles: Iterable<Tile>;
  readonly bounds: Bounds;
  readonly metadata: Readonly<Record<string, unknown>>;
}

export interface WrittenTiles {
  readonly tiles: number;
  readonly bytes: number;
  /** Of all tiles: the same map has the same. */
  readonly digest: string;
}

async function writeFile(
  path: string,
  heap: TileHeap,
  { bounds, metadata }: TilesToWrite,
): Promise<WrittenTiles> {
  const entries = heap.entries.sort((a, b) => a.id - b.id);
  const digest = heap.digest.digest('hex').slice(0, 16);
  const { root, leaves } = toDirectories(entries);
  const words = gzipSync(JSON.stringify({ ...metadata, digest }));
  const zooms = entries.length === 0 ? ([0, 0] as const) : zoomsOf(entries);
  const header = toHeader({
    root: root.length,
    metadata: words.length,
    leaves: leaves.length,
    data: heap.size,
    tiles: entries.length,
    contents: heap.contents,
    zooms,
    bounds,
  });
  const front = Buffer.concat([header, root, words, leaves]);
  const target = await open(path, 'w');
  try {
    await target.write(front, 0, front.length, 0);
    await heap.copyTo(target, front.length);
    await target.sync();
  } finally {
    await target.close();
  }
  return { tiles: entries.length, bytes: front.length + heap.size, digest };
}

/** The zoom of the first and of the last id: ids grow with the zoom. */
function zoomsOf(entries: readonly Entry[]): readonly [number, number] {
  const zoomOf = (id: number) => {
    let [zoom, first] = [0, 0];
    while (id >= first + 4 ** zoom) first += 4 ** zoom++;
    return zoom;
  };
  return [zoomOf(entries[0]?.id ?? 0), zoomOf(entries.at(-1)?.id ?? 0)];
}

/** Writes tiles into one PMTiles file, as they come; a heap file lies beside it meanwhile. */
export async function writePmtiles(
  path: string,
  input: TilesToWrite,
  heapPath: string,
): Promise<WrittenTiles> {
  const handle = await open(heapPath, 'w+');
  try {
    const heap = new TileHeap(handle);
    for (const tile of input.tiles) await heap.add(tile);
    return await writeFile(path, heap, input);
  } finally {
    await handle.close();
  }
}
