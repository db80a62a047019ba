import { createReadStream } from 'node:fs';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { AppError } from '@/lib/contract/app-error';
import type { Bounds } from '@/lib/domain/geometry';
import type { ElementType, Member } from '@/lib/domain/osm/element';
import { refuseFile } from './faults';
import type { CityFile } from './file-kind';
import type { OsmReader, Reading } from './osm-reader';

type Attributes = Readonly<Record<string, string>>;

const E7 = 1e7;
const isType = (name: string): name is ElementType =>
  name === 'node' || name === 'way' || name === 'relation';

interface OpenElement {
  readonly type: ElementType;
  readonly id: number;
  readonly isGone: boolean;
  readonly at: { readonly lonE7: number; readonly latE7: number };
  readonly refs: number[];
  readonly members: Member[];
  readonly tags: Record<string, string>;
}

const number = (text: string | undefined) => {
  const value = Number(text ?? '');
  if (text === undefined || text.trim() === '' || !Number.isFinite(value))
    throw new RangeError('not a number');
  return value;
};

function openElement(type: ElementType, attributes: Attributes): OpenElement {
  const isGone = attributes.action === 'delete' || attributes.visible === 'false';
  const at =
    type === 'node' && !isGone
      ? { lonE7: Math.round(number(attributes.lon) * E7), latE7: Math.round(number(attributes.lat) * E7) }
      : { lonE7: 0, latE7: 0 };
  return { type, id: number(attributes.id), isGone, at, refs: [], members: [], tags: {} };
}

function addChild(element: OpenElement, name: string, { k, v, ref, type, role }: Attributes): void {
  if (name === 'tag' && k !== undefined && v !== undefined) element.tags[k] = v;
  else if (name === 'nd') element.refs.push(number(ref));
  else if (name === 'member' && type !== undefined && isType(type)) {
    element.members.push({ type, ref: number(ref), role: role ?? '' });
  }
}

function tell({ type, id, at, refs, members, tags }: OpenElement, { sink, wants }: Reading): void {
  if (!wants.has(type)) return;
  if (type === 'node') sink.node(id, at, Object.keys(tags).length === 0 ? null : tags);
  else if (type === 'way') sink.way(id, refs, tags);
  else sink.relation(id, members, tags);
}

class XmlElements {
  readonly #parser = new SaxesParser();
  #open: OpenElement | null = null;

  constructor(reading: Reading) {
    this.#parser.on('error', (error) => {
      throw error;
    });
    this.#parser.on('opentag', (tag) => this.#begin(tag));
    this.#parser.on('closetag', ({ name }) => {
      if (this.#open === null || this.#open.type !== name) return;
      if (!this.#open.isGone) tell(this.#open, reading);
      this.#open = null;
    });
  }

  #begin({ name, attributes }: SaxesTagPlain): void {
    if (this.#open !== null) addChild(this.#open, name, attributes);
    else if (isType(name)) this.#open = openElement(name, attributes);
  }

  write(text: string): void {
    this.#parser.write(text);
  }

  close(): void {
    this.#parser.close();
  }

  get line(): number {
    return this.#parser.line;
  }
}

function boundsOf({ minlon, minlat, maxlon, maxlat }: Attributes): Bounds {
  return { west: number(minlon), south: number(minlat), east: number(maxlon), north: number(maxlat) };
}

/** What the parser says in English, told by where it happened. */
function faultOf(error: unknown, { file, line, isEnd }: { file: CityFile; line: number; isEnd: boolean }) {
  if (error instanceof AppError) return error;
  if (isEnd) {
    return refuseFile(
      `${file.name} оборван на строке ${line}: не закрыты теги; скачайте или скопируйте файл заново`,
    );
  }
  return refuseFile(`${file.name}: строка ${line} не разбирается как XML OpenStreetMap; проверьте файл`);
}

async function readAll(file: CityFile, reading: Reading): Promise<void> {
  const elements = new XmlElements(reading);
  const decoder = new TextDecoder('utf-8');
  let read = 0;
  let isEnd = false;
  try {
    for await (const chunk of createReadStream(file.path, { highWaterMark: 256 * 1024 })) {
      if (!Buffer.isBuffer(chunk)) continue;
      elements.write(decoder.decode(chunk, { stream: true }));
      read += chunk.length;
      reading.onBytes(read);
    }
    isEnd = true;
    elements.write(decoder.decode());
    elements.close();
  } catch (error) {
    throw faultOf(error, { file, line: elements.line, isEnd });
  }
}

const HEAD_BYTES = 64 * 1024;

/** Bounds stand at the beginning, before the first element, or nowhere. */
async function findBounds(file: CityFile): Promise<Bounds | null> {
  let head = '';
  for await (const chunk of createReadStream(file.path, { end: HEAD_BYTES })) head += String(chunk);
  const [, text = ''] = /<bounds\s([^>]*)\/?>/.exec(head) ?? [];
  const attributes = Object.fromEntries(
    [...text.matchAll(/(\w+)=["']([^"']*)["']/g)].map(([, key = '', value = '']) => [key, value]),
  );
  try {
    return text === '' ? null : boundsOf(attributes);
  } catch {
    return null;
  }
}

/** Errors: invalid later, while reading, for a file that is cut or no XML of OpenStreetMap. */
export async function openXml(file: CityFile): Promise<OsmReader> {
  return {
    file,
    bounds: await findBounds(file),
    read: (reading) => readAll(file, reading),
  };
}
