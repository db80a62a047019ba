import {
  bigint,
  boolean,
  customType,
  doublePrecision,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
} from 'drizzle-orm/pg-core';
import type { OutageKind } from '@/lib/contract/outage-input';
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

/** Annotations of the timeline: planned outages, accidents, events; the latest announcement of each, beside its event. */
export const outage = pgTable('outage', {
  id: text('id').primaryKey(),
  title: text('title').notNull(),
  topics: text('topics').array().notNull(),
  district: text('district'),
  startsAt: moment('starts_at').notNull(),
  /** The actual end where it is known, else the promised one. */
  endsAt: moment('ends_at').notNull(),
  kind: text('kind').$type<OutageKind>().notNull().default('planned'),
  /** What is cut: heating, hot water …, in the words of who runs it. */
  service: text('service'),
  /** «ул. Мира, 65»; empty where it strikes the whole district. */
  houses: text('houses').array().notNull().default([]),
  /** Streets, quarters, settlements in words. */
  area: text('area'),
  promisedAt: moment('promised_at').notNull(),
  endedAt: moment('ended_at'),
  /** Where it is marked on the map. */
  lat: doublePrecision('lat'),
  lon: doublePrecision('lon'),
  /** It was entered by mistake: it explains and marks nothing any more. */
  withdrawnAt: moment('withdrawn_at'),
});
