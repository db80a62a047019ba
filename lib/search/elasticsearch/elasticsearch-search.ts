import type { Client } from '@elastic/elasticsearch';
import { z } from 'zod';
import type { AppealSearch, SearchHit, SearchRequest, SearchResult } from '../appeal-search';
import { HIT_END, HIT_START, readMarks } from '../highlight';
import { compileQuery } from './compile-query';
import { aggregationsAnswer, facetAggregations, facetQuery, readFacets } from './count-facets';
import { acrossSwap, openEngine } from './engine';
import { forgetDocuments } from './forget-documents';
import { dropEverything, namesOf, startGeneration } from './generations';
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
    hasIndex: () => client.indices.existsAlias({ name: names.live }),
    write: (documents) => writeDocuments({ client, alias: names.live }, documents),
    forget: (gone) => forgetDocuments({ client, alias: names.live }, gone),
    search: (request) => acrossSwap(() => search(client, names.live, request)),
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
          sort: z.tuple([z.int(), z.int()]),
          highlight: z.object({ text: z.tuple([z.string()]) }).optional(),
        }),
      )
      .default([]),
  }),
  aggregations: aggregationsAnswer,
});

async function search(client: Client, index: string, request: SearchRequest): Promise<SearchResult> {
  const { terms, filter, limit, after } = request;
  const response = await client.search({
    index,
    size: limit,
    query: compileQuery(terms, filter),
    post_filter: facetQuery(filter),
    aggs: facetAggregations(filter),
    sort: [{ created: 'desc' }, { id: 'desc' }],
    ...(after === null ? {} : { search_after: [after.created, after.id] }),
    track_total_hits: true,
    allow_partial_search_results: false,
    _source: false,
    highlight: {
      fields: { text: { number_of_fragments: 0, pre_tags: [HIT_START], post_tags: [HIT_END] } },
    },
    filter_path: ['hits.total', 'hits.hits.sort', 'hits.hits.highlight', 'aggregations'],
  });
  const { hits, aggregations } = answer.parse(response);
  return { total: hits.total.value, hits: hits.hits.map(readHit), facets: readFacets(aggregations) };
}

function readHit({
  sort: [created, id],
  highlight,
}: z.infer<typeof answer>['hits']['hits'][number]): SearchHit {
  return { id, created, marks: readMarks(highlight?.text[0] ?? '') };
}
