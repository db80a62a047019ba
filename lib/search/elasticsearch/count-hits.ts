import type { Client } from '@elastic/elasticsearch';
import { z } from 'zod';
import type { SearchRequest, SearchResult } from '../appeal-search';
import { compileQuery } from './compile-query';
import { aggregationsOf, facetQuery } from './count-facets';
import { aggregationsAnswer, readCounts } from './read-counts';

const answer = z.object({
  hits: z.object({ total: z.object({ value: z.int(), relation: z.literal('eq') }) }),
  aggregations: aggregationsAnswer,
});

/** All that a search counts over its hits. */
export async function countHits(
  client: Client,
  index: string,
  request: SearchRequest,
): Promise<Omit<SearchResult, 'hits'>> {
  const { terms, filter, now, count } = request;
  const response = await client.search({
    index,
    size: 0,
    query: compileQuery(terms, filter),
    post_filter: facetQuery(filter, now),
    aggs: aggregationsOf(request),
    track_total_hits: true,
    // The clock is in the question, no two are the same: kept answers would only take room.
    request_cache: false,
    allow_partial_search_results: false,
    filter_path: ['hits.total', 'aggregations'],
  });
  const { hits, aggregations } = answer.parse(response);
  return { total: hits.total.value, ...readCounts(aggregations, count) };
}
