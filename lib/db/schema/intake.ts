import { bigint, integer, jsonb, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import type { FieldError } from '@/lib/contract/app-error';
import type { ImportMeaning } from '@/lib/contract/imports';
import { moment } from './columns';

/** The feeds that have been heard or are expected. */
export const source = pgTable('source', {
  code: text('code').primaryKey(),
  name: text('name').notNull(),
  intervalSeconds: integer('interval_seconds'),
  firstSeenAt: moment('first_seen_at').notNull(),
});

/** A source's words for a topic and what they mean here; without a topic they wait for a person. */
export const topicLabel = pgTable(
  'topic_label',
  {
    source: text('source').notNull(),
    label: text('label').notNull(),
    topic: text('topic'),
    firstSeenAt: moment('first_seen_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.source, table.label] })],
);

/** Rows that could not be taken, as they came (JSON text), until they are mended and sent again. */
export const parkedRow = pgTable(
  'parked_row',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    source: text('source'),
    externalId: text('external_id'),
    body: text('body').notNull(),
    bodyHash: text('body_hash').notNull(),
    reason: text('reason').$type<'future' | 'invalid'>().notNull(),
    errors: jsonb('errors').$type<FieldError[]>().notNull(),
    actor: text('actor').notNull(),
    firstAt: moment('first_at').notNull(),
    lastAt: moment('last_at').notNull(),
    times: integer('times').notNull().default(1),
    resolvedAt: moment('resolved_at'),
  },
  (table) => [unique('parked_row_body').on(table.bodyHash)],
);

/** How far an import has come; written with the rows it counts. */
export const importJob = pgTable('import_job', {
  id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  /** Digest of the file and of the options that change its meaning. */
  fingerprint: text('fingerprint').notNull().unique(),
  fileName: text('file_name').notNull(),
  source: text('source').notNull(),
  rowsDone: bigint('rows_done', { mode: 'number' }).notNull().default(0),
  rejectsBytes: bigint('rejects_bytes', { mode: 'number' }).notNull().default(0),
  counts: jsonb('counts').$type<Record<string, number>>().notNull(),
  startedAt: moment('started_at').notNull(),
  finishedAt: moment('finished_at'),
  /** How its columns were understood, so that a mended row can be read the same way. */
  meaning: jsonb('meaning').$type<ImportMeaning>(),
  /** Which time this file is imported, from one. */
  run: integer('run').notNull().default(1),
  undoneAt: moment('undone_at'),
  /** What the last undo has taken away, given back and left. */
  undone: jsonb('undone').$type<Record<string, number>>(),
});

export const apiToken = pgTable('api_token', {
  id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  name: text('name').notNull(),
  /** SHA-256 of the token, hex; the token itself is shown once. */
  digest: text('digest').notNull().unique(),
  scopes: text('scopes').array().notNull(),
  source: text('source'),
  intervalSeconds: integer('interval_seconds'),
  /** Whose hand it is; null for the centre's own people. */
  department: text('department'),
  createdAt: moment('created_at').notNull(),
  revokedAt: moment('revoked_at'),
});
