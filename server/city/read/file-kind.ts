import { open, stat } from 'node:fs/promises';
import path from 'node:path';
import { refuseFile } from './faults';

export type CityFileKind = 'pbf' | 'xml' | 'csv';

export interface CityFile {
  readonly path: string;
  readonly name: string;
  readonly size: number;
  readonly kind: CityFileKind;
}

const HEAD_BYTES = 4_096;

const MARKS: readonly (readonly [bytes: readonly number[], what: string])[] = [
  [[0x50, 0x4b, 0x03, 0x04], 'архив ZIP или книга Excel: распакуйте архив, а лист сохраните как CSV'],
  [[0x1f, 0x8b], 'архив gzip: распакуйте его'],
  [[0x42, 0x5a, 0x68], 'архив bzip2: распакуйте его'],
  [[0x28, 0xb5, 0x2f, 0xfd], 'архив zstd: распакуйте его'],
  [[0x89, 0x50, 0x4e, 0x47], 'картинка PNG'],
  [[0x25, 0x50, 0x44, 0x46], 'документ PDF'],
  [[0x53, 0x51, 0x4c, 0x69, 0x74, 0x65], 'база SQLite'],
];

const EXPECTED = 'ожидается выгрузка OpenStreetMap (.osm.pbf или .osm) или список улиц (.csv)';

function kindOfText(text: string, name: string): CityFileKind {
  const start = text.replace(/^\uFEFF/, '').trimStart();
  if (/^(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<osm[\s>]/s.test(start)) return 'xml';
  if (start.startsWith('<'))
    throw refuseFile(`${name} — не выгрузка OpenStreetMap, а другой XML или HTML: ${EXPECTED}`);
  if (/^[[{]/.test(start)) {
    throw refuseFile(`${name} — JSON: ${EXPECTED}; границы районов в GeoJSON передаются ключом --districts`);
  }
  return 'csv';
}

function kindOfHead(head: Buffer, name: string): CityFileKind {
  const mark = MARKS.find(([bytes]) => bytes.every((byte, i) => head[i] === byte));
  if (mark !== undefined) throw refuseFile(`${name} — ${mark[1]}; ${EXPECTED}`);
  const length = head.length < 4 ? 0 : head.readUInt32BE(0);
  if (length > 0 && length < 65_536 && head.includes('OSMHeader')) return 'pbf';
  if (/\.pbf$/i.test(name))
    throw refuseFile(`${name} — не PBF: в начале нет заголовка OSMHeader; ${EXPECTED}`);
  if (/\.osm$/i.test(name) || head.subarray(0, 64).includes('<'))
    return kindOfText(head.toString('utf8'), name);
  if (head.includes(0)) {
    const isWide = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
    if (!isWide) throw refuseFile(`${name} — двоичный файл неизвестного вида: ${EXPECTED}`);
    return 'csv';
  }
  return kindOfText(head.toString('utf8'), name);
}

/** What a file is, by its first bytes rather than its name. Errors: invalid for a missing, empty or foreign file. */
export async function inspectCityFile(file: string): Promise<CityFile> {
  const name = path.basename(file);
  const found = await stat(file).catch(() => null);
  if (found === null) throw refuseFile(`файла ${file} нет или он недоступен: проверьте имя и папку`);
  if (!found.isFile()) throw refuseFile(`${file} — не файл: ${EXPECTED}`);
  if (found.size === 0) throw refuseFile(`файл ${name} пуст`);
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return { path: file, name, size: found.size, kind: kindOfHead(buffer.subarray(0, bytesRead), name) };
  } finally {
    await handle.close();
  }
}
