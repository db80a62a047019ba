import type { Receipts } from '@/lib/contract/receipt';
import type { Poll } from '../sources/record-poll';
import type { VerbContext } from '../store';
import { shareCommit } from './share-commit';

/** Rows that share a transaction: a long request is many short commits. */
const CHUNK = 500;

/** Takes all rows of a request in the live lane; an empty list is still a poll of its source. */
export async function submitAll({
  ctx,
  input,
}: {
  ctx: VerbContext;
  input: { rows: readonly unknown[]; poll: Poll | null };
}): Promise<Receipts> {
  const sum: Receipts = { created: 0, duplicate: 0, corrected: 0, parked: 0, rejected: 0, receipts: [] };
  for (let i = 0; i === 0 || i < input.rows.length; i += CHUNK) {
    const rows = input.rows.slice(i, i + CHUNK);
    const part = await shareCommit(ctx, { rows, poll: input.poll });
    sum.created += part.created;
    sum.duplicate += part.duplicate;
    sum.corrected += part.corrected;
    sum.parked += part.parked;
    sum.rejected += part.rejected;
    for (const receipt of part.receipts) sum.receipts.push({ ...receipt, row: i + receipt.row });
  }
  return sum;
}
