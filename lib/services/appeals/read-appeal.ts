import { eq } from 'drizzle-orm';
import type { Orm } from '@/lib/db/database';
import { appeal, appealPerson, appealText, placeReading } from '@/lib/db/schema';
import { fromRow, type StoredAppeal } from './appeal-rows';

/** An appeal as it stands, without a lock; undefined when there is none. */
export async function readStoredAppeal(orm: Orm, id: number): Promise<StoredAppeal | undefined> {
  const [row] = await orm
    .select()
    .from(appeal)
    .leftJoin(appealText, eq(appealText.appealId, appeal.id))
    .leftJoin(appealPerson, eq(appealPerson.appealId, appeal.id))
    .leftJoin(placeReading, eq(placeReading.appealId, appeal.id))
    .where(eq(appeal.id, id));
  return row === undefined ? undefined : fromRow(row);
}
