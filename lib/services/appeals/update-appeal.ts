import { AppError } from '@/lib/contract/app-error';
import type { AppealPatch } from '@/lib/contract/appeal-input';
import type { Transaction } from '@/lib/db/database';
import { withTransaction } from '@/lib/db/with-transaction';
import { FUTURE_TOLERANCE } from '@/lib/domain/time-window';
import { requireScope } from '../actor';
import { withDeadlines } from '../deadlines/deadline-desk';
import { requireOpenDepartment } from '../departments/require-open-department';
import { resolveLabels } from '../labels/resolve-labels';
import { appendEvents } from '../log/append-events';
import { renewReadings } from '../places/keep-readings';
import { type PlaceReader, placeReaderFor } from '../places/place-reader';
import type { Store, VerbContext } from '../store';
import { withTopic } from '../topics/change-topic';
import { confirmedTopics } from '../topics/store-readings';
import { lockAppeals, type StoredAppeal, writeChanges } from './appeal-rows';
import { type AppealState, stateAfterPatch } from './appeal-state';
import { changeEvent, isSameState } from './change-event';
import { opaqueKeys } from './identities';

const MOMENTS = ['answeredAt', 'closedAt'] as const;

function refuseFuture(patch: AppealPatch, now: number): void {
  const errors = MOMENTS.filter((field) => (patch[field] ?? 0) > now + FUTURE_TOLERANCE).map((field) => ({
    field,
    message: 'время впереди часов сервера больше чем на 5 минут',
  }));
  if (errors.length > 0)
    throw new AppError('invalid', 'изменение не принято: исправьте время и пришлите снова', errors);
}

/**
 * Takes later facts of an appeal: status, answer, closing, due date, department, topic, place. The same facts
 * again change nothing. Needs the scope `ingest`; errors: not-found, invalid.
 */
export async function updateAppeal({
  ctx,
  input,
}: {
  ctx: VerbContext;
  input: { id: number; patch: AppealPatch };
}): Promise<{ isChanged: boolean }> {
  const { store, actor } = ctx;
  requireScope(actor, 'ingest');
  const now = store.clock.now();
  refuseFuture(input.patch, now);
  const isChanged = await withTransaction(store.db, async (tx) => {
    const stored = (await lockAppeals(tx, [input.id])).get(input.id);
    if (stored === undefined) throw new AppError('not-found', `записи № ${input.id} нет`);
    const places = await placeReaderFor(tx, store);
    if (typeof input.patch.department === 'string') await refuseClosed(tx, store, input.patch.department);
    const patched = await nextState(tx, store, { stored, patch: input.patch, now, places });
    const next = withDeadlines(await store.deadlines.ruler(tx), patched, stored.state);
    if (isSameState(stored, next)) return false;
    const [keys = stored.keys] = await opaqueKeys(tx, store.secret, [next]);
    const change = { stored, next, keys, bodyHash: stored.bodyHash };
    await writeChanges(tx, [change]);
    await renewReadings(tx, { appeals: [{ id: stored.id, state: next }], places, now });
    const origin = { actor: actor.id, lane: 'live', restored: false, recordedAt: now } as const;
    await appendEvents(tx, [changeEvent('appeal.updated', change)], origin);
    return true;
  });
  store.pokeRelay();
  return { isChanged };
}

/** A source may name a department that the directory does not know; one that it knows as closed gets no work. */
async function refuseClosed(tx: Transaction, store: Store, department: string): Promise<void> {
  const board = await store.departments.board(tx);
  if (board.byCode.has(department)) requireOpenDepartment(board, department);
}

async function nextState(
  tx: Transaction,
  store: Store,
  input: { stored: StoredAppeal; patch: AppealPatch; now: number; places: PlaceReader },
): Promise<AppealState> {
  const { stored, patch, now, places } = input;
  const source = stored.state.source;
  const labels = typeof patch.topic === 'string' ? [{ source, label: patch.topic }] : [];
  const resolve = await resolveLabels(tx, { city: store.city, now }, labels);
  const router = await store.routing.router(tx);
  const next = stateAfterPatch(stored.state, patch, {
    city: store.city,
    router,
    now,
    places,
    topicOf: (label) => resolve(source, label),
  });
  if (next.topic === stored.state.topic) return next;
  const confirmed = (await confirmedTopics(tx, [stored.id])).get(stored.id);
  return confirmed === undefined ? next : withTopic(router, next, confirmed);
}
