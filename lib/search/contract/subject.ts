import { NOT_DUE } from '@/lib/domain/deadline/standing';
import { parseSearchQuery, searchableText } from '@/lib/domain/search-text';
import type { AppealSearch, SearchDocument, SearchFilter, SearchHit, SearchResult } from '../appeal-search';

/** An adapter under test, over an index of its own. */
export interface Subject {
  readonly search: AppealSearch;
  /** Deletes the live index behind the adapter's back. */
  deleteIndex(): Promise<void>;
  close(): Promise<void>;
}

export type OpenSubject = () => Promise<Subject>;

/** Monday 23.11.2026 14:05 in Tolyatti. */
export const NOON = Date.parse('2026-11-23T10:05:00Z');

/** A document that holds `text` as the services fold it; later ids are newer by a second. */
export function documentOf(
  id: number,
  text: string,
  fields: Partial<Omit<SearchDocument, 'id' | 'text'>> = {},
): SearchDocument {
  return {
    id,
    version: 1,
    text: searchableText(text),
    kind: 'message',
    source: 'vk',
    channel: 'vk',
    topic: 'roads',
    district: 'avto',
    department: null,
    status: 'registered',
    precision: 'none',
    cell: null,
    created: NOON + id * 1_000,
    finish: 'open',
    urgency: NOT_DUE,
    near: NOT_DUE,
    ...fields,
  };
}

/** Makes the documents the whole live index. */
export async function fillIndex(search: AppealSearch, documents: readonly SearchDocument[]): Promise<void> {
  const target = await search.startRebuild();
  await target.write(documents);
  await target.swap();
}

export function find(search: AppealSearch, query: string, filter: SearchFilter = {}): Promise<SearchResult> {
  return search.search({ terms: parseSearchQuery(query), filter, now: NOON, limit: 1_000, after: null });
}

export async function idsOf(
  search: AppealSearch,
  query: string,
  filter: SearchFilter = {},
): Promise<number[]> {
  const { hits, total } = await find(search, query, filter);
  const ids = hits.map(({ id }) => id);
  if (total !== ids.length) throw new Error(`total ${total}, but ${ids.length} hits`);
  return ids.sort((a, b) => a - b);
}

/** The pieces of the original text that a hit marks. */
export function markedIn(text: string, hit: SearchHit | undefined): string[] {
  return (hit?.marks ?? []).map(([start, end]) => text.slice(start, end));
}
