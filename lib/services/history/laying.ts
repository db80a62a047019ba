import type { Store } from '../store';

const META = 'history-laying';

/** While past days are being laid, nothing is drawn from the history: half of it would be taken for the whole. */
export async function isHistoryBeingLaid({ db }: Store): Promise<boolean> {
  const rows = await db.sql`SELECT 1 FROM store_meta WHERE key = ${META}`;
  return rows.length > 0;
}

/** Stands until `endLaying`, also over a restart in between. */
export async function beginLaying({ db }: Store): Promise<void> {
  await db.sql`INSERT INTO store_meta (key, value) VALUES (${META}, 'true'::jsonb) ON CONFLICT (key) DO NOTHING`;
}

export async function endLaying({ db }: Store): Promise<void> {
  await db.sql`DELETE FROM store_meta WHERE key = ${META}`;
}
