import { sql } from 'drizzle-orm';
import type { Transaction } from '@/lib/db/database';
import { withTransaction } from '@/lib/db/with-transaction';
import { requireScope } from '../actor';
import { lockAppeals, writeChanges } from '../appeals/appeal-rows';
import { changeEvent } from '../appeals/change-event';
import { appendEvents } from '../log/append-events';
import type { Store, VerbContext } from '../store';
import { topicChange } from './change-topic';
import { confirmedTopics, storeReadings } from './store-readings';

const BATCH = 500;

export interface Relabelled {
  readonly read: number;
  readonly relabelled: number;
}

/**
 * Reads anew, by the active reader, what the machine had read and no person confirmed; topics that change do so by
 * `appeal.relabelled` in the bulk lane, a batch a transaction, so a broken run loses nothing and may be repeated.
 * What a source labelled is left alone. Needs the scope `labels`.
 */
export async function relabelUnconfirmed({ ctx }: { ctx: VerbContext }): Promise<Relabelled> {
  requireScope(ctx.actor, 'labels');
  const { store } = ctx;
  let after = 0;
  let read = 0;
  let relabelled = 0;
  for (;;) {
    const done = await withTransaction(store.db, (tx) => relabelBatch(tx, ctx, after));
    if (done === null) break;
    after = done.last;
    read += done.read;
    relabelled += done.relabelled;
    store.pokeRelay();
  }
  return { read, relabelled };
}

async function nextIds(tx: Transaction, after: number): Promise<number[]> {
  const rows = await tx.execute<{ appeal_id: string }>(sql`
    SELECT r.appeal_id FROM topic_reading r JOIN appeal a ON a.id = r.appeal_id
    WHERE r.confirmed IS NULL AND a.topic_label IS NULL AND r.appeal_id > ${after}
    ORDER BY r.appeal_id LIMIT ${BATCH}`);
  return rows.map((row) => Number(row.appeal_id));
}

async function relabelBatch(
  tx: Transaction,
  { store, actor }: VerbContext,
  after: number,
): Promise<(Relabelled & { last: number }) | null> {
  const ids = await nextIds(tx, after);
  const last = ids.at(-1);
  if (last === undefined) return null;
  const locked = await lockAppeals(tx, ids);
  // A person may have spoken between the look and the lock.
  const confirmed = await confirmedTopics(tx, ids);
  const open = [...locked.values()].filter(
    ({ id, state }) => !confirmed.has(id) && state.topicLabel === null,
  );
  const changes = await readAnew(tx, store, open);
  await writeChanges(tx, changes);
  await appendEvents(
    tx,
    changes.map((change) => changeEvent('appeal.relabelled', change)),
    { actor: actor.id, lane: 'bulk', restored: false, recordedAt: store.clock.now() },
  );
  return { last, read: open.length, relabelled: changes.length };
}

async function readAnew(tx: Transaction, store: Store, open: Parameters<typeof topicChange>[1][]) {
  const reader = await store.topics.reader(tx);
  const read = open.map((stored) => ({ stored, reading: reader.read(stored.state.text) }));
  await storeReadings(
    tx,
    read.map(({ stored, reading }) => ({ appealId: stored.id, reading, reader: reader.name })),
  );
  const rules = { router: await store.routing.router(tx), ruler: await store.deadlines.ruler(tx) };
  return read
    .filter(({ stored, reading }) => reading.topic !== stored.state.topic)
    .map(({ stored, reading }) => topicChange(rules, stored, reading.topic));
}
