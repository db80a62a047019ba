import { sql } from 'drizzle-orm';
import { withTransaction } from '@/lib/db/with-transaction';
import { cityDate } from '@/lib/domain/city-time';
import { estimateOwn } from '@/lib/domain/hot/estimate-own';
import type { Norm } from '@/lib/domain/log-event';
import { estimateRates, estimateShape, SHORTEST_HISTORY_DAYS } from '@/lib/domain/norm';
import { isHistoryBeingLaid } from '../history/laying';
import { appendEvents, type NewEvent } from '../log/append-events';
import type { Store } from '../store';
import { readDeadlineNorms } from './deadline-norms';
import { readHeatScale } from './heat-scale';
import { type HistorySpan, historySpan, readHourlyHistory } from './read-history';

const META = 'norm-day';

/** The day whose norm the store has; null when it never had one. */
async function publishedDay({ db }: Store): Promise<string | null> {
  const [row] = await db.sql<{ value: unknown }[]>`SELECT value FROM store_meta WHERE key = ${META}`;
  return typeof row?.value === 'string' ? row.value : null;
}

async function estimate(store: Store, span: HistorySpan, day: string): Promise<Norm> {
  const messages = await readHourlyHistory(store, span, 'message');
  const petitions = await readHourlyHistory(store, span, 'petition');
  const shape = estimateShape(messages);
  const rates = {
    messages: estimateRates(messages, shape.profile),
    petitions: estimateRates(petitions, shape.profile),
  };
  return {
    version: `${day}/${span.days}`,
    day,
    historyDays: span.days,
    ...shape,
    ...rates,
    own: {
      messages: estimateOwn(messages, rates.messages, shape.profile),
      petitions: estimateOwn(petitions, rates.petitions, shape.profile),
    },
    deadlines: await readDeadlineNorms(store, span),
  };
}

/** The day's norm no longer stands, as when days were laid under it: the next look publishes it anew. */
export async function forgetNorm({ db }: Store): Promise<void> {
  await db.sql`DELETE FROM store_meta WHERE key = ${META}`;
}

/**
 * Publishes today's norm and heat scale as events, once a city day. Answers what it did; «short» while the
 * history is under fourteen whole days, or still being laid, when nothing has a norm.
 */
export async function publishNorm(store: Store): Promise<'published' | 'known' | 'short'> {
  const now = store.clock.now();
  const day = cityDate(store.city.profile.zone, now);
  if ((await publishedDay(store)) === day) return 'known';
  if (await isHistoryBeingLaid(store)) return 'short';
  const span = await historySpan(store, now);
  if (span.days < SHORTEST_HISTORY_DAYS) return 'short';
  const norm = await estimate(store, span, day);
  const bounds = await readHeatScale(store, span);
  const events: NewEvent[] = [{ appealId: null, body: { type: 'norm.published', norm } }];
  if (bounds !== null) events.push({ appealId: null, body: { type: 'scale.published', day, bounds } });
  await withTransaction(store.db, async (tx) => {
    await appendEvents(tx, events, { actor: 'system:jobs', lane: 'live', restored: false, recordedAt: now });
    await tx.execute(sql`
      INSERT INTO store_meta (key, value) VALUES (${META}, to_jsonb(${day}::text))
      ON CONFLICT (key) DO UPDATE SET value = excluded.value`);
  });
  store.pokeRelay();
  return 'published';
}
