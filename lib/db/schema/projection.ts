import { bigint, boolean, customType, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { moment } from './columns';

const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' });

/** A folded state up to `pos`; thrown away when its rules are not today's. */
export const checkpoint = pgTable('checkpoint', {
  projection: text('projection').primaryKey(),
  pos: bigint('pos', { mode: 'number' }).notNull(),
  advancedTo: moment('advanced_to').notNull(),
  rules: text('rules').notNull(),
  state: bytes('state').notNull(),
  savedAt: moment('saved_at').notNull(),
});

/** Up to where a consumer has done its work. */
export const watermark = pgTable('watermark', {
  consumer: text('consumer').primaryKey(),
  pos: bigint('pos', { mode: 'number' }).notNull(),
});

/** Events a consumer could not take, with the reason, until a person has them tried again. */
export const poisonEvent = pgTable(
  'poison_event',
  {
    consumer: text('consumer').notNull(),
    pos: bigint('pos', { mode: 'number' }).notNull(),
    reason: text('reason').notNull(),
    parkedAt: moment('parked_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.consumer, table.pos] })],
);

/** Every role's sign of life. */
export const roleBeat = pgTable(
  'role_beat',
  {
    role: text('role').notNull(),
    instance: text('instance').notNull(),
    isLeader: boolean('is_leader').notNull(),
    pos: bigint('pos', { mode: 'number' }),
    detail: text('detail').notNull().default(''),
    beatAt: moment('beat_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.role, table.instance] })],
);

/** Which physical index answers searches, and which one is being built beside it. */
export const searchIndex = pgTable('search_index', {
  engine: text('engine').primaryKey(),
  live: text('live'),
  building: text('building'),
  generation: integer('generation').notNull().default(0),
});

export const storeMeta = pgTable('store_meta', {
  key: text('key').primaryKey(),
  value: jsonb('value').notNull(),
});

export const revealAudit = pgTable('reveal_audit', {
  id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  appealId: bigint('appeal_id', { mode: 'number' }).notNull(),
  actor: text('actor').notNull(),
  reason: text('reason').notNull(),
  revealedAt: moment('revealed_at').notNull(),
});
