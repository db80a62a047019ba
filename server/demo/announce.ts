import { announceOutage } from '@/lib/services/outages/announce-outage';
import type { VerbContext } from '@/lib/services/store';
import type { Announcement } from './script';

/** Tells the store of an outage of the script; `toInstant` turns the script's local moments into epoch ms. */
export function announce(
  ctx: VerbContext,
  { id, kind, title, topics, district, from, to, ended }: Announcement,
  toInstant: (local: number) => number,
) {
  const times = {
    from: toInstant(from),
    to: toInstant(to),
    endedAt: ended === null ? null : toInstant(ended),
  };
  return announceOutage({ ctx, input: { id, kind, title, topics: [...topics], district, ...times } });
}
