import type { NearSearch, SearchQuery } from '@/lib/contract/search';
import { readQuery } from '@/lib/domain/search-text';
import type { AppealSearch, SearchFilter, SearchRequest } from '@/lib/search/appeal-search';
import { takeLiterally, understandQuery } from '@/lib/search/understand-query';

const FILTERS = [
  'topic',
  'kind',
  'district',
  'channel',
  'department',
  'status',
  'precision',
  'deadline',
  'cell',
] as const;

/** No more searches than this are tried, and no more are offered. */
const MOST_TRIED = 14;
const MOST_OFFERED = 6;

interface Candidate {
  readonly near: Omit<NearSearch, 'count'>;
  readonly query: string;
  readonly filter: SearchFilter;
}

/** The filter without some of its sides. */
function without(filter: SearchFilter, ...names: (keyof SearchFilter)[]): SearchFilter {
  return Object.fromEntries(Object.entries(filter).filter(([name]) => !names.some((left) => left === name)));
}

function byWords(query: string, filter: SearchFilter): Candidate[] {
  const tokens = readQuery(query);
  const candidates = tokens.map(({ term }, i): Candidate => {
    const rest = tokens.filter((_, k) => k !== i).map(({ raw }) => raw);
    const loosened = term.isPhrase && !term.isExcluded ? [...rest, ...term.words] : rest;
    const kind = term.isExcluded ? 'exclusion' : term.isPhrase ? 'phrase' : 'word';
    const text = loosened.join(' ');
    return { near: { kind, name: 'q', value: text === '' ? null : text }, query: text, filter };
  });
  return tokens.length > 1 || tokens.some(({ term }) => term.isPhrase) ? candidates : [];
}

function byFilters(query: string, filter: SearchFilter): Candidate[] {
  const candidates: Candidate[] = [];
  if (query !== '') candidates.push({ near: { kind: 'filter', name: 'q', value: null }, query: '', filter });
  if (filter.from !== undefined || filter.to !== undefined) {
    const near = { kind: 'period', name: 'from', value: null } as const;
    candidates.push({ near, query, filter: without(filter, 'from', 'to') });
  }
  for (const name of FILTERS) {
    if (filter[name] === undefined) continue;
    candidates.push({ near: { kind: 'filter', name, value: null }, query, filter: without(filter, name) });
  }
  return candidates;
}

/**
 * Searches one step away from one that found nothing: without one word (the rarest leaves the most), with a phrase
 * as words, without the period or one filter. Only those that find something, the richest first.
 */
export async function nearSearches(
  search: AppealSearch,
  input: SearchQuery,
  request: SearchRequest,
): Promise<NearSearch[]> {
  const query = input.q ?? '';
  const candidates = [...byWords(query, request.filter), ...byFilters(query, request.filter)];
  const tried = candidates.slice(0, MOST_TRIED).map(async ({ near, query: text, filter }) => {
    const { terms } = input.exact === '1' ? takeLiterally(text) : await understandQuery(search, text);
    const count = { facets: false };
    const { total } = await search.search({ terms, filter, now: request.now, limit: 0, after: null, count });
    return { ...near, count: total };
  });
  const counted = await Promise.all(tried);
  return counted
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .slice(0, MOST_OFFERED);
}
