import { sql } from 'drizzle-orm';
import type { FieldError } from '@/lib/contract/app-error';
import type { Transaction } from '@/lib/db/database';

/** A row of a file that could not be taken. */
export interface RejectedRow {
  /** Line of the file. */
  readonly line: number;
  /** Column → value; null for a row that could not be told apart. */
  readonly values: Readonly<Record<string, string>> | null;
  /** The row as it stands in the file, where it has no values. */
  readonly raw: string | null;
  readonly errors: readonly FieldError[];
}

/** More rejects than a person would mend one by one are mended in their file. */
const KEPT = 2_000;
const RAW_LIMIT = 20_000;

const storable = (text: string) => text.replaceAll('\0', '').toWellFormed();

function record({ line, values, raw, errors }: RejectedRow) {
  const cells = Object.entries(values ?? {}).map(([column, value]) => [storable(column), storable(value)]);
  return {
    line,
    values: values === null ? null : Object.fromEntries(cells),
    raw: raw === null ? null : storable(raw).slice(0, RAW_LIMIT),
    errors: errors.map(({ field, message }) => ({ field: storable(field), message: storable(message) })),
  };
}

/** Keeps refused rows where the page can show and mend them, the first two thousand of an import. */
export async function noteRejects(
  tx: Transaction,
  jobId: number,
  rejects: readonly RejectedRow[],
): Promise<void> {
  if (rejects.length === 0) return;
  await tx.execute(sql`
    INSERT INTO import_reject (job_id, line, "values", raw, errors)
    SELECT ${jobId}, r.line, r."values", r.raw, r.errors
    FROM jsonb_to_recordset(${JSON.stringify(rejects.slice(0, KEPT).map(record))}::jsonb)
      AS r(line int, "values" jsonb, raw text, errors jsonb)
    WHERE (SELECT count(*) FROM import_reject WHERE job_id = ${jobId}) < ${KEPT}
    ON CONFLICT (job_id, line) DO UPDATE SET "values" = excluded."values", raw = excluded.raw, errors = excluded.errors`);
}
