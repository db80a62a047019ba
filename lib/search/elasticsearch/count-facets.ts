import type { estypes } from '@elastic/elasticsearch';
import { z } from 'zod';
import { FACETS, type Facet } from '@/lib/contract/search';
import type { FacetCount, Facets, SearchFilter } from '../appeal-search';
import { facetFilters, facetsFrom } from '../facets';

/** More values than any facet has, so that counts are exact; six times this stays below the engine's bound. */
const MOST_VALUES = 10_000;

type Query = estypes.QueryDslQueryContainer;
type BoolQuery = { bool: estypes.QueryDslBoolQuery };
type Aggregation = estypes.AggregationsAggregationContainer;

const FREE = 'free';
const ownName = (facet: Facet) => `own_${facet}`;
const values = (facet: Facet): Aggregation => ({ terms: { field: facet, size: MOST_VALUES } });
const termOf = ({ facet, value }: { facet: Facet; value: string }): Query => ({ term: { [facet]: value } });

/** The facets' own filters; hits go through all of them. */
export function facetQuery(filter: SearchFilter): BoolQuery {
  return { bool: { filter: facetFilters(filter).map(termOf) } };
}

/** One group for the facets without a filter of their own, one for each other that leaves its own out. */
export function facetAggregations(filter: SearchFilter): Record<string, Aggregation> {
  const filtered = facetFilters(filter);
  const free = FACETS.filter((facet) => !filtered.some((own) => own.facet === facet));
  const groups: Record<string, Aggregation> = {};
  groups[FREE] = { filter: facetQuery(filter), aggs: Object.fromEntries(free.map((f) => [f, values(f)])) };
  for (const { facet } of filtered) {
    const others = filtered.filter((other) => other.facet !== facet).map(termOf);
    groups[ownName(facet)] = { filter: { bool: { filter: others } }, aggs: { [facet]: values(facet) } };
  }
  return groups;
}

const terms = z.object({
  sum_other_doc_count: z.literal(0),
  buckets: z.array(z.object({ key: z.string(), doc_count: z.int() })),
});

/** What the engine answers to `facetAggregations`. */
export const aggregationsAnswer = z.record(z.string(), z.looseObject({}));

export function readFacets(answer: z.infer<typeof aggregationsAnswer>): Facets {
  const counted = new Map<Facet, FacetCount[]>();
  for (const facet of FACETS) {
    const group = answer[ownName(facet)] ?? answer[FREE];
    const { buckets } = terms.parse(group?.[facet]);
    counted.set(
      facet,
      buckets.map(({ key, doc_count }) => ({ value: key, count: doc_count })),
    );
  }
  return facetsFrom(counted);
}
