import type { SearchQuery } from '@/lib/contract/search';
import { isExpanded } from '@/lib/domain/search/expand-query';
import type { AppealSearch, SearchFilter, SearchRequest } from '@/lib/search/appeal-search';
import {
  preferredOf,
  takeLiterally,
  type UnderstoodQuery,
  understandQuery,
} from '@/lib/search/understand-query';
import { decodeCursor } from './search-cursor';
import { type QueryTime, resolveMoment } from './search-moment';

/** A query of the contract as one of the engine. */
export interface SearchPlan {
  readonly understood: UnderstoodQuery;
  readonly request: SearchRequest;
  /** Whether some hits come through other words than those asked for. */
  readonly isExpanded: boolean;
}

export function filterOf(query: SearchQuery, at: QueryTime): SearchFilter {
  const { topic, kind, district, channel, department, status, precision, deadline, cell, from, to } = query;
  return {
    ...(topic === undefined ? {} : { topic }),
    ...(kind === undefined ? {} : { kind }),
    ...(district === undefined ? {} : { district }),
    ...(channel === undefined ? {} : { channel }),
    ...(department === undefined ? {} : { department }),
    ...(status === undefined ? {} : { status }),
    ...(precision === undefined ? {} : { precision }),
    ...(deadline === undefined ? {} : { deadline }),
    ...(cell === undefined ? {} : { cell }),
    ...(from === undefined ? {} : { from: resolveMoment(from, at) }),
    ...(to === undefined ? {} : { to: resolveMoment(to, at) }),
  };
}

/** Reads the words and lays out the search. Errors: invalid; throws when the engine does not answer. */
export async function planSearch(
  search: AppealSearch,
  input: SearchQuery,
  at: QueryTime,
): Promise<SearchPlan> {
  const q = input.q ?? '';
  const after = input.cursor === undefined ? null : decodeCursor(input.cursor);
  const filter = filterOf(input, at);
  const understood = input.exact === '1' ? takeLiterally(q) : await understandQuery(search, q);
  return {
    understood,
    isExpanded: isExpanded(understood.terms),
    request: {
      terms: understood.terms,
      preferred: preferredOf(understood, input.sort === 'relevance' ? 'relevance' : 'date'),
      order: input.sort === 'deadline' ? 'deadline' : 'newest',
      filter,
      now: at.now,
      limit: input.limit,
      after,
      count: { facets: input.facets === '1', ...(input.cells === undefined ? {} : { cells: input.cells }) },
    },
  };
}
