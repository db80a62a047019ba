import { sql } from 'drizzle-orm';
import { bigint, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { AnswerTarget } from '@/lib/domain/answer-link';
import type { InstructionAction, InstructionState, LinkKind } from '@/lib/domain/instructions/instruction';
import type { Outcome } from '@/lib/domain/life/facts';
import { moment } from './columns';

/** A поручение of the deputy head: who is to do what by when. Its words lie in `instruction_text`. */
export const instruction = pgTable(
  'instruction',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    /** Only this actor extends it and takes it off control. */
    author: text('author').notNull(),
    executor: text('executor').notNull(),
    state: text('state').$type<InstructionState>().notNull(),
    dueAt: moment('due_at').notNull(),
    /** As it was given, before any extension. */
    firstDueAt: moment('first_due_at').notNull(),
    givenAt: moment('given_at').notNull(),
    reportedAt: moment('reported_at'),
    closedAt: moment('closed_at'),
    /** Of which due time its executor and author were reminded last. */
    remindedAt: moment('reminded_at'),
    version: integer('version').notNull().default(1),
  },
  (table) => [index('instruction_open_due').on(table.dueAt).where(sql`closed_at IS NULL`)],
);

/** What an instruction was given for: appeals, problems, hot topics. */
export const instructionLink = pgTable(
  'instruction_link',
  {
    instructionId: bigint('instruction_id', { mode: 'number' })
      .notNull()
      .references(() => instruction.id),
    kind: text('kind').$type<LinkKind>().notNull(),
    target: text('target').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.instructionId, table.kind, table.target] }),
    index('instruction_link_target').on(table.kind, table.target),
  ],
);

/** What happened to an instruction; append-only (a trigger refuses anything else). */
export const instructionEvent = pgTable(
  'instruction_event',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    instructionId: bigint('instruction_id', { mode: 'number' }).notNull(),
    action: text('action').$type<InstructionAction>().notNull(),
    actor: text('actor').notNull(),
    /** The due time from then on. */
    dueAt: moment('due_at').notNull(),
    recordedAt: moment('recorded_at').notNull(),
  },
  (table) => [index('instruction_event_instruction').on(table.instructionId)],
);

/** The words of an event: the task, the report, the reason. May name people, so it is erasable. */
export const instructionText = pgTable('instruction_text', {
  eventId: bigint('event_id', { mode: 'number' }).primaryKey(),
  text: text('text').notNull(),
});

/** A secret address by which an organisation without an account answers about one appeal or instruction. */
export const answerLink = pgTable(
  'answer_link',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    /** SHA-256 of the secret, hex; the address itself is shown once. */
    digest: text('digest').notNull().unique(),
    target: text('target').$type<AnswerTarget>().notNull(),
    targetId: bigint('target_id', { mode: 'number' }).notNull(),
    department: text('department').notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: moment('created_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
    revokedAt: moment('revoked_at'),
    revokedBy: text('revoked_by'),
    /** When it was opened last. */
    openedAt: moment('opened_at'),
  },
  (table) => [index('answer_link_target').on(table.target, table.targetId)],
);

/** An answer that came by a link: facts for the centre, which takes it or gives it back. */
export const answerProposal = pgTable(
  'answer_proposal',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    linkId: bigint('link_id', { mode: 'number' })
      .notNull()
      .references(() => answerLink.id),
    outcome: text('outcome').$type<Outcome>().notNull(),
    /** Of «запланировано до». */
    promisedUntil: moment('promised_until'),
    state: text('state').$type<'waiting' | 'accepted' | 'returned'>().notNull().default('waiting'),
    proposedAt: moment('proposed_at').notNull(),
    decidedAt: moment('decided_at'),
    decidedBy: text('decided_by'),
  },
  (table) => [index('answer_proposal_link').on(table.linkId)],
);

/** The words of an answer and of what was asked to be mended in it; erasable. */
export const answerProposalText = pgTable('answer_proposal_text', {
  proposalId: bigint('proposal_id', { mode: 'number' })
    .primaryKey()
    .references(() => answerProposal.id, { onDelete: 'cascade' }),
  text: text('text').notNull(),
  returnReason: text('return_reason'),
});
