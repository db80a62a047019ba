import { announceOutage } from '@/lib/services/outages/announce-outage';
import type { VerbContext } from '@/lib/services/store';
import type { Announcement } from './script';

/** Tells the store of an outage of the script; `toInstant` turns the script's local moments into epoch ms. */
export function announce(
  ctx: VerbContext,
  { id, kind, title, by, area, topics, district, from, to, ended }: Announcement,
  toInstant: (local: number) => number,
) {
  const told = { id, kind, title, by, area, topics: [...topics], district };
  const times = { from: toInstant(from), to: toInstant(to) };
  const end = ended === null ? {} : { endedAt: toInstant(ended) };
  return announceOutage({ ctx, input: { ...told, ...times, ...end } });
}
