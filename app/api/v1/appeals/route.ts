import { submitQuery } from '@/lib/contract/http';
import type { Receipts } from '@/lib/contract/receipt';
import { appContext } from '@/lib/services/context';
import { readRows } from '@/lib/services/intake/read-body';
import { submitAll } from '@/lib/services/intake/submit-all';
import { authenticate } from '@/lib/services/tokens/tokens';
import { answer, answering, parseQuery, readBytes } from '../../http';

export const dynamic = 'force-dynamic';

/** All good: 201 when something new came, else 200; all bad: 422; all put off: 202; mixed: 207. */
function statusOf({ created, corrected, duplicate, parked, rejected }: Receipts): number {
  const good = created + corrected + duplicate;
  if (parked + rejected === 0) return created > 0 ? 201 : 200;
  if (good > 0) return 207;
  return rejected === 0 ? 202 : 422;
}

/** When the rows were durable, epoch ms: whoever measures how fresh a screen is starts here. */
function withCommitTime(response: Response): Response {
  response.headers.set('server-timing', `commit;desc="${performance.timeOrigin + performance.now()}"`);
  return response;
}

export function POST(request: Request): Promise<Response> {
  return answering(async () => {
    const { store } = appContext();
    const { actor, poll } = await authenticate(store, request.headers.get('authorization'));
    const { source, interval } = parseQuery(request, submitQuery);
    const rows = readRows(await readBytes(request), request.headers.get('content-type') ?? '');
    const named = source === undefined ? poll : { source, intervalSeconds: interval ?? null };
    const receipts = await submitAll({ ctx: { store, actor }, input: { rows, poll: named } });
    return withCommitTime(answer(receipts, statusOf(receipts)));
  });
}
