import { asc } from 'drizzle-orm';
import { gazetteerEntry } from '@/lib/db/schema';
import { withLaterStreets } from '@/lib/domain/osm/street-list';
import type { GazetteerEntry } from '@/lib/domain/places/gazetteer-entry';
import type { Store } from '../store';
import { currentVersion } from './change-gazetteer';
import { toEntry } from './entry-rows';

export interface Gazetteer {
  /** Grows with every change; zero before the first import. */
  readonly version: number;
  readonly entries: readonly GazetteerEntry[];
}

/** Whoever keeps a gazetteer asks this to know whether it still is the present one. */
export function gazetteerVersionOf({ db }: Store): Promise<number> {
  return currentVersion(db.orm);
}

/**
 * The whole gazetteer with its version, both of one moment. A street that the list and the extract both know
 * stands once, with the extract's geometry. Answers entries in the order of their ids.
 */
export async function loadGazetteer({ db }: Store): Promise<Gazetteer> {
  const { version, rows } = await db.orm.transaction(
    async (tx) => ({
      version: await currentVersion(tx),
      rows: await tx.select().from(gazetteerEntry).orderBy(asc(gazetteerEntry.id)),
    }),
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
  const of = (layer: string) => rows.filter((row) => row.layer === layer).map(toEntry);
  return { version, entries: withLaterStreets(of('osm'), of('csv')) };
}
