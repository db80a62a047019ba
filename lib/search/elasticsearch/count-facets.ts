import type { estypes } from '@elastic/elasticsearch';
import { z } from 'zod';
import { FACETS, type Facet } from '@/lib/contract/search';
import { DEADLINE_STANDINGS, type DeadlineStanding, standingRange } from '@/lib/domain/deadline/standing';
import type { FacetCount, Facets, SearchFilter, SearchRequest, SearchResult } from '../appeal-search';
import { facetFilters, facetsFrom, sortCounts } from '../facets';
import type { BoolQuery } from './compile-query';

/** More values than any facet has, so that counts are exact; eight times this does not reach the engine's bound. */
const MOST_VALUES = 7_000;
/** Cells of a map: a large city has some thousands of the finest. */
const MOST_CELLS = 10_000;

type Query = estypes.QueryDslQueryContainer;
type Aggregation = estypes.AggregationsAggregationContainer;
type FacetValue = ReturnType<typeof facetFilters>[number];

const FREE = 'free';
const ownName = (facet: Facet) => `own_${facet}`;

function standingQuery(standing: DeadlineStanding, now: number): Query {
  const { finish, urgency, near } = standingRange(standing, now);
  const filter: Query[] = [
    { term: { finish } },
    { range: { urgency: { gte: urgency.from, lt: urgency.to } } },
  ];
  if (near !== null) filter.push({ range: { near: { gte: near.from, lt: near.to } } });
  return { bool: { filter } };
}

function valuesOf(facet: Facet, now: number): Aggregation {
  if (facet !== 'deadline') return { terms: { field: facet, size: MOST_VALUES } };
  const filters = DEADLINE_STANDINGS.map((standing) => [standing, standingQuery(standing, now)]);
  return { filters: { filters: Object.fromEntries(filters) } };
}

const isStanding = (value: string): value is DeadlineStanding =>
  DEADLINE_STANDINGS.some((standing) => standing === value);

function valueQuery({ facet, value }: FacetValue, now: number): Query {
  if (facet === 'deadline' && isStanding(value)) return standingQuery(value, now);
  return { term: { [facet]: value } };
}

/** The facets' own filters; hits go through all of them. */
export function facetQuery(filter: SearchFilter, now: number): BoolQuery {
  return { bool: { filter: facetFilters(filter).map((own) => valueQuery(own, now)) } };
}

/**
 * One group for what obeys all filters: the facets without one of their own, the cells, the bars; one for each
 * other facet, that leaves its own filter out.
 */
export function aggregationsOf({ filter, now, count }: SearchRequest): Record<string, Aggregation> {
  const filtered = facetFilters(filter);
  const hasFacets = count?.facets ?? true;
  const free = hasFacets ? FACETS.filter((facet) => !filtered.some((own) => own.facet === facet)) : [];
  const aggs: Record<string, Aggregation> = {};
  for (const facet of free) aggs[facet] = valuesOf(facet, now);
  if (count?.cells !== undefined) aggs.cells = { terms: { field: `cell${count.cells}`, size: MOST_CELLS } };
  if (count?.bars !== undefined) aggs.bars = barsOf(count.bars);
  if (Object.keys(aggs).length === 0 && !hasFacets) return {};
  const groups: Record<string, Aggregation> = { [FREE]: { filter: facetQuery(filter, now), aggs } };
  for (const { facet } of hasFacets ? filtered : []) {
    const others = filtered.filter((other) => other.facet !== facet).map((own) => valueQuery(own, now));
    groups[ownName(facet)] = {
      filter: { bool: { filter: others } },
      aggs: { [facet]: valuesOf(facet, now) },
    };
  }
  return groups;
}

function barsOf({ length, start }: { length: number; start: number }): Aggregation {
  const offset = ((start % length) + length) % length;
  return { histogram: { field: 'created', interval: length, offset, min_doc_count: 1 } };
}

const terms = z.object({
  sum_other_doc_count: z.literal(0),
  buckets: z.array(z.object({ key: z.string(), doc_count: z.int() })),
});
const filters = z.object({ buckets: z.record(z.string(), z.object({ doc_count: z.int() })) });
const histogram = z.object({ buckets: z.array(z.object({ key: z.number(), doc_count: z.int() })) });

/** What the engine answers to `aggregationsOf`. */
export const aggregationsAnswer = z.record(z.string(), z.looseObject({})).default({});
type Answer = z.infer<typeof aggregationsAnswer>;

function readValues(facet: Facet, answer: unknown): FacetCount[] {
  if (facet !== 'deadline') return readTerms(answer);
  return Object.entries(filters.parse(answer).buckets).flatMap(([value, { doc_count: count }]) =>
    count === 0 ? [] : [{ value, count }],
  );
}

const readTerms = (answer: unknown): FacetCount[] =>
  terms.parse(answer).buckets.map(({ key, doc_count }) => ({ value: key, count: doc_count }));

function readFacets(answer: Answer): Facets {
  const counted = FACETS.map((facet) => {
    const group = answer[ownName(facet)] ?? answer[FREE];
    return [facet, readValues(facet, group?.[facet])] as const;
  });
  return facetsFrom(new Map(counted));
}

export function readCounts(
  answer: Answer,
  count: SearchRequest['count'],
): Pick<SearchResult, 'facets' | 'cells' | 'bars'> {
  const free = answer[FREE];
  return {
    facets: (count?.facets ?? true) ? readFacets(answer) : facetsFrom(new Map()),
    cells: count?.cells === undefined ? [] : sortCounts(readTerms(free?.cells)),
    bars:
      count?.bars === undefined
        ? []
        : histogram.parse(free?.bars).buckets.map(({ key, doc_count }) => ({ from: key, count: doc_count })),
  };
}
