import { sql } from 'drizzle-orm';
import {
  bigint,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { ProblemAction } from '@/lib/domain/problems/problem-action';
import type { Reason } from '@/lib/domain/problems/reasons';
import { moment } from './columns';

/** One thing that several appeals tell of. Its title is made of the topic and of words of place, never of a text. */
export const problem = pgTable(
  'problem',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    topic: text('topic').notNull(),
    district: text('district'),
    /** «Юбилейная, 31», «8 квартал». */
    place: text('place'),
    createdAt: moment('created_at').notNull(),
    createdBy: text('created_by').notNull(),
    /** When the last of its appeals was written. */
    lastAt: moment('last_at').notNull(),
    /** Its appeals went to this one; its history stays. */
    mergedInto: bigint('merged_into', { mode: 'number' }),
  },
  (table) => [index('problem_last_at').on(table.lastAt)],
);

/** Who belongs to a problem and who did: a row is closed, never removed. */
export const problemMember = pgTable(
  'problem_member',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    problemId: bigint('problem_id', { mode: 'number' })
      .notNull()
      .references(() => problem.id),
    appealId: bigint('appeal_id', { mode: 'number' }).notNull(),
    /** 0…1 where a rule joined it; null where a person did. */
    score: real('score'),
    reasons: jsonb('reasons').$type<Reason[]>().notNull(),
    /** How many people stand behind a collective appeal; null for one of a single author. */
    people: integer('people'),
    joinedAt: moment('joined_at').notNull(),
    joinedBy: text('joined_by').notNull(),
    leftAt: moment('left_at'),
    leftBy: text('left_by'),
  },
  (table) => [
    uniqueIndex('problem_member_current').on(table.appealId).where(sql`left_at IS NULL`),
    index('problem_member_problem').on(table.problemId),
    index('problem_member_appeal').on(table.appealId),
  ],
);

/** What a person was asked about an appeal: whether it is about the same thing as another one. */
export const problemSuggestion = pgTable(
  'problem_suggestion',
  {
    appealId: bigint('appeal_id', { mode: 'number' }).notNull(),
    peerId: bigint('peer_id', { mode: 'number' }).notNull(),
    score: real('score').notNull(),
    reasons: jsonb('reasons').$type<Reason[]>().notNull(),
    suggestedAt: moment('suggested_at').notNull(),
    refusedAt: moment('refused_at'),
    refusedBy: text('refused_by'),
  },
  (table) => [
    primaryKey({ columns: [table.appealId, table.peerId] }),
    index('problem_suggestion_peer').on(table.peerId),
  ],
);

/** What happened to a problem, by whom and why; append-only (a trigger refuses anything else). */
export const problemEvent = pgTable(
  'problem_event',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    problemId: bigint('problem_id', { mode: 'number' }).notNull(),
    action: text('action').$type<ProblemAction>().notNull(),
    appealIds: bigint('appeal_ids', { mode: 'number' }).array().notNull(),
    /** The other problem of a split or a merge. */
    otherId: bigint('other_id', { mode: 'number' }),
    outageId: text('outage_id'),
    actor: text('actor').notNull(),
    reason: text('reason'),
    recordedAt: moment('recorded_at').notNull(),
  },
  (table) => [index('problem_event_problem').on(table.problemId)],
);

/** Accidents and planned outages that explain a problem. */
export const problemOutage = pgTable(
  'problem_outage',
  {
    problemId: bigint('problem_id', { mode: 'number' })
      .notNull()
      .references(() => problem.id),
    outageId: text('outage_id').notNull(),
    attachedAt: moment('attached_at').notNull(),
    attachedBy: text('attached_by').notNull(),
  },
  (table) => [primaryKey({ columns: [table.problemId, table.outageId] })],
);
