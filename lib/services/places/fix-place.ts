import { eq } from 'drizzle-orm';
import { AppError } from '@/lib/contract/app-error';
import type { PlaceFix, PlaceFixed } from '@/lib/contract/place';
import type { Transaction } from '@/lib/db/database';
import { placeReading } from '@/lib/db/schema';
import { withTransaction } from '@/lib/db/with-transaction';
import type { Precision } from '@/lib/domain/appeal';
import type { KeptReading } from '@/lib/domain/places/appeal-place';
import { requireScope } from '../actor';
import { lockAppeals, type StoredAppeal, writeChanges } from '../appeals/appeal-rows';
import type { AppealState } from '../appeals/appeal-state';
import { changeEvent, isSameState } from '../appeals/change-event';
import type { City } from '../city/city';
import { appendEvents } from '../log/append-events';
import { type Router, withRoute } from '../routing/routing-desk';
import type { VerbContext } from '../store';
import { spotAt } from './place-after';

const NO_READING: KeptReading = {
  label: null,
  words: null,
  from: 'text',
  settlement: null,
  note: null,
  candidates: [],
  others: [],
};

interface Choice {
  readonly at: readonly [number, number];
  readonly precision: Precision;
  readonly label: string | null;
  readonly settlement: string | null;
}

async function readingOf(tx: Transaction, appealId: number): Promise<KeptReading> {
  const [row] = await tx.select().from(placeReading).where(eq(placeReading.appealId, appealId));
  return row?.reading ?? NO_READING;
}

function choiceOf(place: PlaceFix, { candidates }: KeptReading): Choice {
  if ('lat' in place)
    return { at: [place.lon, place.lat], precision: 'house', label: null, settlement: null };
  const chosen = candidates.find(({ id }) => id === place.candidate);
  if (chosen === undefined) {
    throw new AppError('invalid', 'место не исправлено: такого варианта у записи нет', [
      { field: 'candidate', message: 'обновите страницу и выберите из показанных' },
    ]);
  }
  if (chosen.at === null) {
    throw new AppError('invalid', 'место не исправлено: у этого варианта нет точки на карте', [
      { field: 'candidate', message: 'покажите место на карте' },
    ]);
  }
  const { label, settlement, precision } = chosen;
  return { at: [chosen.at[0], chosen.at[1]], precision, label, settlement };
}

function stateWith(rules: { city: City; router: Router }, state: AppealState, choice: Choice): AppealState {
  const { city, router } = rules;
  const said = { precision: choice.precision, placeOrigin: 'person' } as const;
  const spot = spotAt(city, choice.at, said);
  return withRoute(router, { ...state, ...spot });
}

async function keepChoice(
  tx: Transaction,
  chosen: { appealId: number; reading: KeptReading; choice: Choice; actor: string; now: number },
): Promise<void> {
  const { appealId, choice, actor, now } = chosen;
  const { label, settlement } = choice;
  const reading: KeptReading = { ...chosen.reading, label, settlement, note: null };
  const row = { origin: 'person', reading, decidedBy: actor, changedAt: new Date(now) } as const;
  await tx
    .insert(placeReading)
    .values({ appealId, ...row })
    .onConflictDoUpdate({ target: placeReading.appealId, set: row });
}

/**
 * Puts an appeal where a person says: on one of its candidates or on a point of the map. Later bodies and readings
 * leave that alone. Needs the scope `places`; errors: not-found, invalid for a candidate that is not offered.
 */
export async function fixPlace({
  ctx,
  input,
}: {
  ctx: VerbContext;
  input: { id: number; place: PlaceFix };
}): Promise<PlaceFixed> {
  const { store, actor } = ctx;
  requireScope(actor, 'places');
  const now = store.clock.now();
  const fixed = await withTransaction(store.db, async (tx) => {
    const stored = (await lockAppeals(tx, [input.id])).get(input.id);
    if (stored === undefined) throw new AppError('not-found', `записи № ${input.id} нет`);
    const reading = await readingOf(tx, input.id);
    const choice = choiceOf(input.place, reading);
    const router = await store.routing.router(tx);
    const next = stateWith({ city: store.city, router }, stored.state, choice);
    await keepChoice(tx, { appealId: input.id, reading, choice, actor: actor.id, now });
    await writeNext(tx, { stored, next, actor: actor.id, now });
    return next;
  });
  store.pokeRelay();
  const { precision, district, isOutside } = fixed;
  const message = isOutside ? 'место записано; оно за границами города' : 'место записано';
  return { id: input.id, precision, district, message };
}

async function writeNext(
  tx: Transaction,
  change: { stored: StoredAppeal; next: AppealState; actor: string; now: number },
): Promise<void> {
  const { stored, next, actor, now } = change;
  if (isSameState(stored, next)) return;
  const written = { stored, next, keys: stored.keys, bodyHash: stored.bodyHash };
  await writeChanges(tx, [written]);
  const origin = { actor, lane: 'live', restored: false, recordedAt: now } as const;
  await appendEvents(tx, [changeEvent('appeal.updated', written)], origin);
}
