import type { QueryReading, SearchAnswer, SearchQuery } from '@/lib/contract/search';
import type { AppealSearch, SearchResult } from '@/lib/search/appeal-search';
import type { UnderstoodQuery } from '@/lib/search/understand-query';
import { presentItems } from '../present/present-appeal';
import type { VerbContext } from '../store';
import { nearSearches } from './near-searches';
import { planSearch, type SearchPlan } from './plan-search';
import { refuse } from './refuse';
import { encodeCursor } from './search-cursor';
import type { QueryTime } from './search-moment';
import { barGrid, readBars } from './time-bars';

interface SearchVerb {
  readonly ctx: VerbContext;
  readonly search: AppealSearch;
  readonly input: SearchQuery;
}

/**
 * Full-text search as people search: slips of the keyboard, synonyms, counts by every side, map and time. Errors:
 * invalid, unavailable when the engine does not answer.
 */
export async function searchAppeals({ ctx, search, input }: SearchVerb): Promise<SearchAnswer> {
  const { store } = ctx;
  const at = { now: store.clock.now(), zone: store.city.profile.zone };
  const { plan, found, exactTotal, near, grid } = await ask(search, input, at).catch(refuse);
  const hits = found.hits.slice(0, input.limit);
  const last = hits.at(-1);
  const tiers = new Map(hits.map(({ id, tier }) => [id, tier]));
  const items = await presentItems(store, hits);
  return {
    total: found.total,
    exactTotal,
    reading: readingOf(plan.understood),
    near,
    items: items.map((item) => ({ ...item, isExact: !plan.isExpanded || (tiers.get(item.id) ?? 0) > 0 })),
    facets: mutableFacets(found.facets),
    cells: found.cells.map(({ value, count }) => ({ cell: value, count })),
    bars: grid === null ? null : readBars(found.bars, grid),
    next: last !== undefined && found.hits.length > input.limit ? encodeCursor(last) : null,
  };
}

/** What the engine says: the hits and one more, which tells whether there is another page. */
async function ask(search: AppealSearch, input: SearchQuery, at: QueryTime) {
  const plan = await planSearch(search, input, at);
  const { request } = plan;
  const grid = input.bars === undefined ? null : barGrid(input.bars, request.filter, at);
  const count = { facets: input.facets === '1', ...request.count, ...(grid === null ? {} : { bars: grid }) };
  const [found, exactTotal] = await Promise.all([
    search.search({ ...request, count, limit: input.limit + 1 }),
    exactCount(search, plan),
  ]);
  const near = found.total === 0 ? await nearSearches(search, input, request) : [];
  return { plan, found, exactTotal: exactTotal ?? found.total, near, grid };
}

/** How many hits meet the words themselves; null where all do. */
async function exactCount(
  search: AppealSearch,
  { request, understood, isExpanded }: SearchPlan,
): Promise<number | null> {
  if (!isExpanded) return null;
  const { filter, now } = request;
  const asked = { terms: understood.exact, filter, now, limit: 0, after: null, count: { facets: false } };
  return (await search.search(asked)).total;
}

function readingOf({ query, corrections, alike, terms }: UnderstoodQuery): QueryReading {
  const alikes = new Set(alike.map(({ to }) => to));
  const others = terms.flatMap((term) => term.others ?? []).map(({ words }) => words.join(' '));
  return {
    query,
    corrections: corrections.map((change) => ({ ...change })),
    alike: alike.map((change) => ({ ...change })),
    synonyms: [...new Set(others)].filter((text) => !alikes.has(text)),
  };
}

function mutableFacets(facets: SearchResult['facets']): SearchAnswer['facets'] {
  const copy = (list: readonly { value: string; count: number }[]) => list.map((entry) => ({ ...entry }));
  const { topic, district, channel, status, kind, department, precision, deadline } = facets;
  return {
    topic: copy(topic),
    district: copy(district),
    channel: copy(channel),
    status: copy(status),
    kind: copy(kind),
    department: copy(department),
    precision: copy(precision),
    deadline: copy(deadline),
  };
}
