import type { Bounds } from '@/lib/domain/geometry';
import type { ElementType, OsmSink } from '@/lib/domain/osm/element';
import type { CityFile } from './file-kind';
import { openPbf } from './pbf-reader';
import { openXml } from './xml-reader';

export interface Reading {
  readonly sink: OsmSink;
  /** Elements of other types are passed over unread. */
  readonly wants: ReadonlySet<ElementType>;
  onBytes(read: number): void;
}

/** An extract that can be read from its beginning as often as needed, a block at a time. */
export interface OsmReader {
  readonly file: CityFile;
  /** What the extract says it covers; null when it does not say. */
  readonly bounds: Bounds | null;
  /** Errors: invalid for a file that is cut or damaged. */
  read(reading: Reading): Promise<void>;
}

export function openOsm(file: CityFile): Promise<OsmReader> {
  return file.kind === 'pbf' ? openPbf(file) : openXml(file);
}
