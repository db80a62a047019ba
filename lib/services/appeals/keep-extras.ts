import { sql } from 'drizzle-orm';
import type { Transaction } from '@/lib/db/database';
import type { Registration } from './register-appeals';

/** What a source tells of an appeal and no field of ours holds: name → words. Null where there is nothing. */
export type Extra = Readonly<Record<string, string>> | null;

export async function readExtras(
  tx: Transaction,
  appealIds: readonly number[],
): Promise<Map<number, NonNullable<Extra>>> {
  if (appealIds.length === 0) return new Map();
  const rows = await tx.execute<{ appeal_id: string; fields: Record<string, string> }>(sql`
    SELECT appeal_id, fields FROM appeal_extra
    WHERE appeal_id IN (SELECT value::bigint FROM jsonb_array_elements_text(${JSON.stringify(appealIds)}::jsonb))`);
  return new Map(rows.map((row) => [Number(row.appeal_id), row.fields]));
}

/** Writes what is to stand beside appeals from now on; null takes it away. */
export async function writeExtras(tx: Transaction, extras: ReadonlyMap<number, Extra>): Promise<void> {
  const rows = [...extras].map(([id, fields]) => ({ id, fields }));
  if (rows.length === 0) return;
  const json = JSON.stringify(rows);
  await tx.execute(sql`
    DELETE FROM appeal_extra e USING jsonb_to_recordset(${json}::jsonb) AS r(id bigint, fields jsonb)
    WHERE e.appeal_id = r.id AND (r.fields IS NULL OR r.fields = 'null'::jsonb)`);
  await tx.execute(sql`
    INSERT INTO appeal_extra (appeal_id, fields)
    SELECT r.id, r.fields FROM jsonb_to_recordset(${json}::jsonb) AS r(id bigint, fields jsonb)
    WHERE r.fields IS NOT NULL AND r.fields <> 'null'::jsonb
    ON CONFLICT (appeal_id) DO UPDATE SET fields = excluded.fields`);
}

export interface RowExtra {
  /** Absent keeps, null clears. */
  readonly extra: Extra | undefined;
  readonly registration: Registration | undefined;
}

/** Keeps what rows tell beside their fields, and answers what stood there before, by appeal. */
export async function keepExtras(tx: Transaction, rows: readonly RowExtra[]): Promise<Map<number, Extra>> {
  const next = new Map<number, Extra>();
  const known: number[] = [];
  for (const { extra, registration } of rows) {
    if (registration === undefined) continue;
    const { id, status, before } = registration;
    const isWritten = status === 'created' || before !== undefined;
    if (!isWritten) continue;
    if (before !== undefined) known.push(id);
    if (extra !== undefined && (extra !== null || before !== undefined)) next.set(id, extra);
  }
  const earlier = await readExtras(tx, known);
  await writeExtras(tx, next);
  return new Map(known.map((id) => [id, earlier.get(id) ?? null]));
}
