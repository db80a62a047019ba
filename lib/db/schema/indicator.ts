import {
  bigint,
  boolean,
  doublePrecision,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import type { Subject } from '@/lib/domain/indicator/indicator';
import type { MonthReport } from '@/lib/domain/indicator/report';
import { moment } from './columns';

/**
 * A month as it was reported: the latest version holds, a correction is one more. Append-only (a trigger refuses
 * anything else), so that what was reported stays readable whatever happens to the appeals.
 */
export const indicatorMonth = pgTable(
  'indicator_month',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    /** `2026-11`. */
    month: text('month').notNull(),
    version: integer('version').notNull(),
    content: jsonb('content').$type<MonthReport>().notNull(),
    /** Why it was corrected; null for the first version. */
    reason: text('reason'),
    actor: text('actor').notNull(),
    madeAt: moment('made_at').notNull(),
  },
  (table) => [unique('indicator_month_version').on(table.month, table.version)],
);

/** Planned values of indicators from a month on; those that were never set are in the code. */
export const indicatorPlan = pgTable(
  'indicator_plan',
  {
    subject: text('subject').$type<Subject>().notNull(),
    code: text('code').notNull(),
    /** `2026-11`. */
    since: text('since').notNull(),
    /** Null takes the plan away. */
    value: doublePrecision('value'),
    act: text('act').notNull(),
    isConfirmed: boolean('is_confirmed').notNull(),
  },
  (table) => [primaryKey({ columns: [table.subject, table.code, table.since] })],
);
