import { splitValues } from '@/lib/domain/osm/names';
import { entriesOfList, type ListedStreet } from '@/lib/domain/osm/street-list';
import type { GazetteerEntry } from '@/lib/domain/places/gazetteer-entry';
import { openCsvSource } from '../sources/file/csv-source';
import { inspectFile } from '../sources/file/input-file';
import { refuseFile } from './read/faults';

const COLUMNS = {
  name: ['street', 'улица', 'name', 'название', 'наименование'],
  settlement: ['settlement', 'населённый пункт', 'населенный пункт', 'город', 'city'],
  others: ['other_names', 'прежнее название', 'прежние названия', 'старое название', 'old_name'],
} as const;

function columnFor(columns: readonly string[], spellings: readonly string[]): string | null {
  return columns.find((column) => spellings.includes(column.trim().toLowerCase())) ?? null;
}

export interface StreetList {
  readonly entries: readonly GazetteerEntry[];
  /** Lines that could not be read, or have no name. */
  readonly skipped: readonly number[];
}

/** Reads a CSV of streets. Errors: invalid when no column holds names, or no line has one. */
export async function readStreetList(path: string): Promise<StreetList> {
  const file = await inspectFile(path);
  const source = await openCsvSource(file);
  const name = columnFor(source.columns, COLUMNS.name);
  if (name === null) {
    throw refuseFile(
      `${file.name}: нет столбца с названиями улиц (street или «улица»); найдены: ${source.columns.map((column) => `«${column}»`).join(', ')}`,
    );
  }
  const settlement = columnFor(source.columns, COLUMNS.settlement);
  const others = columnFor(source.columns, COLUMNS.others);
  const streets: ListedStreet[] = [];
  const skipped: number[] = [];
  for await (const rows of source.portions()) {
    for (const row of rows) {
      const cell = (column: string | null) =>
        row.kind === 'readable' && column !== null ? splitValues(String(row.values.get(column) ?? '')) : [];
      const [street] = cell(name);
      if (street === undefined) skipped.push(row.line);
      else streets.push({ name: street, settlement: cell(settlement)[0] ?? null, otherNames: cell(others) });
    }
  }
  if (streets.length === 0) throw refuseFile(`${file.name}: ни в одной строке нет названия улицы`);
  return { entries: entriesOfList(streets), skipped };
}
