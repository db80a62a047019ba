import { SEARCH_FILTERS } from '@/lib/contract/search';

/** The filters of the list as they stand in the address; a cursor belongs to one set of filters only. */
export const FILTERS = SEARCH_FILTERS;
export type FilterName = (typeof FILTERS)[number];
export type Filters = Readonly<Partial<Record<FilterName, string>>>;

/** The list with these filters changed; null takes one away. Always from the first page. */
export function appealsHref(
  filters: Filters,
  changes: Partial<Record<FilterName, string | null>> = {},
): string {
  const query = new URLSearchParams();
  for (const name of FILTERS) {
    const value = name in changes ? changes[name] : filters[name];
    if (typeof value === 'string' && value !== '') query.set(name, value);
  }
  const text = query.toString();
  return text === '' ? '/appeals' : `/appeals?${text}`;
}

/** The same list from a later place on. */
export function cursorHref(filters: Filters, cursor: string): string {
  const href = appealsHref(filters);
  return `${href}${href.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(cursor)}`;
}

/** The same search as a query string for the API; `more` is laid over it. */
export function apiQuery(filters: Filters, more: Readonly<Record<string, string>> = {}): string {
  const href = appealsHref(filters);
  const query = new URLSearchParams(href.split('?')[1] ?? '');
  for (const [name, value] of Object.entries(more)) query.set(name, value);
  return query.toString();
}

/** The known filters of a query string; of a doubled one the first. */
export function readFilters(query: Readonly<Record<string, string | string[] | undefined>>): Filters {
  const filters: Partial<Record<FilterName, string>> = {};
  for (const name of FILTERS) {
    const given = query[name];
    const value = (Array.isArray(given) ? given[0] : given)?.trim();
    if (value) filters[name] = value;
  }
  return filters;
}
