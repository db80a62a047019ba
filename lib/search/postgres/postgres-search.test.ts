import { describe } from 'vitest';
import { openTestStore } from '@/tests/test-store';
import { describeAppealSearch } from '../appeal-search.contract';
import { findLive } from './index-tables';
import { createPostgresSearch } from './postgres-search';

describe('search in PostgreSQL', () => {
  describeAppealSearch(async () => {
    const { store, close } = await openTestStore();
    const search = createPostgresSearch(store.db);
    return {
      search,
      deleteIndex: async () => {
        const live = await findLive(store.db.sql);
        if (live !== null) await store.db.sql.unsafe(`DROP TABLE ${live.documents}`);
      },
      async close() {
        await search.close();
        await close();
      },
    };
  });
});
