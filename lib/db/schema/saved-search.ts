import { bigint, jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core';
import type { SearchFilters } from '@/lib/contract/saved-search';
import { moment } from './columns';

/** Searches that somebody wants to come back to: conditions only, never what was found. */
export const savedSearch = pgTable(
  'saved_search',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    /** Id of the actor whose search it is. */
    owner: text('owner').notNull(),
    name: text('name').notNull(),
    filters: jsonb('filters').$type<SearchFilters>().notNull(),
    savedAt: moment('saved_at').notNull(),
  },
  (table) => [unique('saved_search_owner_name').on(table.owner, table.name)],
);
