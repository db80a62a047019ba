import { EXPORT_LIMIT, type ExportQuery, PAGE_LIMIT } from '@/lib/contract/search';
import type { AppealSearch, Position, SearchRequest } from '@/lib/search/appeal-search';
import { type FullItem, presentFullItems } from '../present/present-appeal';
import type { VerbContext } from '../store';
import { planSearch } from './plan-search';
import { refuse } from './refuse';

export interface AppealExport {
  /** How many records the search finds; more than `EXPORT_LIMIT` do not go into one file. */
  readonly total: number;
  /** Pages of records in the order of the search, personal data masked; read one by one. */
  readonly pages: AsyncGenerator<FullItem[]>;
}

/**
 * The records of a search for a file, page by page, so that memory stays bounded. Errors: invalid, unavailable;
 * while a file is being read the engine's own.
 */
export async function exportAppeals({
  ctx: { store },
  search,
  input,
}: {
  ctx: VerbContext;
  search: AppealSearch;
  input: ExportQuery;
}): Promise<AppealExport> {
  const at = { now: store.clock.now(), zone: store.city.profile.zone };
  const asked = { ...input, limit: PAGE_LIMIT, facets: '0' as const };
  const { request } = await planSearch(search, asked, at).catch(refuse);
  const first = await search.search(request).catch(refuse);

  async function* pages(): AsyncGenerator<FullItem[]> {
    let { hits } = first;
    let left = EXPORT_LIMIT;
    while (left > 0) {
      const taken = hits.slice(0, left);
      const last: Position | undefined = taken.at(-1);
      if (last === undefined) return;
      yield await presentFullItems(store, taken);
      left -= taken.length;
      if (hits.length < PAGE_LIMIT) return;
      const next: SearchRequest = { ...request, after: last };
      ({ hits } = await search.search(next));
    }
  }

  return { total: first.total, pages: pages() };
}
