import { answerLinkInput, proposalsQuery } from '@/lib/contract/answer-link';
import { listLinks } from '@/lib/services/answer-links/list-links';
import { makeLink } from '@/lib/services/answer-links/make-link';
import { appContext } from '@/lib/services/context';
import { requestActor } from '@/lib/services/tokens/request-actor';
import { answer, answering, parseBody, parseQuery } from '../../http';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return answering(async () => {
    const { store } = appContext();
    const { actor } = await requestActor(store, request.headers);
    const input = parseQuery(request, proposalsQuery);
    return answer({ items: await listLinks({ ctx: { store, actor }, input }) });
  });
}

export function POST(request: Request): Promise<Response> {
  return answering(async () => {
    const { store } = appContext();
    const { actor } = await requestActor(store, request.headers);
    const input = await parseBody(request, answerLinkInput, 'ссылка не создана: исправьте поля');
    return answer(await makeLink({ ctx: { store, actor }, input }), 201);
  });
}
