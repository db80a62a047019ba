import { randomUUID } from 'node:crypto';
import { OUTAGE_MESSAGES, type OutageAnswer, type OutageInput } from '@/lib/contract/outage-input';
import type { Transaction } from '@/lib/db/database';
import { withTransaction } from '@/lib/db/with-transaction';
import type { OutageAction } from '@/lib/domain/outages/outage';
import { requireEither } from '../actor';
import type { Store, VerbContext } from '../store';
import { districtOfPoints, type FoundPlaces, findPlaces } from './find-places';
import { fieldChanges, type KeptOutage } from './kept-outage';
import { insertOutage, lockOutage, requireVersion, updateOutage, type VersionedOutage } from './outage-rows';
import { type ReadAnnouncement, readAnnouncement } from './read-announcement';

/**
 * Announces a planned outage, an accident or an event: while it lasts, complaints of its topics in its district ring
 * no alarm, and its hours do not teach the norm. The same announcement again changes nothing, another one under
 * its id replaces it. Needs the scope `outages` or `ingest`; errors: invalid when the city has no such topic, district
 * or place, conflict when somebody changed it since the given version.
 */
export async function announceOutage({
  ctx: { store, actor },
  input,
}: {
  ctx: VerbContext;
  input: OutageInput;
}): Promise<OutageAnswer> {
  requireEither(actor, ['outages', 'ingest']);
  const now = store.clock.now();
  const read = readAnnouncement(store.city, input, now);
  const answer = await withTransaction(store.db, (tx) =>
    keepAnnouncement(tx, { store, input, read }, { actor: actor.id, now }),
  );
  store.pokeRelay();
  return answer;
}

/** Writes one announcement that was read already, in a transaction of the caller. Errors: conflict. */
export async function keepAnnouncement(
  tx: Transaction,
  { store, input, read }: { store: Store; input: OutageInput; read: ReadAnnouncement },
  doing: { readonly actor: string; readonly now: number },
): Promise<OutageAnswer> {
  const id = input.id ?? `pult-${randomUUID()}`;
  const found = await findPlaces(tx, store, read);
  const outcome = await keep(tx, { store, read, found, id, seen: input.version ?? null }, doing);
  return { ...outcome, id, message: OUTAGE_MESSAGES[outcome.status], places: [...found.places] };
}

interface Announcing {
  readonly store: Store;
  readonly read: ReadAnnouncement;
  readonly found: FoundPlaces;
  readonly id: string;
  readonly seen: number | null;
}

function keptFrom({ store, read, found, id }: Announcing, before: KeptOutage | null): KeptOutage {
  const { spots } = found;
  const points = [...(read.at === null ? [] : [read.at]), ...(read.ring ?? []), ...spots];
  const told = read.ended === undefined ? (before?.ended ?? null) : read.ended;
  return {
    ...read,
    id,
    spots,
    district: read.district ?? districtOfPoints(store.city, points),
    // An end that was told of an earlier run says nothing of one that begins later.
    ended: told !== null && told <= read.from ? null : told,
    isWithdrawn: read.isWithdrawn ?? before?.isWithdrawn ?? false,
  };
}

async function keep(
  tx: Transaction,
  announcing: Announcing,
  doing: { readonly actor: string; readonly now: number },
): Promise<Pick<OutageAnswer, 'status' | 'version'>> {
  const before = await lockOutage(tx, announcing.id);
  if (before !== null) return replace(tx, { ...announcing, before }, doing);
  const isNew = await insertOutage(tx, keptFrom(announcing, null), doing);
  // Somebody has announced it in this very moment: now it is there.
  return isNew ? { status: 'announced', version: 1 } : keep(tx, announcing, doing);
}

async function replace(
  tx: Transaction,
  { before, ...announcing }: Announcing & { readonly before: VersionedOutage },
  doing: { readonly actor: string; readonly now: number },
): Promise<Pick<OutageAnswer, 'status' | 'version'>> {
  requireVersion(before, announcing.seen);
  const after = keptFrom(announcing, before.kept);
  const isSame =
    fieldChanges(before.kept, after).length === 0 && before.kept.isWithdrawn === after.isWithdrawn;
  if (isSame) return { status: 'known', version: before.version };
  const what = { ...doing, action: actionOf(before.kept, after), reason: null };
  return { status: 'changed', version: await updateOutage(tx, { before, after }, what) };
}

function actionOf(before: KeptOutage, after: KeptOutage): OutageAction {
  if (before.isWithdrawn !== after.isWithdrawn) return after.isWithdrawn ? 'withdrawn' : 'restored';
  return 'edited';
}
