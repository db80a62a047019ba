import { proposalsQuery } from '@/lib/contract/answer-link';
import { LOCAL_OBSERVER } from '@/lib/services/actor';
import { listProposals } from '@/lib/services/answer-links/list-proposals';
import { appContext } from '@/lib/services/context';
import { answer, answering, parseQuery } from '../../http';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return answering(async () => {
    const { store } = appContext();
    const input = parseQuery(request, proposalsQuery);
    return answer({ items: await listProposals({ ctx: { store, actor: LOCAL_OBSERVER }, input }) });
  });
}
