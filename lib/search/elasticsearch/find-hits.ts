import type { Client, estypes } from '@elastic/elasticsearch';
import { z } from 'zod';
import type { SearchHit, SearchRequest } from '../appeal-search';
import { HIT_END, HIT_START, readMarks } from '../highlight';
import { compileQuery, tierQuery } from './compile-query';
import { facetQuery } from './count-facets';

const answer = z.object({
  hits: z
    .object({
      hits: z
        .array(
          z.object({
            sort: z.array(z.number()),
            highlight: z.object({ text: z.tuple([z.string()]) }).optional(),
          }),
        )
        .default([]),
    })
    .default({ hits: [] }),
});

type SortKey = 'urgency' | 'created' | 'id';

const SORTS: Readonly<Record<SortKey, estypes.SortCombinations>> = {
  urgency: { urgency: 'asc' },
  created: { created: 'desc' },
  id: { id: 'desc' },
};

/** What the hits of a tier are sorted by, the weightiest first; by time alone as the index lies. */
const sortKeys = ({ order }: SearchRequest): SortKey[] => [
  ...(order === 'deadline' ? ['urgency' as const] : []),
  'created',
  'id',
];

/** Tier by tier until there are enough: most searches are full with the first, and lower ones are never looked at. */
export async function findHits(client: Client, index: string, request: SearchRequest): Promise<SearchHit[]> {
  const { limit, after, preferred = [] } = request;
  const hits: SearchHit[] = [];
  for (let tier = after?.tier ?? preferred.length; tier >= 0 && hits.length < limit; tier--) {
    const rest = { ...request, limit: limit - hits.length, after: after?.tier === tier ? after : null };
    hits.push(...(await findTier({ client, index }, rest, tier)));
  }
  return hits;
}

async function findTier(
  { client, index }: { client: Client; index: string },
  request: SearchRequest,
  tier: number,
): Promise<SearchHit[]> {
  const { terms, filter, limit, after, now, preferred = [] } = request;
  const query = compileQuery(terms, filter);
  const keys = sortKeys(request);
  const response = await client.search({
    index,
    size: limit,
    query: { bool: { filter: [query, facetQuery(filter, now), tierQuery(preferred, tier)] } },
    sort: keys.map((key) => SORTS[key]),
    ...(after === null ? {} : { search_after: keys.map((key) => after[key]) }),
    // Without a total the engine stops at the last hit wanted.
    track_total_hits: false,
    allow_partial_search_results: false,
    _source: false,
    highlight: {
      fields: { text: { number_of_fragments: 0, pre_tags: [HIT_START], post_tags: [HIT_END] } },
      highlight_query: query,
    },
    filter_path: ['hits.hits.sort', 'hits.hits.highlight'],
  });
  return answer.parse(response).hits.hits.map((hit) => readHit(hit, keys, tier));
}

type FoundHit = z.infer<typeof answer>['hits']['hits'][number];

function readHit({ sort, highlight }: FoundHit, keys: readonly SortKey[], tier: number): SearchHit {
  const read = (key: SortKey) => sort[keys.indexOf(key)] ?? 0;
  const position = { tier, urgency: read('urgency'), created: read('created'), id: read('id') };
  return { ...position, marks: readMarks(highlight?.text[0] ?? '') };
}
