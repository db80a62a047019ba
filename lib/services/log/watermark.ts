import { sql } from 'drizzle-orm';
import type { Database } from '@/lib/db/database';

/** Up to where a consumer has done its work; 0 when it never did any. */
export async function readWatermark(database: Database, consumer: string): Promise<number> {
  const rows = await database.orm.execute<{ pos: string }>(
    sql`SELECT pos FROM watermark WHERE consumer = ${consumer}`,
  );
  return Number(rows[0]?.pos ?? 0);
}

export async function writeWatermark(database: Database, consumer: string, pos: number): Promise<void> {
  await database.orm.execute(sql`
    INSERT INTO watermark (consumer, pos) VALUES (${consumer}, ${pos})
    ON CONFLICT (consumer) DO UPDATE SET pos = excluded.pos`);
}
