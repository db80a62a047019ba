import { sql } from 'drizzle-orm';
import type { Transaction } from '@/lib/db/database';
import { SECOND } from '@/lib/domain/city-time';
import { appendEvents } from '../log/append-events';
import { mark } from '../mark';
import type { Store } from '../store';

export interface Poll {
  readonly source: string;
  /** How often the source promises to come; absent keeps what it promised before. */
  readonly intervalSeconds?: number | null;
}

export interface PollOrigin {
  readonly actor: string;
  readonly at: number;
  readonly restored: boolean;
}

/** A poll so soon after the last one tells nobody anything: a twentieth of the interval, a second at least. */
function leastGap(intervalSeconds: number | null): number {
  return Math.max(SECOND, ((intervalSeconds ?? 0) * SECOND) / 20);
}

const lastPolls = new WeakMap<Store, Map<string, number>>();

function lastPollsOf(store: Store): Map<string, number> {
  let known = lastPolls.get(store);
  if (known === undefined) {
    known = new Map();
    lastPolls.set(store, known);
  }
  return known;
}

/** Notes a successful poll of a source, and the source itself when it is heard for the first time. */
export async function recordPoll(
  tx: Transaction,
  store: Store,
  input: { poll: Poll; origin: PollOrigin },
): Promise<void> {
  const { poll, origin } = input;
  const named = store.city.profile.sources.find((entry) => entry.id === poll.source);
  const [row] = await tx.execute<{ interval_seconds: number | null; is_changed: boolean }>(sql`
    INSERT INTO source AS s (code, name, interval_seconds, first_seen_at)
    VALUES (${poll.source}, ${named?.name ?? poll.source}, ${poll.intervalSeconds ?? named?.intervalSeconds ?? null}, ${mark(origin.at)})
    ON CONFLICT (code) DO UPDATE
      SET interval_seconds = coalesce(${poll.intervalSeconds ?? null}::int, s.interval_seconds)
      WHERE s.interval_seconds IS DISTINCT FROM coalesce(${poll.intervalSeconds ?? null}::int, s.interval_seconds)
    RETURNING interval_seconds, true AS is_changed`);
  const intervalSeconds = row === undefined ? await knownInterval(tx, poll.source) : row.interval_seconds;
  const known = lastPollsOf(store);
  const last = known.get(poll.source) ?? Number.NEGATIVE_INFINITY;
  if (row === undefined && origin.at - last < leastGap(intervalSeconds)) return;
  known.set(poll.source, origin.at);
  await appendEvents(
    tx,
    [
      {
        appealId: null,
        body: { type: 'source.polled', source: poll.source, at: origin.at, intervalSeconds },
      },
    ],
    { actor: origin.actor, lane: 'live', restored: origin.restored, recordedAt: origin.at },
  );
}

async function knownInterval(tx: Transaction, source: string): Promise<number | null> {
  const [row] = await tx.execute<{ interval_seconds: number | null }>(
    sql`SELECT interval_seconds FROM source WHERE code = ${source}`,
  );
  return row?.interval_seconds ?? null;
}
