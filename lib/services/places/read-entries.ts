import { asc } from 'drizzle-orm';
import type { Transaction } from '@/lib/db/database';
import { gazetteerEntry } from '@/lib/db/schema';
import { withLaterStreets } from '@/lib/domain/osm/street-list';
import type { GazetteerEntry } from '@/lib/domain/places/gazetteer-entry';
import { toEntry } from '../gazetteer/entry-rows';

/** The imported gazetteer, read in the caller's transaction: intake must not wait for a second connection. */
export async function readEntries(tx: Transaction): Promise<GazetteerEntry[]> {
  const rows = await tx.select().from(gazetteerEntry).orderBy(asc(gazetteerEntry.id));
  const of = (layer: string) => rows.filter((row) => row.layer === layer).map(toEntry);
  return withLaterStreets(of('osm'), of('csv'));
}
