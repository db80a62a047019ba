import { z } from 'zod';
import type { Filters } from '@/components/appeals/appeals-url';
import { sortOf } from '@/components/appeals/sort-links';
import type { FieldError } from '@/lib/contract/app-error';
import { type SearchQuery, searchQuery } from '@/lib/contract/search';
import { DAY, localToInstant } from '@/lib/domain/city-time';
import { explainIssues } from '@/lib/services/intake/parse-row';

z.config(z.locales.ru());

const PAGE = 60;
const CITY_CELLS = 8;
const FINEST_CELLS = 9;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

export type ReadQuery =
  | {
      readonly ok: true;
      readonly query: SearchQuery;
      /** The filters as the API takes them: days as moments, the order named. */
      readonly asked: Filters;
    }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

/** A day picked in the form is the city's day: from its first moment, to its last. */
function momentOf(date: string | undefined, zone: string, days: number): string | undefined {
  if (date === undefined || !DATE.test(date)) return date;
  const local = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(local)) return date;
  return new Date(localToInstant(zone, local + days * DAY) - (days > 0 ? 1 : 0)).toISOString();
}

/** The filters of the address as a search; what is not understood is told by its field. */
export function readQuery(filters: Filters, zone: string): ReadQuery {
  const { from, to, ...rest } = filters;
  const moments = { from: momentOf(from, zone, 0), to: momentOf(to, zone, 1) };
  const asked: Filters = present({ ...rest, ...moments, sort: sortOf(filters) });
  const views = { limit: PAGE, bars: 'auto', cells: filters.cell === undefined ? CITY_CELLS : FINEST_CELLS };
  const parsed = searchQuery.safeParse({ ...asked, ...views }, { reportInput: true });
  return parsed.success
    ? { ok: true, query: parsed.data, asked }
    : { ok: false, errors: explainIssues(parsed.error) };
}

function present(filters: { readonly [name in keyof Filters]: string | undefined }): Filters {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined));
}
