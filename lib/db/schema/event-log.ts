import { sql } from 'drizzle-orm';
import { bigint, boolean, index, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { Lane, LogEventBody } from '@/lib/domain/log-event';
import { moment } from './columns';

/** Append-only (a trigger refuses anything else); written in the transaction of the state it explains. */
export const appealEvent = pgTable(
  'appeal_event',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    appealId: bigint('appeal_id', { mode: 'number' }),
    actor: text('actor').notNull(),
    lane: text('lane').$type<Lane>().notNull(),
    restored: boolean('restored').notNull().default(false),
    recordedAt: moment('recorded_at').notNull(),
    body: jsonb('body').$type<LogEventBody>().notNull(),
  },
  (table) => [
    index('appeal_event_appeal').on(table.appealId),
    // Turns of hot topics are a handful among millions.
    index('appeal_event_hot').on(table.id).where(sql`body->>'type' = 'hot.turned'`),
  ],
);

/** What the relay has still to number; a row lives from its commit to its place in the order. */
export const eventPending = pgTable(
  'event_pending',
  {
    eventId: bigint('event_id', { mode: 'number' }).primaryKey(),
    lane: text('lane').$type<Lane>().notNull(),
    appealId: bigint('appeal_id', { mode: 'number' }),
  },
  (table) => [
    index('event_pending_lane').on(table.lane, table.eventId),
    index('event_pending_appeal').on(table.appealId),
  ],
);

/** The one order: `pos` is gapless and never reused. */
export const eventPublication = pgTable('event_publication', {
  pos: bigint('pos', { mode: 'number' }).primaryKey(),
  eventId: bigint('event_id', { mode: 'number' }).notNull().unique(),
  publishedAt: moment('published_at').notNull(),
});
