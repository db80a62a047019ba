import { sql } from 'drizzle-orm';
import type { FieldError } from '@/lib/contract/app-error';
import type { Transaction } from '@/lib/db/database';
import { mark } from '../mark';
import { type BadRow, digestOf, MalformedRow } from './parse-row';

export interface RowToPark {
  readonly raw: unknown;
  readonly bad: BadRow;
}

/** A row is kept as it came, up to this many characters of JSON; a longer one is cut and says so. */
const BODY_LIMIT = 2_000_000;

/** PostgreSQL's jsonb takes neither NUL nor half a surrogate pair, in error texts neither. */
function storable(errors: readonly FieldError[]): FieldError[] {
  return errors.map(({ field, message }) => ({
    field: field.replaceAll('\0', '').toWellFormed(),
    message: message.replaceAll('\0', '').toWellFormed(),
  }));
}

/** JSON escapes what PostgreSQL's text cannot hold; a line that is no JSON loses its NULs. */
function bodyOf(raw: unknown): string {
  if (raw instanceof MalformedRow) return raw.text.replaceAll('\0', '').toWellFormed();
  return JSON.stringify(raw) ?? 'null';
}

const storableName = (name: string | null) => name?.replaceAll('\0', '').toWellFormed() ?? null;

/** Keeps bad rows where a person mends them; the same row again only counts. Answers their numbers in order. */
export async function parkRows(
  tx: Transaction,
  rows: readonly RowToPark[],
  origin: { actor: string; now: number },
): Promise<number[]> {
  const numbers: number[] = [];
  for (const { raw, bad } of rows) {
    const body = bodyOf(raw).slice(0, BODY_LIMIT);
    const [row] = await tx.execute<{ id: string }>(sql`
      INSERT INTO parked_row AS p (source, external_id, body, body_hash, reason, errors, actor, first_at, last_at)
      VALUES (${storableName(bad.source)}, ${storableName(bad.externalId)}, ${body}, ${digestOf(raw)}, ${bad.reason},
        ${JSON.stringify(storable(bad.errors))}::jsonb, ${origin.actor}, ${mark(origin.now)}, ${mark(origin.now)})
      ON CONFLICT (body_hash) DO UPDATE
        SET times = p.times + 1, last_at = excluded.last_at, errors = excluded.errors, resolved_at = NULL
      RETURNING id`);
    numbers.push(Number(row?.id ?? 0));
  }
  return numbers;
}

/** What came at last under its own name no longer waits. */
export async function resolveParked(
  tx: Transaction,
  accepted: readonly { source: string; externalId: string }[],
  now: number,
): Promise<void> {
  if (accepted.length === 0) return;
  await tx.execute(sql`
    UPDATE parked_row p SET resolved_at = ${mark(now)}
    FROM jsonb_to_recordset(${JSON.stringify(accepted)}::jsonb) AS r(source text, "externalId" text)
    WHERE p.resolved_at IS NULL AND p.source = r.source AND p.external_id = r."externalId"`);
}
