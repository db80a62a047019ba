import { sql } from 'drizzle-orm';
import { bigint, boolean, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { FieldError } from '@/lib/contract/app-error';
import type { ImportSettings } from '@/lib/contract/imports';
import { appeal } from './appeal';
import { moment } from './columns';
import { importJob } from './intake';

/** What a source tells of an appeal and no field of ours holds, as it came; may name people, so it is erasable. */
export const appealExtra = pgTable('appeal_extra', {
  appealId: bigint('appeal_id', { mode: 'number' })
    .primaryKey()
    .references(() => appeal.id, { onDelete: 'cascade' }),
  fields: jsonb('fields').$type<Record<string, string>>().notNull(),
});

/**
 * Which appeals a run of an import made or changed. `before` is the whole earlier state, texts and people too:
 * erasable, and gone once the import is undone.
 */
export const importChange = pgTable(
  'import_change',
  {
    jobId: bigint('job_id', { mode: 'number' })
      .notNull()
      .references(() => importJob.id),
    /** Which time this file was imported, from one. */
    run: integer('run').notNull(),
    appealId: bigint('appeal_id', { mode: 'number' })
      .notNull()
      .references(() => appeal.id, { onDelete: 'cascade' }),
    isCreated: boolean('is_created').notNull(),
    /** Version of the appeal before this run touched it; 0 when there was none. */
    versionBefore: integer('version_before').notNull(),
    /** Version as this run left it: another one means that somebody has changed it since. */
    versionAfter: integer('version_after').notNull(),
    before: jsonb('before').$type<Record<string, unknown>>(),
    /** The undo had to leave it as it is. */
    isKept: boolean('is_kept').notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.jobId, table.run, table.appealId] }),
    index('import_change_appeal').on(table.appealId),
    index('import_change_open').on(table.jobId, table.run.desc(), table.appealId).where(sql`NOT is_kept`),
  ],
);

/** Rows that an import could not take, as they came, until they are mended: may name people, erasable. */
export const importReject = pgTable(
  'import_reject',
  {
    jobId: bigint('job_id', { mode: 'number' })
      .notNull()
      .references(() => importJob.id),
    /** Line of the file. */
    line: integer('line').notNull(),
    /** Column → value; null for a row that could not be told apart. */
    values: jsonb('values').$type<Record<string, string>>(),
    raw: text('raw'),
    errors: jsonb('errors').$type<FieldError[]>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.jobId, table.line] })],
);

/** A file that came through the page, and how it is to be understood. The file itself lies in the data folder. */
export const importFile = pgTable('import_file', {
  id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  name: text('name').notNull(),
  size: bigint('size', { mode: 'number' }).notNull(),
  settings: jsonb('settings').$type<ImportSettings>().notNull(),
  state: text('state').$type<'ready' | 'running' | 'done' | 'failed'>().notNull().default('ready'),
  jobId: bigint('job_id', { mode: 'number' }).references(() => importJob.id),
  problem: text('problem'),
  actor: text('actor').notNull(),
  uploadedAt: moment('uploaded_at').notNull(),
});
