import type { Client, estypes } from '@elastic/elasticsearch';
import { z } from 'zod';
import type { SearchTerm } from '@/lib/domain/search-text';
import { COUNTED, NEAR_WORDS } from '../appeal-search';
import { termQuery } from './compile-query';

const counted = z.object({ aggregations: z.record(z.string(), z.object({ doc_count: z.int() })) });

/** In how many documents each term is met, in one question. */
export async function countTerms(
  client: Client,
  index: string,
  terms: readonly SearchTerm[],
): Promise<number[]> {
  if (terms.length === 0) return [];
  const aggs: Record<string, estypes.AggregationsAggregationContainer> = {};
  for (const [i, term] of terms.entries())
    aggs[`t${i}`] = { filter: { bool: { filter: [termQuery(term)] } } };
  const response = await client.search({
    index,
    size: 0,
    track_total_hits: false,
    allow_partial_search_results: false,
    aggs,
    filter_path: ['aggregations'],
  });
  const { aggregations } = counted.parse(response);
  return terms.map((_, i) => Math.min(COUNTED, aggregations[`t${i}`]?.doc_count ?? 0));
}

const suggested = z.object({
  suggest: z.object({
    near: z.array(z.object({ options: z.array(z.object({ text: z.string() })) })),
  }),
});

/** The engine's own automaton over the words as they are written. */
export async function nearWords(
  client: Client,
  index: string,
  { word, edits }: { word: string; edits: number },
): Promise<string[]> {
  const response = await client.search({
    index,
    size: 0,
    track_total_hits: false,
    allow_partial_search_results: false,
    suggest: {
      near: {
        text: word,
        term: {
          field: 'text.words',
          suggest_mode: 'always',
          max_edits: edits,
          prefix_length: 0,
          min_word_length: 1,
          sort: 'score',
          string_distance: 'damerau_levenshtein',
          size: NEAR_WORDS,
          shard_size: NEAR_WORDS,
        },
      },
    },
    filter_path: ['suggest'],
  });
  const [near] = suggested.parse(response).suggest.near;
  return near?.options.map(({ text }) => text) ?? [];
}
