import { submitQuery } from '@/lib/contract/http';
import type { Receipts } from '@/lib/contract/receipt';
import { parseQueryOf } from '../http/error-answer';
import { readBytes } from '../http/read-bytes';
import type { Store } from '../store';
import { authenticate } from '../tokens/tokens';
import { readRows } from './read-body';
import { submitAll } from './submit-all';

/** A request to take appeals, whatever server brought it. */
export interface SubmissionRequest {
  readonly authorization: string | null;
  readonly query: URLSearchParams;
  readonly contentType: string;
  readonly body: AsyncIterable<Uint8Array>;
}

/** All good: 201 when something new came, else 200; all bad: 422; all put off: 202; mixed: 207. */
function statusOf({ created, corrected, duplicate, parked, rejected }: Receipts): number {
  const good = created + corrected + duplicate;
  if (parked + rejected === 0) return created > 0 ? 201 : 200;
  if (good > 0) return 207;
  return rejected === 0 ? 202 : 422;
}

/** Who sends, what is sent, and what became of it; who has no right is refused before the body is read. */
export async function acceptSubmission(
  store: Store,
  request: SubmissionRequest,
): Promise<{ status: number; receipts: Receipts }> {
  const { actor, poll } = await authenticate(store, request.authorization);
  const { source, interval } = parseQueryOf(request.query, submitQuery);
  const rows = readRows(await readBytes(request.body), request.contentType);
  const named = source === undefined ? poll : { source, intervalSeconds: interval ?? null };
  const receipts = await submitAll({ ctx: { store, actor }, input: { rows, poll: named } });
  return { status: statusOf(receipts), receipts };
}
