import { asc, eq, isNotNull } from 'drizzle-orm';
import { appealText, topicReading } from '@/lib/db/schema';
import type { Example } from '@/lib/domain/topics/examples';
import type { Store } from '../store';

/** What people said of texts, oldest first: the material of a training. */
export async function readConfirmations(store: Store): Promise<Example[]> {
  const rows = await store.db.orm
    .select({ text: appealText.text, group: topicReading.confirmed })
    .from(topicReading)
    .innerJoin(appealText, eq(appealText.appealId, topicReading.appealId))
    .where(isNotNull(topicReading.confirmed))
    .orderBy(asc(topicReading.appealId));
  return rows.flatMap(({ text, group }) => (group === null ? [] : [{ text, group }]));
}
