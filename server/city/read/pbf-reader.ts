import { PbfReader } from 'pbf';
import type { Bounds } from '@/lib/domain/geometry';
import { damaged, refuseFile } from './faults';
import type { CityFile } from './file-kind';
import type { OsmReader, Reading } from './osm-reader';
import { guarded, readBlobs } from './pbf-blobs';
import { readBlock } from './pbf-block';

const UNDERSTOOD = new Set(['OsmSchema-V0.6', 'DenseNodes']);
const NANO = 1e9;

interface Header {
  box: { left: number; right: number; top: number; bottom: number } | null;
  readonly required: string[];
}

function takeBox(tag: number, box: NonNullable<Header['box']>, pbf: PbfReader): void {
  if (tag === 1) box.left = pbf.readSVarint();
  else if (tag === 2) box.right = pbf.readSVarint();
  else if (tag === 3) box.top = pbf.readSVarint();
  else if (tag === 4) box.bottom = pbf.readSVarint();
}

function takeHeader(tag: number, header: Header, pbf: PbfReader): void {
  if (tag === 1) header.box = pbf.readMessage(takeBox, { left: 0, right: 0, top: 0, bottom: 0 });
  else if (tag === 4) header.required.push(pbf.readString());
}

async function readHeader(file: CityFile): Promise<Header> {
  for await (const { type, bytes, from } of readBlobs(file)) {
    const fault = (what: string) => damaged(file.name, from, what);
    if (type !== 'OSMHeader') throw fault('первый блок — не OSMHeader');
    return guarded(
      () => new PbfReader(bytes).readFields<Header>(takeHeader, { box: null, required: [] }),
      fault,
    );
  }
  throw refuseFile(`файл ${file.name} пуст`);
}

function toBounds(box: Header['box']): Bounds | null {
  if (box === null) return null;
  return { west: box.left / NANO, east: box.right / NANO, north: box.top / NANO, south: box.bottom / NANO };
}

async function readAll(file: CityFile, reading: Reading): Promise<void> {
  for await (const { type, bytes, from, to } of readBlobs(file)) {
    if (type === 'OSMData')
      guarded(
        () => readBlock(bytes, reading),
        (what) => damaged(file.name, from, what),
      );
    reading.onBytes(to);
  }
}

/** Errors: invalid for a file that is cut, damaged or asks for abilities we lack. */
export async function openPbf(file: CityFile): Promise<OsmReader> {
  const { box, required } = await readHeader(file);
  const foreign = required.filter((feature) => !UNDERSTOOD.has(feature));
  if (foreign.length > 0) {
    throw refuseFile(
      `${file.name} требует того, чего загрузка не умеет (${foreign.join(', ')}); возьмите обычную выгрузку без истории правок`,
    );
  }
  return { file, bounds: toBounds(box), read: (reading) => readAll(file, reading) };
}
