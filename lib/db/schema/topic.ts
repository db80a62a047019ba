import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  customType,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { Nature } from '@/lib/domain/topics/nature';
import { appeal } from './appeal';
import { moment } from './columns';

const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

/** What a text was taken to be about, and what a person said of it: the person's word is training material. */
export const topicReading = pgTable(
  'topic_reading',
  {
    appealId: bigint('appeal_id', { mode: 'number' })
      .primaryKey()
      .references(() => appeal.id, { onDelete: 'cascade' }),
    nature: text('nature').$type<Nature>().notNull(),
    /** The surest topic, below the threshold too; null when no word told anything. */
    suggested: text('suggested'),
    confidence: doublePrecision('confidence').notNull(),
    runnerUp: text('runner_up'),
    /** `lexicon`, or `model:3`. */
    reader: text('reader').notNull(),
    confirmed: text('confirmed'),
    confirmedBy: text('confirmed_by'),
    confirmedAt: moment('confirmed_at'),
  },
  (table) => [index('topic_reading_confirmed').on(table.confirmed)],
);

/** Versions of the trained model; at most one is active, without one the lexicon reads. */
export const topicModel = pgTable(
  'topic_model',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    origin: text('origin').notNull(),
    examples: integer('examples').notNull(),
    /** Measured on rows kept aside from the judging model. */
    quality: jsonb('quality').$type<Record<string, unknown>>().notNull(),
    content: bytes('content').notNull(),
    actor: text('actor').notNull(),
    trainedAt: moment('trained_at').notNull(),
    isActive: boolean('is_active').notNull().default(false),
    activatedAt: moment('activated_at'),
  },
  (table) => [uniqueIndex('topic_model_active').on(table.isActive).where(sql`is_active`)],
);
