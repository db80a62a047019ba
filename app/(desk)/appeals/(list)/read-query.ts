import { z } from 'zod';
import type { Filters } from '@/components/appeals/appeals-url';
import type { FieldError } from '@/lib/contract/app-error';
import { type SearchQuery, searchQuery } from '@/lib/contract/search';
import { DAY, localToInstant } from '@/lib/domain/city-time';
import { explainIssues } from '@/lib/services/intake/parse-row';

z.config(z.locales.ru());

const PAGE = 20;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

export type ReadQuery =
  | { readonly ok: true; readonly query: SearchQuery }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

/** A day picked in the form is the city's day: from its first moment, to its last. */
function momentOf(date: string | undefined, zone: string, days: number): string | undefined {
  if (date === undefined || !DATE.test(date)) return date;
  const local = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(local)) return date;
  return new Date(localToInstant(zone, local + days * DAY) - (days > 0 ? 1 : 0)).toISOString();
}

/** The filters of the address as a search; what is not understood is told by its field. */
export function readQuery(filters: Filters, cursor: string | undefined, zone: string): ReadQuery {
  const { from, to, ...rest } = filters;
  const given = { ...rest, from: momentOf(from, zone, 0), to: momentOf(to, zone, 1), cursor, limit: PAGE };
  const present = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const parsed = searchQuery.safeParse(present, { reportInput: true });
  return parsed.success
    ? { ok: true, query: parsed.data }
    : { ok: false, errors: explainIssues(parsed.error) };
}
