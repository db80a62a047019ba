import { bigint, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { DepartmentKind } from '@/lib/domain/departments/department';
import type { RoutingPlace } from '@/lib/domain/routing/rule';
import type { SettingArea } from '@/lib/domain/setting-area';
import { moment } from './columns';

/** Who answers: bodies of the administration, municipal enterprises and institutions, outside organisations. */
export const department = pgTable('department', {
  code: text('code').primaryKey(),
  name: text('name').notNull(),
  /** Its own short name, as the wall has room for it. */
  short: text('short').notNull(),
  kind: text('kind').$type<DepartmentKind>().notNull(),
  parent: text('parent'),
  /** A post, a room, a common telephone; never a person. */
  contact: text('contact'),
  /** Null while it is open. */
  closedAt: moment('closed_at'),
  /** Who answers in its place since it is closed. */
  successor: text('successor'),
});

/** Which department an appeal goes to; of those that fit it, the one of the highest priority leads. */
export const routingRule = pgTable('routing_rule', {
  id: text('id').primaryKey(),
  /** Null for every topic; the same with the district and the place. */
  topic: text('topic'),
  district: text('district'),
  place: text('place').$type<RoutingPlace>(),
  /** `MM-DD`, both ends inclusive; a season may go over the New Year. */
  seasonFrom: text('season_from'),
  seasonTo: text('season_to'),
  department: text('department').notNull(),
  priority: integer('priority').notNull(),
});

/** One replacement of the routing rules and how many open appeals it moved. */
export const routingRun = pgTable('routing_run', {
  id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  before: jsonb('before').$type<Record<string, unknown>[]>().notNull(),
  after: jsonb('after').$type<Record<string, unknown>[]>().notNull(),
  moved: integer('moved').notNull(),
  actor: text('actor').notNull(),
  appliedAt: moment('applied_at').notNull(),
  undoneAt: moment('undone_at'),
  undoneBy: text('undone_by'),
});

/** Where an appeal had stood before a run moved it. */
export const routingMove = pgTable(
  'routing_move',
  {
    runId: bigint('run_id', { mode: 'number' })
      .notNull()
      .references(() => routingRun.id),
    appealId: bigint('appeal_id', { mode: 'number' }).notNull(),
    departmentBefore: text('department_before'),
    routedBefore: text('routed_before'),
    departmentAfter: text('department_after'),
  },
  (table) => [primaryKey({ columns: [table.runId, table.appealId] })],
);

/** Every change of departments and routing, by whom and why; append-only (a trigger refuses anything else). */
export const settingChange = pgTable(
  'setting_change',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    area: text('area').$type<SettingArea>().notNull(),
    /** Code of the department, number of the run. */
    item: text('item').notNull(),
    action: text('action').notNull(),
    before: jsonb('before').$type<Record<string, unknown>>(),
    after: jsonb('after').$type<Record<string, unknown>>(),
    actor: text('actor').notNull(),
    reason: text('reason'),
    recordedAt: moment('recorded_at').notNull(),
  },
  (table) => [index('setting_change_area').on(table.area, table.id)],
);
