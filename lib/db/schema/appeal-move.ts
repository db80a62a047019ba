import { sql } from 'drizzle-orm';
import { bigint, index, integer, jsonb, pgTable, text, unique, uniqueIndex } from 'drizzle-orm/pg-core';
import type { MoveKind } from '@/lib/domain/life/move';
import { appeal } from './appeal';
import { moment } from './columns';

/** The words of every move of an appeal's life: they may quote and name people, so they are erasable. */
export const appealMove = pgTable(
  'appeal_move',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    appealId: bigint('appeal_id', { mode: 'number' })
      .notNull()
      .references(() => appeal.id, { onDelete: 'cascade' }),
    /** Version of the appeal after it, as its event has it. */
    version: integer('version').notNull(),
    movedAt: moment('moved_at').notNull(),
    actor: text('actor').notNull(),
    kind: text('kind').$type<MoveKind>().notNull(),
    reason: text('reason'),
    /** The answer, or the draft that was sent for approval. */
    text: text('text'),
    /** The other facts of the move by their names; times are ISO 8601. */
    details: jsonb('details').$type<Readonly<Record<string, unknown>>>().notNull(),
    /** The sender's mark of a request, so that a repeated one is the same move. */
    requestKey: text('request_key'),
    requestDigest: text('request_digest'),
  },
  (table) => [
    unique('appeal_move_version').on(table.appealId, table.version),
    index('appeal_move_kind').on(table.kind, table.movedAt),
    // Promises by their date: a handful among all answers.
    index('appeal_move_promise')
      .on(sql`(details->>'until')`)
      .where(sql`kind = 'answer' AND details ? 'until'`),
    uniqueIndex('appeal_move_request').on(table.actor, table.requestKey).where(sql`request_key IS NOT NULL`),
  ],
);
