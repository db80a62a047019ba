import { createHash } from 'node:crypto';
import type { GazetteerLayer, gazetteerEntry } from '@/lib/db/schema';
import type { GazetteerEntry } from '@/lib/domain/places/gazetteer-entry';

export type EntryRow = typeof gazetteerEntry.$inferSelect;

/** The row of an entry; its digest covers all that the entry says. */
export function toEntryRow(entry: GazetteerEntry, layer: GazetteerLayer): EntryRow {
  const { id, kind, name, otherNames, house, settlement, at, lines } = entry;
  const said = JSON.stringify([kind, name, otherNames, house, settlement, at, lines]);
  return {
    id,
    layer,
    kind,
    name,
    otherNames: [...otherNames],
    house,
    settlement,
    lon: at?.[0] ?? null,
    lat: at?.[1] ?? null,
    lines,
    digest: createHash('sha256').update(said).digest('base64url'),
  };
}

export function toEntry({
  id,
  kind,
  name,
  otherNames,
  house,
  settlement,
  lon,
  lat,
  lines,
}: EntryRow): GazetteerEntry {
  const at = lon === null || lat === null ? null : ([lon, lat] as const);
  return { id, kind, name, otherNames, house, settlement, at, lines };
}
