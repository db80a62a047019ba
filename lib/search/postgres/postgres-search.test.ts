import { describe } from 'vitest';
import { openTestStore } from '@/tests/test-store';
import { describeAppealSearch } from '../appeal-search.contract';
import { createPostgresSearch } from './postgres-search';

describe('search in PostgreSQL', () => {
  describeAppealSearch(async () => {
    const { store, close } = await openTestStore();
    const search = createPostgresSearch(store.db);
    return {
      search,
      deleteIndex: async () => {
        await store.db.sql`DROP VIEW search_document`;
      },
      async close() {
        await search.close();
        await close();
      },
    };
  });
});
