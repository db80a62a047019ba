import type { AppealSearch, WriteOutcome } from '@/lib/search/appeal-search';
import { parkPoison } from '../log/poison';
import type { Store } from '../store';

/** Under this name the indexer of an engine keeps its place in the log. */
export const indexConsumer = ({ engine }: AppealSearch) => `index:${engine}`;

/**
 * Sets documents that an engine refuses for good aside with its reasons, at the last event of their appeals: the
 * rest goes on, and a person sees them. One whose events have no place yet is refused again when they come.
 */
export async function parkRefused(
  store: Store,
  search: AppealSearch,
  { refused }: WriteOutcome,
): Promise<void> {
  const reasons = new Map(refused.map(({ id, reason }) => [id, reason]));
  if (reasons.size === 0) return;
  const rows = await store.db.sql<{ id: string; pos: string }[]>`
    SELECT e.appeal_id AS id, max(p.pos) AS pos FROM appeal_event e JOIN event_publication p ON p.event_id = e.id
    WHERE e.appeal_id = ANY(${[...reasons.keys()]}::bigint[]) GROUP BY e.appeal_id`;
  for (const { id, pos } of rows) {
    const error = new Error(reasons.get(Number(id)) ?? '');
    await parkPoison(store, { consumer: indexConsumer(search), pos: Number(pos), error });
  }
}
