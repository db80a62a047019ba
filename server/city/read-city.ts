import type { CityProfile } from '@/lib/contract/city-profile';
import type { GazetteerLayer } from '@/lib/db/schema';
import { buildGazetteer } from '@/lib/domain/osm/build-gazetteer';
import type { CityExtract } from '@/lib/domain/osm/element';
import type { GazetteerEntry } from '@/lib/domain/places/gazetteer-entry';
import { counted, formatNumber } from '@/lib/domain/russian';
import { formatBytes } from '../sources/run/words';
import { refuseFile } from './read/faults';
import type { CityFile } from './read/file-kind';
import { openOsm } from './read/osm-reader';
import { foreignCity, readExtract } from './read/read-extract';
import { readStreetList } from './street-list';

/** Where a command speaks while it works. */
export interface CityScreen {
  tell(line: string): void;
  progress(line: string): void;
}

/** A file of a city, read and understood; nothing is stored yet. */
export interface ReadCity {
  readonly layer: GazetteerLayer;
  readonly entries: readonly GazetteerEntry[];
  /** What a list of streets has not. */
  readonly extract: CityExtract | null;
}

async function readOsm(file: CityFile, profile: CityProfile, screen: CityScreen): Promise<ReadCity> {
  const reader = await openOsm(file);
  const extract = await readExtract(reader, {
    city: profile,
    onProgress: (pass, share) => screen.progress(`чтение, проход ${pass}: ${Math.floor(share * 100)} %`),
  });
  const ways = counted(extract.ways.size, ['линия', 'линии', 'линий']);
  screen.tell(`В границах города: ${ways}, отношений ${formatNumber(extract.relations.length)}`);
  screen.progress('улицы, дома и названия');
  const { entries, taggedHouses, namelessHouses } = buildGazetteer(extract);
  if (!entries.some(({ kind }) => kind === 'street')) throw foreignCity(file.name, reader.bounds, profile);
  const nameless = namelessHouses === 0 ? '' : `, из них без улицы ${formatNumber(namelessHouses)}`;
  screen.tell(`Объектов с номером дома: ${formatNumber(taggedHouses)}${nameless}`);
  return { layer: 'osm', entries, extract };
}

async function readList(file: CityFile, screen: CityScreen): Promise<ReadCity> {
  const { entries, skipped } = await readStreetList(file.path);
  if (skipped.length > 0) {
    const shown = skipped.slice(0, 10).join(', ') + (skipped.length > 10 ? ' …' : '');
    screen.tell(`Строк без названия улицы: ${formatNumber(skipped.length)} (${shown})`);
  }
  return { layer: 'csv', entries, extract: null };
}

/** Reads an extract or a list of streets. Errors: invalid, in words for whoever gave the file. */
export async function readCity(file: CityFile, profile: CityProfile, screen: CityScreen): Promise<ReadCity> {
  screen.tell(`${file.name}: ${formatBytes(file.size)}`);
  const read = file.kind === 'csv' ? await readList(file, screen) : await readOsm(file, profile, screen);
  if (read.entries.length === 0) throw refuseFile(`в ${file.name} нет ни улиц, ни домов`);
  return read;
}
