import { administrativeAreas, type MatchedAreas, matchDistricts } from '@/lib/domain/osm/districts';
import type { CityExtract } from '@/lib/domain/osm/element';
import { formatNumber } from '@/lib/domain/russian';
import { keepBoundaries, removeBoundaries } from '@/lib/services/city/district-boundaries';
import { importGazetteer } from '@/lib/services/gazetteer/import-gazetteer';
import { removeGazetteer } from '@/lib/services/gazetteer/remove-gazetteer';
import { rereadPlaces } from '@/lib/services/places/reread-places';
import type { VerbContext } from '@/lib/services/store';
import type { CityRequest } from './city-request';
import {
  describeBoundaries,
  describeChange,
  describeEntries,
  describeMap,
  describeReread,
} from './city-words';
import { readDistricts } from './districts-file';
import { baseMapFile } from './map/base-map-file';
import { draftBaseMap, removeBaseMap } from './map/write-base-map';
import type { CityFile } from './read/file-kind';
import { type CityScreen, type ReadCity, readCity } from './read-city';

interface Conduct {
  /** Null: all is to be removed. */
  readonly file: CityFile | null;
  readonly request: CityRequest;
  readonly dataDir: string;
  readonly screen: CityScreen;
}

async function remove(ctx: VerbContext, { dataDir }: Conduct): Promise<string> {
  const entries = await removeGazetteer({ ctx });
  const boundaries = await removeBoundaries({ ctx });
  const hadMap = await removeBaseMap(baseMapFile(dataDir, ctx.store.db.store));
  const gone = [
    ...(entries > 0 ? [`Справочник убран: записей ${formatNumber(entries)}.`] : []),
    ...(hadMap ? ['Карта убрана: стена снова рисует схему.'] : []),
    ...(boundaries > 0 ? ['Границы районов — снова из профиля города, после перезапуска сервера.'] : []),
  ];
  return gone.length === 0 ? 'Ничего не было загружено: убирать нечего.' : gone.join('\n');
}

interface FoundBoundaries extends MatchedAreas {
  readonly origin: 'osm' | 'geojson';
}

async function findBoundaries(
  { profile }: VerbContext['store']['city'],
  districts: string | null,
  extract: CityExtract | null,
): Promise<FoundBoundaries | null> {
  if (districts !== null) {
    const boundaries = await readDistricts(districts, profile);
    return { origin: 'geojson', boundaries, missing: [], foreign: [] };
  }
  if (extract === null) return null;
  return { origin: 'osm', ...matchDistricts(profile.districts, administrativeAreas(extract)) };
}

function draftMap(ctx: VerbContext, extract: CityExtract, { dataDir, screen }: Conduct) {
  return draftBaseMap(baseMapFile(dataDir, ctx.store.db.store), {
    extract,
    city: ctx.store.city.profile,
    onProgress: (share) => screen.progress(`карта: ${Math.floor(share * 100)} %`),
  });
}

async function store(
  ctx: VerbContext,
  file: CityFile,
  read: ReadCity & { screen: CityScreen },
): Promise<string> {
  const { layer, entries, screen } = read;
  const { change, version } = await importGazetteer({
    ctx,
    input: {
      layer,
      fileName: file.name,
      entries,
      onRows: (done) => screen.progress(`в хранилище записано: ${formatNumber(done)}`),
    },
  });
  return describeChange(change, version);
}

/** Also when nothing changed: a reading that was broken off goes on when the same file comes again. */
async function reread(ctx: VerbContext, screen: CityScreen): Promise<string> {
  const onProgress = (done: number, total: number) =>
    screen.progress(`места записей: ${formatNumber(done)} из ${formatNumber(total)}`);
  return describeReread(await rereadPlaces({ ctx, input: { onProgress } }));
}

/** All is read and drawn before anything is changed: a bad file leaves everything as it was. */
async function load(ctx: VerbContext, file: CityFile, conduct: Conduct): Promise<string> {
  const { screen, request } = conduct;
  const { city } = ctx.store;
  const read = await readCity(file, city.profile, screen);
  const found = await findBoundaries(city, request.districts, read.extract);
  const map = read.extract === null ? null : await draftMap(ctx, read.extract, conduct);
  try {
    const lines = [`${city.profile.name}: ${describeEntries(read.entries)}.`];
    lines.push(await store(ctx, file, { ...read, screen }));
    if (found !== null) {
      const { origin, boundaries } = found;
      const isChanged = await keepBoundaries({ ctx, input: { origin, boundaries } });
      lines.push(describeBoundaries(found, isChanged));
    }
    await map?.publish();
    if (map !== null) lines.push(describeMap(map));
    lines.push(await reread(ctx, screen));
    return lines.filter((line) => line !== '').join('\n');
  } finally {
    await map?.discard();
  }
}

/** Imports a city's file into a store, or removes what was imported. Answers what it did; errors: invalid. */
export function conductCity(ctx: VerbContext, conduct: Conduct): Promise<string> {
  conduct.screen.tell(`Хранилище: ${ctx.store.db.store}`);
  return conduct.file === null ? remove(ctx, conduct) : load(ctx, conduct.file, conduct);
}
