import type { Client, estypes } from '@elastic/elasticsearch';
import { z } from 'zod';
import type { AppealSearch, Position, SearchHit, SearchRequest, SearchResult } from '../appeal-search';
import { HIT_END, HIT_START, readMarks } from '../highlight';
import { compileQuery, withTiers } from './compile-query';
import { aggregationsAnswer, aggregationsOf, facetQuery, readCounts } from './count-facets';
import { acrossSwap, openEngine } from './engine';
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
  const client = openEngine(url);
  const names = namesOf(prefix);
  return {
    engine: 'elasticsearch',
    hasIndex: () => hasLiveIndex(client, names),
    write: (documents) => writeDocuments({ client, alias: names.live }, documents),
    forget: (gone) => forgetDocuments({ client, alias: names.live }, gone),
    search: (request) => acrossSwap(() => search(client, names.live, request)),
    countTerms: (terms) => acrossSwap(() => countTerms(client, names.live, terms)),
    nearWords: (word, edits) => acrossSwap(() => nearWords(client, names.live, { word, edits })),
    startRebuild: () => startGeneration(client, names),
    ping: () => acrossSwap(() => ping(client, names.live)),
    remove: () => dropEverything(client, names),
    close: () => client.close(),
  };
}

/** Asks the shards, not only the node: it answers also while they are not up yet. */
async function ping(client: Client, index: string): Promise<void> {
  const question = { index, size: 0, terminate_after: 1, track_total_hits: false };
  await client.search({ ...question, allow_partial_search_results: false }, { requestTimeout: PING_MS });
}

const answer = z.object({
  hits: z.object({
    total: z.object({ value: z.int(), relation: z.literal('eq') }),
    hits: z
      .array(
        z.object({
          sort: z.array(z.number()),
          highlight: z.object({ text: z.tuple([z.string()]) }).optional(),
        }),
      )
      .default([]),
  }),
  aggregations: aggregationsAnswer,
});

type SortKey = 'tier' | 'urgency' | 'created' | 'id';

const SORTS: Readonly<Record<SortKey, estypes.SortCombinations>> = {
  tier: { _score: { order: 'desc' } },
  urgency: { urgency: 'asc' },
  created: { created: 'desc' },
  id: { id: 'desc' },
};

/** What hits are sorted by, the weightiest first. */
function sortKeys({ preferred = [], order }: SearchRequest): SortKey[] {
  return [
    ...(preferred.length === 0 ? [] : ['tier' as const]),
    ...(order === 'deadline' ? ['urgency' as const] : []),
    'created',
    'id',
  ];
}

async function search(client: Client, index: string, request: SearchRequest): Promise<SearchResult> {
  const { terms, filter, limit, after, now, preferred = [], count } = request;
  const query = compileQuery(terms, filter);
  const keys = sortKeys(request);
  const response = await client.search({
    index,
    size: limit,
    query: withTiers(query, preferred),
    post_filter: facetQuery(filter, now),
    aggs: aggregationsOf(request),
    sort: keys.map((key) => SORTS[key]),
    ...(after === null ? {} : { search_after: keys.map((key) => after[key]) }),
    track_total_hits: true,
    allow_partial_search_results: false,
    _source: false,
    highlight: {
      fields: { text: { number_of_fragments: 0, pre_tags: [HIT_START], post_tags: [HIT_END] } },
      highlight_query: query,
    },
    filter_path: ['hits.total', 'hits.hits.sort', 'hits.hits.highlight', 'aggregations'],
  });
  const { hits, aggregations } = answer.parse(response);
  return {
    total: hits.total.value,
    hits: hits.hits.map((hit) => readHit(hit, keys)),
    ...readCounts(aggregations, count),
  };
}

type FoundHit = z.infer<typeof answer>['hits']['hits'][number];

function readHit({ sort, highlight }: FoundHit, keys: readonly SortKey[]): SearchHit {
  const read = (key: SortKey) => sort[keys.indexOf(key)] ?? 0;
  const position: Position = {
    tier: read('tier'),
    urgency: read('urgency'),
    created: read('created'),
    id: read('id'),
  };
  return { ...position, marks: readMarks(highlight?.text[0] ?? '') };
}
