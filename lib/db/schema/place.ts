import { bigint, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { KeptReading, PlaceOrigin } from '@/lib/domain/places/appeal-place';
import { appeal } from './appeal';
import { moment } from './columns';

/** How an appeal's place was found where its source gave no coordinates; quotes its words, erased with them. */
export const placeReading = pgTable('place_reading', {
  appealId: bigint('appeal_id', { mode: 'number' })
    .primaryKey()
    .references(() => appeal.id, { onDelete: 'cascade' }),
  /** Null: nothing usable was read, but the words are kept for a person to see. */
  origin: text('origin').$type<Exclude<PlaceOrigin, 'source'>>(),
  reading: jsonb('reading').$type<KeptReading>().notNull(),
  /** The person who chose; null while the machine's reading stands. */
  decidedBy: text('decided_by'),
  changedAt: moment('changed_at').notNull(),
});
