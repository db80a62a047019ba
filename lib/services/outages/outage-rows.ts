import { eq } from 'drizzle-orm';
import { AppError } from '@/lib/contract/app-error';
import type { Transaction } from '@/lib/db/database';
import { outage, outageEvent } from '@/lib/db/schema';
import type { OutageAction } from '@/lib/domain/outages/outage';
import { appendEvents } from '../log/append-events';
import { toDate, toMs } from '../mark';
import { fieldChanges, type KeptOutage, logOutage } from './kept-outage';

type Row = typeof outage.$inferSelect;

export interface VersionedOutage {
  readonly kept: KeptOutage;
  readonly version: number;
}

export function keptOf(row: Row): KeptOutage {
  const { id, kind, title, by, service, topics, district, area, houses, ring, spots, lat, lon } = row;
  const words = { id, kind, title, by, service, topics, district, area, houses };
  return {
    ...words,
    at: lat === null || lon === null ? null : [lon, lat],
    ring,
    spots,
    from: row.startsAt.getTime(),
    promised: row.promisedAt.getTime(),
    ended: toMs(row.endedAt),
    isWithdrawn: row.withdrawnAt !== null,
  };
}

function toRow(kept: KeptOutage, now: number): Omit<Row, 'version'> {
  const { id, kind, title, by, service, topics, district, area, houses, at, ring, spots } = kept;
  const words = { id, kind, title, by, service, topics: [...topics], district, area, houses: [...houses] };
  return {
    ...words,
    lat: at?.[1] ?? null,
    lon: at?.[0] ?? null,
    ring: ring === null ? null : [...ring],
    spots: [...spots],
    startsAt: new Date(kept.from),
    promisedAt: new Date(kept.promised),
    endedAt: toDate(kept.ended),
    endsAt: new Date(kept.ended ?? kept.promised),
    withdrawnAt: kept.isWithdrawn ? new Date(now) : null,
  };
}

/** The annotation, locked: of two who change it at once, the second sees what the first has done. */
export async function lockOutage(tx: Transaction, id: string): Promise<VersionedOutage | null> {
  const [row] = await tx.select().from(outage).where(eq(outage.id, id)).for('update');
  return row === undefined ? null : { kept: keptOf(row), version: row.version };
}

/** Errors: conflict when somebody changed it since a person looked. */
export function requireVersion({ version }: VersionedOutage, seen: number | null | undefined): void {
  if (seen == null || seen === version) return;
  throw new AppError('conflict', 'отключение изменили, пока вы смотрели: обновите страницу');
}

export interface OutageChanged {
  readonly action: OutageAction;
  readonly actor: string;
  readonly reason: string | null;
  readonly now: number;
}

/** Writes an annotation that was not there. Answers false when another one has taken its number meanwhile. */
export async function insertOutage(
  tx: Transaction,
  kept: KeptOutage,
  what: Omit<OutageChanged, 'action' | 'reason'>,
): Promise<boolean> {
  const written = await tx
    .insert(outage)
    .values(toRow(kept, what.now))
    .onConflictDoNothing()
    .returning({ id: outage.id });
  if (written.length === 0) return false;
  await note(tx, { kept, changes: [] }, { ...what, action: 'announced', reason: null });
  return true;
}

/** Writes what has become of a locked annotation, its history and its event. Answers the version from now on. */
export async function updateOutage(
  tx: Transaction,
  { before, after }: { before: VersionedOutage; after: KeptOutage },
  what: OutageChanged,
): Promise<number> {
  const version = before.version + 1;
  await tx
    .update(outage)
    .set({ ...toRow(after, what.now), version })
    .where(eq(outage.id, after.id));
  await note(tx, { kept: after, changes: fieldChanges(before.kept, after) }, what);
  return version;
}

async function note(
  tx: Transaction,
  { kept, changes }: { kept: KeptOutage; changes: ReturnType<typeof fieldChanges> },
  { action, actor, reason, now }: OutageChanged,
): Promise<void> {
  await tx
    .insert(outageEvent)
    .values({ outageId: kept.id, action, actor, reason, changes, recordedAt: new Date(now) });
  const body = { type: 'outage.announced', outage: logOutage(kept) } as const;
  await appendEvents(tx, [{ appealId: null, body }], {
    actor,
    lane: 'live',
    restored: false,
    recordedAt: now,
  });
}
