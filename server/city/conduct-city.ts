import { formatNumber } from '@/lib/domain/russian';
import { importGazetteer } from '@/lib/services/gazetteer/import-gazetteer';
import { removeGazetteer } from '@/lib/services/gazetteer/remove-gazetteer';
import type { VerbContext } from '@/lib/services/store';
import type { CityRequest } from './city-request';
import { describeChange, describeEntries } from './city-words';
import type { CityFile } from './read/file-kind';
import { type CityScreen, readCity } from './read-city';

interface Conduct {
  /** Null: all is to be removed. */
  readonly file: CityFile | null;
  readonly request: CityRequest;
  readonly dataDir: string;
  readonly screen: CityScreen;
}

async function remove(ctx: VerbContext): Promise<string> {
  const removed = await removeGazetteer({ ctx });
  return removed === 0
    ? 'Справочник и так пуст: убирать нечего.'
    : `Справочник убран: записей ${formatNumber(removed)}.`;
}

async function load(ctx: VerbContext, file: CityFile, { screen }: Conduct): Promise<string> {
  const { profile } = ctx.store.city;
  const { layer, entries } = await readCity(file, profile, screen);
  const { change, version } = await importGazetteer({
    ctx,
    input: {
      layer,
      fileName: file.name,
      entries,
      onRows: (done) => screen.progress(`в хранилище записано: ${formatNumber(done)}`),
    },
  });
  return `${profile.name}: ${describeEntries(entries)}.\n${describeChange(change, version)}`;
}

/** Imports a city's file into a store, or removes what was imported. Answers what it did; errors: invalid. */
export function conductCity(ctx: VerbContext, conduct: Conduct): Promise<string> {
  conduct.screen.tell(`Хранилище: ${ctx.store.db.store}`);
  return conduct.file === null ? remove(ctx) : load(ctx, conduct.file, conduct);
}
