import { inArray, sql } from 'drizzle-orm';
import type { Transaction } from '@/lib/db/database';
import { placeReading } from '@/lib/db/schema';
import type { AppealWords, KeptReading } from '@/lib/domain/places/appeal-place';
import type { AppealSpot } from './place-after';
import type { PlaceReader } from './place-reader';

export interface ReadAppeal {
  readonly id: number;
  readonly state: AppealWords & Pick<AppealSpot, 'lat' | 'placeOrigin'>;
}

/** What is to be kept of an appeal's words; null where the source's coordinates lead or no place is named. */
function readingOf({ state }: ReadAppeal, places: PlaceReader): KeptReading | null {
  if (state.lat !== null && state.placeOrigin === null) return null;
  return places.read({ address: state.address, text: state.text }).reading;
}

type Row = typeof placeReading.$inferInsert;

async function write(tx: Transaction, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  await tx
    .insert(placeReading)
    .values([...rows])
    .onConflictDoUpdate({
      target: placeReading.appealId,
      set: {
        origin: sql`excluded.origin`,
        reading: sql`excluded.reading`,
        decidedBy: null,
        changedAt: sql`excluded.changed_at`,
      },
    });
}

/** Keeps what was read of appeals that are new; what a person chose is not touched. */
export async function keepReadings(
  tx: Transaction,
  input: { appeals: readonly ReadAppeal[]; places: PlaceReader; now: number },
): Promise<void> {
  const changedAt = new Date(input.now);
  const rows = input.appeals.flatMap((appeal): Row[] => {
    const reading = appeal.state.placeOrigin === 'person' ? null : readingOf(appeal, input.places);
    const origin = appeal.state.placeOrigin;
    return reading === null ? [] : [{ appealId: appeal.id, origin, reading, changedAt }];
  });
  await write(tx, rows);
}

/** The same for appeals that were there: a reading that no longer holds is taken away. */
export async function renewReadings(
  tx: Transaction,
  input: { appeals: readonly ReadAppeal[]; places: PlaceReader; now: number },
): Promise<void> {
  const stale = input.appeals
    .filter(({ state }) => state.placeOrigin !== 'person')
    .filter((appeal) => readingOf(appeal, input.places) === null)
    .map(({ id }) => id);
  if (stale.length > 0) await tx.delete(placeReading).where(inArray(placeReading.appealId, stale));
  await keepReadings(tx, input);
}
