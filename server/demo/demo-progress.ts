import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Transaction } from '@/lib/db/database';
import type { Store } from '@/lib/services/store';

const META = 'demo';

/** How far a store's demonstration has come; days are local day numbers, `sentUntil` an instant. */
const progress = z.strictObject({
  firstDay: z.int(),
  scriptFrom: z.int(),
  /** Everything up to here was sent. */
  sentUntil: z.number(),
  /** Until here it is laid as history; what comes after it is sent as it happens. */
  historyUntil: z.number(),
});
export type DemoProgress = Readonly<z.infer<typeof progress>>;

/** Null before the first start. */
export async function readProgress({ db }: Store): Promise<DemoProgress | null> {
  const [row] = await db.sql<{ value: unknown }[]>`SELECT value FROM store_meta WHERE key = ${META}`;
  return row === undefined ? null : progress.parse(row.value);
}

/** Noted in the transaction of what was sent, so that nothing is sent twice or skipped. */
export async function noteProgress(tx: Transaction, value: DemoProgress): Promise<void> {
  await tx.execute(sql`
    INSERT INTO store_meta (key, value) VALUES (${META}, ${JSON.stringify(value)}::jsonb)
    ON CONFLICT (key) DO UPDATE SET value = excluded.value`);
}
