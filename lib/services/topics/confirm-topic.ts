import { sql } from 'drizzle-orm';
import { AppError } from '@/lib/contract/app-error';
import type { TopicConfirmed } from '@/lib/contract/topics';
import type { Transaction } from '@/lib/db/database';
import { withTransaction } from '@/lib/db/with-transaction';
import { requireScope } from '../actor';
import { lockAppeals, writeChanges } from '../appeals/appeal-rows';
import { changeEvent } from '../appeals/change-event';
import { appendEvents } from '../log/append-events';
import { mark } from '../mark';
import type { VerbContext } from '../store';
import { topicChange } from './change-topic';
import { storeReadings } from './store-readings';

interface Confirmation {
  readonly id: number;
  readonly topic: string;
}

/**
 * Takes a person's word on what an appeal is about: it leads over the source and the machine, and teaches the next
 * training. Needs the scope `labels`; errors: not-found, invalid for an unknown topic.
 */
export async function confirmTopic({
  ctx: { store, actor },
  input: { id, topic },
}: {
  ctx: VerbContext;
  input: Confirmation;
}): Promise<TopicConfirmed> {
  requireScope(actor, 'labels');
  if (!store.city.profile.topics.some((entry) => entry.id === topic)) {
    throw new AppError('invalid', 'ничего не изменено: такой темы у города нет', [
      { field: 'topic', message: `нет темы «${topic}»` },
    ]);
  }
  const now = store.clock.now();
  const isChanged = await withTransaction(store.db, async (tx) => {
    const stored = (await lockAppeals(tx, [id])).get(id);
    if (stored === undefined) throw new AppError('not-found', `записи № ${id} нет`);
    const reader = await store.topics.reader(tx);
    await storeReadings(tx, [{ appealId: id, reading: reader.read(stored.state.text), reader: reader.name }]);
    await keepWord(tx, { id, topic, actor: actor.id, now });
    if (stored.state.topic === topic) return false;
    const change = topicChange(
      { router: await store.routing.router(tx), ruler: await store.deadlines.ruler(tx) },
      stored,
      topic,
    );
    await writeChanges(tx, [change]);
    const origin = { actor: actor.id, lane: 'live', restored: false, recordedAt: now } as const;
    await appendEvents(tx, [changeEvent('appeal.relabelled', change)], origin);
    return true;
  });
  store.pokeRelay();
  const name = store.city.topicName(topic);
  return { id, topic, isChanged, message: `тема «${name}» ${isChanged ? 'поставлена' : 'подтверждена'}` };
}

async function keepWord(tx: Transaction, word: Confirmation & { actor: string; now: number }): Promise<void> {
  await tx.execute(sql`
    UPDATE topic_reading SET confirmed = ${word.topic}, confirmed_by = ${word.actor}, confirmed_at = ${mark(word.now)}
    WHERE appeal_id = ${word.id}`);
}
