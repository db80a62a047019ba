import { eq, inArray, sql } from 'drizzle-orm';
import type { Transaction } from '@/lib/db/database';
import { type GazetteerChange, type GazetteerLayer, gazetteerEntry, gazetteerVersion } from '@/lib/db/schema';
import type { VerbContext } from '../store';
import type { EntryRow } from './entry-rows';

const BATCH = 500;

export const isChange = ({ added, changed, removed }: GazetteerChange) => added + changed + removed > 0;

/** One change of the gazetteer at a time; who only reads does not wait. */
export async function lockGazetteer(tx: Transaction): Promise<void> {
  await tx.execute(sql`LOCK TABLE gazetteer_version IN EXCLUSIVE MODE`);
}

async function digestsOf(tx: Transaction, layer: GazetteerLayer): Promise<Map<string, string>> {
  const { id, digest } = gazetteerEntry;
  const rows = await tx.select({ id, digest }).from(gazetteerEntry).where(eq(gazetteerEntry.layer, layer));
  return new Map(rows.map((row) => [row.id, row.digest]));
}

async function removeIds(tx: Transaction, ids: readonly string[]): Promise<void> {
  for (let at = 0; at < ids.length; at += BATCH) {
    await tx.delete(gazetteerEntry).where(inArray(gazetteerEntry.id, ids.slice(at, at + BATCH)));
  }
}

/** Makes a layer hold `rows` and nothing else, writing only what differs. */
export async function replaceLayer(
  tx: Transaction,
  { layer, rows, onRows }: { layer: GazetteerLayer; rows: readonly EntryRow[]; onRows(done: number): void },
): Promise<GazetteerChange> {
  const known = await digestsOf(tx, layer);
  const fresh: EntryRow[] = [];
  const counts = { added: 0, changed: 0 };
  for (const row of rows) {
    const digest = known.get(row.id);
    known.delete(row.id);
    if (digest === row.digest) continue;
    if (digest === undefined) counts.added++;
    else counts.changed++;
    fresh.push(row);
  }
  const gone = [...known.keys()];
  const stale = fresh.map(({ id }) => id);
  if (counts.changed > 0) await removeIds(tx, stale);
  await removeIds(tx, gone);
  for (let at = 0; at < fresh.length; at += BATCH) {
    await tx.insert(gazetteerEntry).values(fresh.slice(at, at + BATCH));
    onRows(Math.min(at + BATCH, fresh.length));
  }
  return { ...counts, removed: gone.length };
}

/** Answers the version that the change made; the gazetteer's present one when nothing changed. */
export async function recordChange(
  tx: Transaction,
  ctx: VerbContext,
  said: Pick<typeof gazetteerVersion.$inferInsert, 'layer' | 'action' | 'fileName' | 'change'>,
): Promise<number> {
  if (!isChange(said.change)) return currentVersion(tx);
  const changedAt = new Date(ctx.store.clock.now());
  const [row] = await tx
    .insert(gazetteerVersion)
    .values({ ...said, actor: ctx.actor.id, changedAt })
    .returning({ version: gazetteerVersion.version });
  return row?.version ?? 0;
}

/** Zero before the first import. */
export async function currentVersion(tx: Pick<Transaction, 'select'>): Promise<number> {
  const [row] = await tx
    .select({ version: sql<string | null>`max(${gazetteerVersion.version})` })
    .from(gazetteerVersion);
  return Number(row?.version ?? 0);
}
