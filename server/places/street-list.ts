import { readFile } from 'node:fs/promises';
import { AppError } from '@/lib/contract/app-error';
import type { GazetteerEntry } from '@/lib/domain/places/gazetteer-entry';
import { CsvReader } from '@/server/sources/file/csv-reader';

const STREET_COLUMNS = ['street', 'улица', 'название', 'name'];
const SETTLEMENT_COLUMNS = ['settlement', 'населённый пункт', 'населенный пункт', 'город'];

/** Reads a whole text file without its byte order mark. Errors: invalid when it cannot be read. */
export async function readWholeFile(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new AppError('invalid', `нет файла ${file}, или его нельзя прочитать`);
  });
  return text.replace(/^\uFEFF/, '');
}

function columnOf(names: readonly string[], known: readonly string[]): number {
  return names.findIndex((name) => known.includes(name.trim().toLowerCase()));
}

function delimiterOf(header: string): string {
  return [';', '\t'].find((sign) => header.includes(sign)) ?? ',';
}

/**
 * A gazetteer from a CSV of streets with a header: a column of names («street», «улица») and, if it likes, one of
 * settlements. Errors: invalid when there is no such column or no street.
 */
export async function readStreetList(file: string): Promise<GazetteerEntry[]> {
  const lines = (await readWholeFile(file)).split(/\r?\n/);
  const [header = ''] = lines;
  const reader = new CsvReader({ delimiter: delimiterOf(header), width: null });
  const numbered = lines.map((text, i) => ({ number: i + 1, text, isCut: false }));
  const [names, ...rows] = [...reader.push(numbered), ...reader.end()].map(({ cells }) => cells);
  const street = columnOf(names ?? [], STREET_COLUMNS);
  const settlement = columnOf(names ?? [], SETTLEMENT_COLUMNS);
  if (street < 0)
    throw new AppError('invalid', `${file}: нет столбца с улицами; назовите его «street» или «улица»`);
  const entries = rows.flatMap((cells): GazetteerEntry[] => {
    const name = (cells[street] ?? '').trim();
    if (name === '') return [];
    const place = settlement < 0 ? '' : (cells[settlement] ?? '').trim();
    const id = `csv:${name.toLowerCase()}${place === '' ? '' : `|${place.toLowerCase()}`}`;
    const where = place === '' ? null : place;
    return [
      { id, kind: 'street', name, otherNames: [], house: null, settlement: where, at: null, lines: null },
    ];
  });
  if (entries.length === 0) throw new AppError('invalid', `${file}: ни одной улицы`);
  return entries;
}
