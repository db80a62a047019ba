import { bigint, pgTable, text } from 'drizzle-orm/pg-core';
import { appeal } from './appeal';

const appealId = () =>
  bigint('appeal_id', { mode: 'number' })
    .primaryKey()
    .references(() => appeal.id, { onDelete: 'cascade' });

/** What the citizen wrote, as it came. */
export const appealText = pgTable('appeal_text', {
  appealId: appealId(),
  text: text('text').notNull(),
  address: text('address'),
});

/** Who wrote, as it came. */
export const appealPerson = pgTable('appeal_person', {
  appealId: appealId(),
  name: text('name'),
  contact: text('contact'),
  profile: text('profile'),
});

/** What an opaque author key means; without its row the key means nothing. */
export const authorIdentity = pgTable('author_identity', {
  fingerprint: text('fingerprint').primaryKey(),
  key: text('key').notNull().unique(),
});

export const addressIdentity = pgTable('address_identity', {
  fingerprint: text('fingerprint').primaryKey(),
  key: text('key').notNull().unique(),
});
