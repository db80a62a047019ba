import type { Lane, LogEventBody, PublishedEvent } from '@/lib/domain/log-event';

/** A row as `PUBLISHED_COLUMNS` selects it: times in ms, numbers as the driver's strings. */
export type PublishedRow = {
  pos: string;
  published_at: number;
  id: string;
  actor: string;
  lane: Lane;
  restored: boolean;
  recorded_at: number;
  body: LogEventBody;
};

/** `e` is appeal_event; `pos` and `published_at` come from the caller. */
export const PUBLISHED_COLUMNS = `e.id, e.actor, e.lane, e.restored,
  (extract(epoch from e.recorded_at) * 1000)::float8 AS recorded_at, e.body`;

export function toPublishedEvent(row: PublishedRow): PublishedEvent {
  return {
    pos: Number(row.pos),
    publishedAt: row.published_at,
    id: Number(row.id),
    actor: row.actor,
    lane: row.lane,
    restored: row.restored,
    recordedAt: row.recorded_at,
    body: row.body,
  };
}
