import { sql } from 'drizzle-orm';
import type { Transaction } from '@/lib/db/database';
import { withTransaction } from '@/lib/db/with-transaction';
import { requireScope } from '../actor';
import { type AppealChange, lockAppeals, type StoredAppeal, writeChanges } from '../appeals/appeal-rows';
import { withPlaceReadAnew } from '../appeals/appeal-state';
import { changeEvent, isSameState } from '../appeals/change-event';
import { appendEvents } from '../log/append-events';
import type { VerbContext } from '../store';
import { renewReadings } from './keep-readings';
import { placeReaderFor } from './place-reader';

const BATCH = 500;

export interface Reread {
  readonly read: number;
  /** Of them, those that are elsewhere now, or known more or less exactly. */
  readonly moved: number;
}

interface RereadInput {
  onProgress?(done: number, total: number): void;
}

/**
 * Reads anew, against the present gazetteer, the place of every appeal whose source gave no coordinates and of which
 * no person said where it is. What changes does so by `appeal.updated` in the bulk lane, a batch a transaction: a
 * broken run loses nothing and may be repeated. An erased text keeps its place. Needs the scope `labels`.
 */
export async function rereadPlaces({
  ctx,
  input = {},
}: {
  ctx: VerbContext;
  input?: RereadInput;
}): Promise<Reread> {
  requireScope(ctx.actor, 'labels');
  const { store } = ctx;
  const total = await withTransaction(store.db, countOpen);
  let [after, read, moved] = [0, 0, 0];
  for (;;) {
    const done = await withTransaction(store.db, (tx) => rereadBatch(tx, ctx, after));
    if (done === null) return { read, moved };
    after = done.last;
    read += done.read;
    moved += done.moved;
    store.pokeRelay();
    input.onProgress?.(read, total);
  }
}

/** Without coordinates of the source or a person's word, and with a text to read. */
const OPEN = sql`appeal a JOIN appeal_text t ON t.appeal_id = a.id LEFT JOIN place_reading r ON r.appeal_id = a.id
  WHERE (a.lat IS NULL OR r.origin = 'machine') AND r.origin IS DISTINCT FROM 'person'`;

async function countOpen(tx: Transaction): Promise<number> {
  const [row] = await tx.execute<{ n: string }>(sql`SELECT count(*) AS n FROM ${OPEN}`);
  return Number(row?.n ?? 0);
}

async function nextIds(tx: Transaction, after: number): Promise<number[]> {
  const rows = await tx.execute<{ id: string }>(
    sql`SELECT a.id FROM ${OPEN} AND a.id > ${after} ORDER BY a.id LIMIT ${BATCH}`,
  );
  return rows.map(({ id }) => Number(id));
}

/** A person or the source may have spoken between the look and the lock. */
const isOpen = ({ state: { placeOrigin, lat } }: StoredAppeal) =>
  placeOrigin === 'machine' || (placeOrigin === null && lat === null);

async function rereadBatch(
  tx: Transaction,
  { store, actor }: VerbContext,
  after: number,
): Promise<(Reread & { last: number }) | null> {
  const ids = await nextIds(tx, after);
  const last = ids.at(-1);
  if (last === undefined) return null;
  const places = await placeReaderFor(tx, store);
  const open = [...(await lockAppeals(tx, ids)).values()].filter(isOpen);
  const read = open.map((stored): AppealChange => {
    const { keys, bodyHash, state } = stored;
    return { stored, keys, bodyHash, next: withPlaceReadAnew(state, { city: store.city, places }) };
  });
  const changes = read.filter(({ stored, next }) => !isSameState(stored, next));
  await writeChanges(tx, changes);
  const now = store.clock.now();
  await renewReadings(tx, {
    appeals: read.map(({ stored, next }) => ({ id: stored.id, state: next })),
    places,
    now,
  });
  await appendEvents(
    tx,
    changes.map((change) => changeEvent('appeal.updated', change)),
    { actor: actor.id, lane: 'bulk', restored: false, recordedAt: now },
  );
  return { last, read: open.length, moved: changes.length };
}
