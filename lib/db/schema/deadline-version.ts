import { bigint, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { DeadlineRules } from '@/lib/domain/deadline/regime';
import { moment } from './columns';

/** Versions of the rules of deadlines: the latest holds. Without one those of the city's profile do. */
export const deadlineVersion = pgTable('deadline_version', {
  id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  content: jsonb('content').$type<DeadlineRules>().notNull(),
  note: text('note').notNull(),
  actor: text('actor').notNull(),
  madeAt: moment('made_at').notNull(),
  /** The version that this one takes back. */
  undoes: bigint('undoes', { mode: 'number' }),
  /** Open appeals up to this id have been looked at. */
  movedThrough: bigint('moved_through', { mode: 'number' }).notNull().default(0),
  moved: bigint('moved', { mode: 'number' }).notNull().default(0),
  /** When the last open appeal had been looked at, or a newer version took over. */
  doneAt: moment('done_at'),
});
