import { problemInput, problemQuery } from '@/lib/contract/problem';
import { LOCAL_OBSERVER } from '@/lib/services/actor';
import { appContext } from '@/lib/services/context';
import { createProblem } from '@/lib/services/problems/create-problem';
import { listProblems } from '@/lib/services/problems/list-problems';
import { requestActor } from '@/lib/services/tokens/request-actor';
import { answer, answering, parseBody, parseQuery } from '../../http';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return answering(async () => {
    const { store } = appContext();
    const input = parseQuery(request, problemQuery);
    return answer(await listProblems({ ctx: { store, actor: LOCAL_OBSERVER }, input }));
  });
}

export function POST(request: Request): Promise<Response> {
  return answering(async () => {
    const { store } = appContext();
    const { actor } = await requestActor(store, request.headers);
    const input = await parseBody(
      request,
      problemInput,
      'проблема не создана: исправьте поля и пришлите снова',
    );
    return answer(await createProblem({ ctx: { store, actor }, input }), 201);
  });
}
