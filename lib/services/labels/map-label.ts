import { sql } from 'drizzle-orm';
import { AppError } from '@/lib/contract/app-error';
import type { LabelMapped, LabelMapping } from '@/lib/contract/mending';
import type { Transaction } from '@/lib/db/database';
import { withTransaction } from '@/lib/db/with-transaction';
import { UNDETERMINED_TOPIC } from '@/lib/domain/appeal';
import { requireScope } from '../actor';
import { lockAppeals, writeChanges } from '../appeals/appeal-rows';
import { changeEvent } from '../appeals/change-event';
import type { City } from '../city/city';
import { appendEvents, type EventOrigin } from '../log/append-events';
import { mark } from '../mark';
import type { Store, VerbContext } from '../store';
import { topicChange } from '../topics/change-topic';

const BATCH = 1_000;
/** More than this many changes at once go into the lane that does not delay live appeals. */
const LIVE_LIMIT = 200;

/**
 * Decides what a source's label means and gives its appeals the topic, each with an `appeal.relabelled` event, in
 * one transaction. Null takes the decision back. Needs the scope `labels`; errors: invalid for an unknown topic.
 */
export async function mapLabel({
  ctx,
  input,
}: {
  ctx: VerbContext;
  input: LabelMapping;
}): Promise<LabelMapped> {
  const { store, actor } = ctx;
  requireScope(actor, 'labels');
  const { city } = store;
  const topic = topicAfter(city, input);
  const now = store.clock.now();
  const relabelled = await withTransaction(store.db, async (tx) => {
    await decide(tx, input, now);
    const ids = await affected(tx, input, topic);
    const lane = ids.length > LIVE_LIMIT ? 'bulk' : 'live';
    const origin: EventOrigin = { actor: actor.id, lane, restored: false, recordedAt: now };
    for (let from = 0; from < ids.length; from += BATCH) {
      await relabel(tx, { store, ids: ids.slice(from, from + BATCH), topic, origin });
    }
    return ids.length;
  });
  store.pokeRelay();
  return {
    topic,
    relabelled,
    message: relabelled === 0 ? 'записано' : `записано, тема сменилась у ${relabelled}`,
  };
}

function topicAfter(city: City, { label, topic }: LabelMapping): string {
  if (topic === null) return city.topicByLabel(label) ?? UNDETERMINED_TOPIC;
  if (city.profile.topics.some(({ id }) => id === topic)) return topic;
  throw new AppError('invalid', 'ничего не изменено: такой темы у города нет', [
    { field: 'topic', message: `нет темы «${topic}»` },
  ]);
}

/** The row stays locked to the end: an appeal that is being registered with this label waits, or is seen here. */
async function decide(tx: Transaction, { source, label, topic }: LabelMapping, now: number): Promise<void> {
  await tx.execute(sql`
    INSERT INTO topic_label (source, label, topic, first_seen_at) VALUES (${source}, ${label}, ${topic}, ${mark(now)})
    ON CONFLICT (source, label) DO UPDATE SET topic = excluded.topic`);
}

async function affected(tx: Transaction, { source, label }: LabelMapping, topic: string): Promise<number[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    SELECT a.id FROM appeal a WHERE a.source = ${source} AND a.topic_label = ${label} AND a.topic <> ${topic}
      AND NOT EXISTS (SELECT FROM topic_reading r WHERE r.appeal_id = a.id AND r.confirmed IS NOT NULL)
    ORDER BY a.id`);
  return rows.map(({ id }) => Number(id));
}

interface Relabelling {
  readonly store: Store;
  readonly ids: readonly number[];
  readonly topic: string;
  readonly origin: EventOrigin;
}

async function relabel(tx: Transaction, { store, ids, topic, origin }: Relabelling): Promise<void> {
  const locked = await lockAppeals(tx, ids);
  const rules = { router: await store.routing.router(tx), ruler: await store.deadlines.ruler(tx) };
  const changes = [...locked.values()].map((stored) => topicChange(rules, stored, topic));
  await writeChanges(tx, changes);
  await appendEvents(
    tx,
    changes.map((change) => changeEvent('appeal.relabelled', change)),
    origin,
  );
}
