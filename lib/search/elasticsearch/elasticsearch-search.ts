import type { Client } from '@elastic/elasticsearch';
import type { AppealSearch, SearchRequest, SearchResult } from '../appeal-search';
import { countHits } from './count-hits';
import { acrossSwap, INDEX_MS, openEngine, SEARCH_MS } from './engine';
import { findHits } from './find-hits';
import { forgetDocuments } from './forget-documents';
import { dropEverything, hasLiveIndex, namesOf, startGeneration } from './generations';
import { countTerms, nearWords } from './look-up-words';
import { writeDocuments } from './write-documents';

/** A node that is gone must be noticed within 1.5 s. */
const PING_MS = 1_200;

export interface ElasticsearchOptions {
  readonly url: string;
  /** Names the indices of one store: lower-case letters, digits and «-», unique on the cluster. */
  readonly prefix: string;
}

/** Search in Elasticsearch 9 with its stock Russian analysis: for real use. */
export function createElasticsearchSearch({ url, prefix }: ElasticsearchOptions): AppealSearch {
  const client = openEngine(url, SEARCH_MS);
  const keeper = openEngine(url, INDEX_MS);
  const names = namesOf(prefix);
  return {
    engine: 'elasticsearch',
    hasIndex: () => hasLiveIndex(client, names),
    write: (documents) => writeDocuments({ client: keeper, alias: names.live }, documents),
    forget: (gone) => forgetDocuments({ client: keeper, alias: names.live }, gone),
    search: (request) => acrossSwap(() => search(client, names.live, request)),
    countTerms: (terms) => acrossSwap(() => countTerms(client, names.live, terms)),
    nearWords: (word, edits) => acrossSwap(() => nearWords(client, names.live, { word, edits })),
    startRebuild: () => startGeneration(keeper, names),
    ping: () => acrossSwap(() => ping(client, names.live)),
    remove: () => dropEverything(keeper, names),
    close: async () => {
      await Promise.all([client.close(), keeper.close()]);
    },
  };
}

/** Asks the shards, not only the node: it answers also while they are not up yet. */
async function ping(client: Client, index: string): Promise<void> {
  const question = { index, size: 0, terminate_after: 1, track_total_hits: false };
  await client.search({ ...question, allow_partial_search_results: false }, { requestTimeout: PING_MS });
}

/** Counts and hits are asked side by side: whoever only counts need not sort, whoever only sorts may stop early. */
async function search(client: Client, index: string, request: SearchRequest): Promise<SearchResult> {
  const [counted, hits] = await Promise.all([
    countHits(client, index, request),
    findHits(client, index, request),
  ]);
  return { ...counted, hits };
}
