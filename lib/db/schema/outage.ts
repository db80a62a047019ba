import { bigint, doublePrecision, index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { Position } from '@/lib/domain/geometry';
import type { OutageAction, OutageFieldChange, OutageKind } from '@/lib/domain/outages/outage';
import { moment } from './columns';

/** Annotations of the timeline: planned outages, accidents, events; the latest announcement of each, beside its event. */
export const outage = pgTable('outage', {
  id: text('id').primaryKey(),
  title: text('title').notNull(),
  topics: text('topics').array().notNull(),
  district: text('district'),
  startsAt: moment('starts_at').notNull(),
  /** The actual end where it is known, else the promised one. */
  endsAt: moment('ends_at').notNull(),
  kind: text('kind').$type<OutageKind>().notNull().default('planned'),
  /** What is cut: heating, hot water …, in the words of who runs it. */
  service: text('service'),
  /** Who runs it or told of it. */
  by: text('told_by'),
  /** «ул. Мира, 65»; empty where it strikes the whole district. */
  houses: text('houses').array().notNull().default([]),
  /** Streets, quarters, settlements in words. */
  area: text('area'),
  promisedAt: moment('promised_at').notNull(),
  endedAt: moment('ended_at'),
  /** Where a person marked it on the map. */
  lat: doublePrecision('lat'),
  lon: doublePrecision('lon'),
  /** The outline that a person drew. */
  ring: jsonb('ring').$type<Position[]>(),
  /** What the gazetteer knows of its words. */
  spots: jsonb('spots').$type<Position[]>().notNull().default([]),
  /** It was entered by mistake: it explains and marks nothing any more. */
  withdrawnAt: moment('withdrawn_at'),
  version: integer('version').notNull().default(1),
});

/** What happened to an annotation, by whom and why; append-only (a trigger refuses anything else). */
export const outageEvent = pgTable(
  'outage_event',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    outageId: text('outage_id').notNull(),
    action: text('action').$type<OutageAction>().notNull(),
    actor: text('actor').notNull(),
    reason: text('reason'),
    changes: jsonb('changes').$type<OutageFieldChange[]>().notNull(),
    recordedAt: moment('recorded_at').notNull(),
  },
  (table) => [index('outage_event_outage').on(table.outageId)],
);
