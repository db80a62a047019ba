import type { Transaction } from '@/lib/db/database';
import { type AppealPlace, type AppealWords, readAppealPlace } from '@/lib/domain/places/appeal-place';
import { createGazetteer, type Gazetteer } from '@/lib/domain/places/gazetteer';
import type { PlaceMention } from '@/lib/domain/places/place-reading';
import { readPlaces } from '@/lib/domain/places/read-places';
import { currentVersion } from '../gazetteer/change-gazetteer';
import type { Store } from '../store';
import { profileEntries } from './profile-entries';
import { readEntries } from './read-entries';

/** Reads where an appeal without coordinates is, against the present gazetteer. */
export interface PlaceReader {
  read(words: AppealWords): AppealPlace;
  /** Every place that a list of places names, in its order. */
  mentions(text: string): readonly PlaceMention[];
}

interface Known {
  readonly version: number;
  readonly reader: Promise<PlaceReader>;
}

/** One gazetteer a store in the memory of this process. */
const known = new WeakMap<Store['db'], Known>();
const REMEMBERED = 2_000;

/** A state and its kept reading ask for the same words: they are read once. */
function readerOf(gazetteer: Gazetteer): PlaceReader {
  const remembered = new Map<string, AppealPlace>();
  return {
    mentions: (text) => readPlaces(gazetteer, text).mentions,
    read(words) {
      const key = JSON.stringify([words.address, words.text]);
      const found = remembered.get(key);
      if (found !== undefined) return found;
      const place = readAppealPlace(gazetteer, words);
      if (remembered.size >= REMEMBERED) remembered.clear();
      remembered.set(key, place);
      return place;
    },
  };
}

async function load(tx: Transaction, { city }: Store): Promise<PlaceReader> {
  const { profile } = city;
  const imported = await readEntries(tx);
  const entries = imported.length === 0 ? profileEntries(profile) : imported;
  const districts = profile.districts.map(({ id, name, aliases }) => ({ id, name, aliases }));
  return readerOf(createGazetteer(entries, { city: profile.name, districts }));
}

/** The reader of a store's present gazetteer; loads it when another version was imported. */
export async function placeReaderFor(tx: Transaction, store: Store): Promise<PlaceReader> {
  const version = await currentVersion(tx);
  const present = known.get(store.db);
  if (present?.version === version) return present.reader;
  const reader = load(tx, store);
  known.set(store.db, { version, reader });
  reader.catch(() => known.delete(store.db));
  return reader;
}
