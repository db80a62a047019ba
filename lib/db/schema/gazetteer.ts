import { bigint, doublePrecision, index, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { GazetteerKind, Position } from '@/lib/domain/places/gazetteer-entry';
import { moment } from './columns';

/** Where an entry comes from: each kind of file has a layer of its own, replaced as a whole. */
export const GAZETTEER_LAYERS = ['osm', 'csv'] as const;
export type GazetteerLayer = (typeof GAZETTEER_LAYERS)[number];

/** Entries by kind; how many changed. */
export interface GazetteerChange {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

/** Streets, houses, quarters, objects, stops and settlements of the city, as the last imports gave them. */
export const gazetteerEntry = pgTable(
  'gazetteer_entry',
  {
    id: text('id').primaryKey(),
    layer: text('layer').$type<GazetteerLayer>().notNull(),
    kind: text('kind').$type<GazetteerKind>().notNull(),
    name: text('name').notNull(),
    otherNames: text('other_names').array().notNull(),
    house: text('house'),
    settlement: text('settlement'),
    lon: doublePrecision('lon'),
    lat: doublePrecision('lat'),
    lines: jsonb('lines').$type<readonly (readonly Position[])[]>(),
    /** Of all the rest: tells whether an import changes the entry. */
    digest: text('digest').notNull(),
  },
  (table) => [index('gazetteer_entry_layer').on(table.layer)],
);

/** What changed the gazetteer, and when; the last row's version is the gazetteer's. */
export const gazetteerVersion = pgTable('gazetteer_version', {
  version: bigint('version', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  layer: text('layer').$type<GazetteerLayer>().notNull(),
  action: text('action').$type<'import' | 'remove'>().notNull(),
  fileName: text('file_name'),
  change: jsonb('change').$type<GazetteerChange>().notNull(),
  actor: text('actor').notNull(),
  changedAt: moment('changed_at').notNull(),
});

/** Boundaries of districts that an import gave; what has none keeps that of the city's profile. */
export const districtBoundary = pgTable('district_boundary', {
  id: text('id').primaryKey(),
  origin: text('origin').$type<'osm' | 'geojson'>().notNull(),
  polygon: jsonb('polygon').$type<readonly (readonly Position[])[]>().notNull(),
  labelLon: doublePrecision('label_lon').notNull(),
  labelLat: doublePrecision('label_lat').notNull(),
});
