import { sql } from 'drizzle-orm';
import type { FieldError } from '@/lib/contract/app-error';
import type { Receipt } from '@/lib/contract/receipt';
import type { Transaction } from '@/lib/db/database';
import { requireScope } from '../actor';
import { submitRows } from '../intake/submit-rows';
import type { VerbContext } from '../store';
import { noteChanges } from './note-changes';
import { noteRejects, type RejectedRow } from './note-rejects';

export interface Mending {
  readonly jobId: number;
  /** The row as the person has mended it. */
  readonly row: RejectedRow;
  /** What it became, or the errors for which it is no body yet. */
  readonly body: unknown;
  readonly errors: readonly FieldError[];
}

async function countMended(tx: Transaction, jobId: number, status: Receipt['status']): Promise<void> {
  await tx.execute(sql`
    UPDATE import_job SET counts = counts || jsonb_build_object(
      'rejected', greatest(0, coalesce((counts->>'rejected')::int, 0) - 1),
      ${status}::text, coalesce((counts->>${status}::text)::int, 0) + 1)
    WHERE id = ${jobId}`);
}

/**
 * Submits a mended row as a part of its import: undoing the import takes it back too. A row that is refused again
 * waits on with its new errors. Needs the scope `ingest`.
 */
export async function mendReject({
  ctx,
  input,
}: {
  ctx: VerbContext;
  input: Mending;
}): Promise<Receipt | null> {
  requireScope(ctx.actor, 'ingest');
  const { jobId, row } = input;
  if (input.errors.length > 0) {
    await ctx.store.db.orm.transaction((tx) => noteRejects(tx, jobId, [{ ...row, errors: input.errors }]));
    return null;
  }
  const { receipts } = await submitRows({
    ctx,
    input: {
      rows: [input.body],
      lane: 'live',
      poll: 'past',
      keepsRejects: true,
      async alongside(tx, answer, written) {
        const [receipt] = answer.receipts;
        if (receipt === undefined) return;
        const isTaken = receipt.errors.length === 0;
        if (!isTaken) return noteRejects(tx, jobId, [{ ...row, errors: receipt.errors }]);
        const [job] = await tx.execute<{ run: number }>(
          sql`SELECT run FROM import_job WHERE id = ${jobId} FOR UPDATE`,
        );
        await noteChanges(tx, { id: jobId, run: job?.run ?? 1 }, written);
        await tx.execute(sql`DELETE FROM import_reject WHERE job_id = ${jobId} AND line = ${row.line}`);
        await countMended(tx, jobId, receipt.status);
      },
    },
  });
  return receipts[0] ?? null;
}
