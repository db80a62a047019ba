import type { estypes } from '@elastic/elasticsearch';
import { FACETS, type Facet } from '@/lib/contract/search';
import { DEADLINE_STANDINGS, type DeadlineStanding, standingRange } from '@/lib/domain/deadline/standing';
import type { SearchFilter, SearchRequest } from '../appeal-search';
import { facetFilters } from '../facets';
import type { BoolQuery } from './compile-query';
import { findJoint } from './joint-fields';

/** More values than any facet has, so that counts are exact; eight times this does not reach the engine's bound. */
const MOST_VALUES = 7_000;
/** Cells of a map: a large city has some thousands of the finest. */
const MOST_CELLS = 10_000;

type Query = estypes.QueryDslQueryContainer;
type Aggregation = estypes.AggregationsAggregationContainer;
type FacetValue = ReturnType<typeof facetFilters>[number];

/** The group of what obeys all filters, where there are some. */
export const FREE = 'free';
/** Open records by their standing: the rest of the facet «deadline» does not depend on the clock. */
export const OPEN = 'open';
/** What lies in some cell. */
export const PLACED = 'placed';
export const ownName = (facet: Facet) => `own_${facet}`;

function standingQuery(standing: DeadlineStanding, now: number): Query {
  const { finish, urgency, near } = standingRange(standing, now);
  const filter: Query[] = [
    { term: { finish } },
    { range: { urgency: { gte: urgency.from, lt: urgency.to } } },
  ];
  if (near !== null) filter.push({ range: { near: { gte: near.from, lt: near.to } } });
  return { bool: { filter } };
}

function openByStanding(now: number): Aggregation {
  const open = DEADLINE_STANDINGS.filter((standing) => standingRange(standing, now).finish === 'open');
  const filters = Object.fromEntries(open.map((standing) => [standing, standingQuery(standing, now)]));
  return { filter: { term: { finish: 'open' } }, aggs: { standing: { filters: { filters } } } };
}

/** The aggregations that tell these facets. */
function valuesOf(facets: readonly Facet[], now: number): Record<string, Aggregation> {
  const aggs: Record<string, Aggregation> = {};
  for (const facet of facets) {
    const field = findJoint(facet === 'deadline' ? 'finish' : facet)?.field ?? facet;
    aggs[field] = { terms: { field, size: MOST_VALUES } };
    if (facet === 'deadline') aggs[OPEN] = openByStanding(now);
  }
  return aggs;
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
 * What obeys all filters: the facets without one of their own, the cells, the bars; then one group for each other
 * facet, that leaves its own filter out. Without filters nothing is wrapped: the engine counts most of the facets of
 * all records from its term lists then.
 */
export function aggregationsOf(request: SearchRequest): Record<string, Aggregation> {
  const { filter, now, count } = request;
  const filtered = (count?.facets ?? true) ? facetFilters(filter) : [];
  const aggs = freeAggregations(request, filtered);
  if (facetFilters(filter).length === 0) return aggs;
  const groups: Record<string, Aggregation> = {};
  if (Object.keys(aggs).length > 0) groups[FREE] = { filter: facetQuery(filter, now), aggs };
  for (const { facet } of filtered) {
    const others = filtered.filter((other) => other.facet !== facet).map((own) => valueQuery(own, now));
    groups[ownName(facet)] = { filter: { bool: { filter: others } }, aggs: valuesOf([facet], now) };
  }
  return groups;
}

function freeAggregations(
  { now, count }: SearchRequest,
  filtered: readonly FacetValue[],
): Record<string, Aggregation> {
  const free = FACETS.filter((facet) => !filtered.some((own) => own.facet === facet));
  const aggs = (count?.facets ?? true) ? valuesOf(free, now) : {};
  if (count?.cells !== undefined) aggs[PLACED] = placedIn(count.cells);
  if (count?.bars !== undefined) aggs.bars = barsOf(count.bars);
  return aggs;
}

/** Below a filter the engine counts as it goes; otherwise it would ask its term lists for each of some hundred cells. */
function placedIn(resolution: number): Aggregation {
  const cells = { terms: { field: `cell${resolution}`, size: MOST_CELLS } };
  return { filter: { exists: { field: 'cell' } }, aggs: { cells } };
}

function barsOf({ length, start }: { length: number; start: number }): Aggregation {
  const offset = ((start % length) + length) % length;
  return { histogram: { field: 'created', interval: length, offset, min_doc_count: 1 } };
}
