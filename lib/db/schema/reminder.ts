import { bigint, index, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import type { Controller } from '@/lib/domain/life/facts';
import type { ReminderKind, ReminderStage } from '@/lib/domain/reminder';
import { moment } from './columns';

/** That a term comes or has passed, called to mind once for each term; whom it concerns is read from its subject. */
export const reminder = pgTable(
  'reminder',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    kind: text('kind').$type<ReminderKind>().notNull(),
    /** Number of the instruction, or of the appeal under control. */
    targetId: bigint('target_id', { mode: 'number' }).notNull(),
    /** Whose control mark it is; null for an instruction. */
    controller: text('controller').$type<Controller>(),
    stage: text('stage').$type<ReminderStage>().notNull(),
    /** The term that it is about: another one is another reminder. */
    dueAt: moment('due_at').notNull(),
    madeAt: moment('made_at').notNull(),
  },
  (table) => [
    unique('reminder_once')
      .on(table.kind, table.targetId, table.controller, table.stage, table.dueAt)
      .nullsNotDistinct(),
    index('reminder_made').on(table.madeAt),
  ],
);

/** Who has taken a reminder in. */
export const reminderSeen = pgTable(
  'reminder_seen',
  {
    reminderId: bigint('reminder_id', { mode: 'number' })
      .notNull()
      .references(() => reminder.id),
    actor: text('actor').notNull(),
    seenAt: moment('seen_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.reminderId, table.actor] })],
);
