import { eq } from 'drizzle-orm';
import type { Orm, Transaction } from '@/lib/db/database';
import { appealMove } from '@/lib/db/schema';

export type MoveRow = typeof appealMove.$inferSelect;

/** The moves of an appeal, oldest first. */
export async function readMoves(db: Orm | Transaction, appealId: number): Promise<MoveRow[]> {
  return db.select().from(appealMove).where(eq(appealMove.appealId, appealId)).orderBy(appealMove.version);
}

/** What people wrote with their moves, as it is: only for whoever may see personal data. */
export async function readMoveTexts(
  db: Orm | Transaction,
  appealId: number,
): Promise<{ version: number; reason: string | null; text: string | null }[]> {
  const rows = await readMoves(db, appealId);
  return rows.map(({ version, reason, text }) => ({ version, reason, text }));
}
