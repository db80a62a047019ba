import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import type { Channel, Kind, Precision, Status } from '@/lib/domain/appeal';
import type { LifeFacts } from '@/lib/domain/life/facts';
import { moment } from './columns';

/** The state of every appeal; what names a person or quotes one lies in the erasable tables. */
export const appeal = pgTable(
  'appeal',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    source: text('source').notNull(),
    externalId: text('external_id').notNull(),
    kind: text('kind').$type<Kind>().notNull(),
    channel: text('channel').$type<Channel>().notNull(),
    topic: text('topic').notNull(),
    /** The source's own words for the topic, kept as they came. */
    topicLabel: text('topic_label'),
    lat: doublePrecision('lat'),
    lon: doublePrecision('lon'),
    /** H3 index of resolution 9. */
    cell: bigint('cell', { mode: 'bigint' }),
    precision: text('precision').$type<Precision>().notNull(),
    isOutside: boolean('is_outside').notNull().default(false),
    district: text('district'),
    department: text('department'),
    /** The department that routing gave; another one in `department` was chosen by a person or a source. */
    routed: text('routed'),
    status: text('status').$type<Status>().notNull(),
    statusLabel: text('status_label'),
    createdAt: moment('created_at').notNull(),
    receivedAt: moment('received_at').notNull(),
    registeredAt: moment('registered_at').notNull(),
    /** Of the clock in front; the source's own due time stands beside it. */
    dueAt: moment('due_at'),
    sourceDueAt: moment('source_due_at'),
    soonAt: moment('soon_at'),
    /** Id of the regime that leads; null where the source's due time does. */
    regime: text('regime'),
    answeredAt: moment('answered_at'),
    closedAt: moment('closed_at'),
    /** Null stands for a life in which nothing happened yet. */
    life: jsonb('life').$type<LifeFacts>(),
    authorKey: text('author_key'),
    addressKey: text('address_key'),
    /** Digest of the last body that was accepted under this id. */
    bodyHash: text('body_hash').notNull(),
    version: integer('version').notNull().default(1),
  },
  (table) => [
    unique('appeal_source_external_id').on(table.source, table.externalId),
    index('appeal_created_at').on(table.createdAt),
    // A changed rule looks at the open ones alone, among millions.
    index('appeal_open').on(table.id).where(sql`answered_at IS NULL AND closed_at IS NULL`),
    // Control marks are a handful among millions.
    index('appeal_controlled').on(table.id).where(sql`jsonb_array_length(life->'controls') > 0`),
    // A month is looked for among millions by when its appeals were due and done; they lie in the table about in that order.
    index('appeal_due_at').using('brin', table.dueAt),
    index('appeal_finished').using('brin', sql`coalesce(answered_at, closed_at)`),
    index('appeal_topic_label').on(table.source, table.topicLabel),
    // Somebody's earlier appeals about the same.
    index('appeal_author').on(table.authorKey, table.topic).where(sql`author_key IS NOT NULL`),
  ],
);
