import { FACETS, type Facet } from '@/lib/contract/search';
import type { FacetCount, Facets, SearchFilter } from './appeal-search';

/** The facets that the filter narrows, with their values. */
export function facetFilters(filter: SearchFilter): { facet: Facet; value: string }[] {
  return FACETS.flatMap((facet) => {
    const value = filter[facet];
    return value === undefined ? [] : [{ facet, value }];
  });
}

/** Most frequent first, then by value, whatever order the engine gave. */
export function sortCounts(counts: readonly FacetCount[]): FacetCount[] {
  return [...counts].sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

/** All facets from what was counted; one that nothing was counted for is empty. */
export function facetsFrom(counted: ReadonlyMap<Facet, readonly FacetCount[]>): Facets {
  const of = (facet: Facet) => sortCounts(counted.get(facet) ?? []);
  return {
    topic: of('topic'),
    district: of('district'),
    channel: of('channel'),
    status: of('status'),
    kind: of('kind'),
    department: of('department'),
    precision: of('precision'),
    deadline: of('deadline'),
  };
}
