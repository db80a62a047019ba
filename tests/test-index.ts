import { randomBytes } from 'node:crypto';
import { Client } from '@elastic/elasticsearch';
import { inject } from 'vitest';
import type { AppealSearch } from '@/lib/search/appeal-search';
import { createElasticsearchSearch } from '@/lib/search/elasticsearch/elasticsearch-search';
import { describeWith } from './describe-with';

export interface TestIndex {
  readonly search: AppealSearch;
  readonly client: Client;
  readonly prefix: string;
  deleteIndex(): Promise<void>;
  /** Closes and removes everything of this prefix. */
  close(): Promise<void>;
}

/** A suite on the real Elasticsearch: fails without one under CI, elsewhere it counts as skipped. */
export function describeWithElasticsearch(name: string, body: (url: string) => void): void {
  const missing = 'нет Elasticsearch: запустите npm test или задайте TEST_ELASTICSEARCH_URL';
  describeWith(name, { value: inject('elasticsearchUrl'), missing }, body);
}

/** Indices of its own for one test file. */
export function openTestIndex(url: string): TestIndex {
  const prefix = `pult-test-${randomBytes(6).toString('hex')}`;
  const client = new Client({ node: url });
  const search = createElasticsearchSearch({ url, prefix });
  return {
    search,
    client,
    prefix,
    async deleteIndex() {
      const index = Object.keys(await client.indices.get({ index: prefix }));
      await client.indices.delete({ index });
    },
    async close() {
      await search.remove();
      await search.close();
      await client.close();
    },
  };
}
